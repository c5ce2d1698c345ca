import type { Concept } from "./types.js";

const table = {
  exactly: {
    label: "exactly",
    definition: "The source gives the number as exact.",
    includes: '"nine countries", "exactly 300".',
    excludes: "Bare round numbers that the source hedges.",
    example: "nine countries",
    counterExample: "about nine countries",
  },
  about: {
    label: "about",
    definition: "The source gives the number as near the true one.",
    includes: "Around, roughly, some, nearly, just under.",
    excludes: "Bounds: use atLeast, atMost, moreThan or lessThan.",
    example: "roughly 13 billion dollars",
    counterExample: "up to 13 billion dollars: use atMost.",
  },
  atLeast: {
    label: "at least",
    definition: "The true number is this or higher.",
    includes: "Not fewer than, a minimum of.",
    excludes: "More than: use moreThan.",
    example: "at least 20 states",
    counterExample: "more than 20 states: 20 itself is excluded.",
  },
  atMost: {
    label: "at most",
    definition: "The true number is this or lower.",
    includes: "Up to, a maximum of, no more than.",
    excludes: "Less than: use lessThan.",
    example: "up to 300 places",
    counterExample: "under 300 places: 300 itself is excluded.",
  },
  moreThan: {
    label: "more than",
    definition: "The true number is higher.",
    includes: "Over, above, in excess of.",
    excludes: "At least: use atLeast.",
    example: "over 22,000 arrivals",
    counterExample: "at least 22,000 arrivals",
  },
  lessThan: {
    label: "less than",
    definition: "The true number is lower.",
    includes: "Under, below, fewer than.",
    excludes: "Just under, which means near: use about.",
    example: "fewer than 50 returns",
    counterExample: "just under 50 returns: use about.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a comparator. */
export type Comparator = keyof typeof table;

/** How a number relates to the true one, as the source words it. */
export const comparators: Readonly<Record<Comparator, Concept>> = table;
