import type { Concept } from "./types.js";

const table = {
  formal: {
    label: "formal",
    definition: "Called formal by the source.",
    includes: "Formal talks, a formal request.",
    excludes: "Talks that look formal to the reader only.",
    example: "There are no formal negotiations.",
    counterExample: "The ministers talked for hours: nothing says formally.",
  },
  official: {
    label: "official",
    definition: "Made by an office on behalf of its institution, in the words of the source.",
    includes: "Official requests, official level.",
    excludes: "Talks called formal: use formal.",
    example: "No official request has arrived.",
    counterExample: "An official travelled there: that is about a person.",
  },
  informal: {
    label: "informal",
    definition: "Called informal, exploratory or preliminary by the source.",
    includes: "Soundings, technical talks without mandate.",
    excludes: "Secret talks, which may be formal.",
    example: "They held exploratory talks.",
    counterExample: "They met in private: private is not informal.",
  },
  any: {
    label: "any",
    definition: "The source speaks of contact of every kind.",
    includes: '"no contact whatsoever", "in any form".',
    excludes: "Sentences that say nothing of formality: leave the qualifier out.",
    example: "Nobody has approached us in any form.",
    counterExample: "Nobody has approached us: says nothing of form.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a formality. */
export type Formality = keyof typeof table;

/** How formal a contact is said to be: a denial of formal talks does not deny talks. */
export const formalities: Readonly<Record<Formality, Concept>> = table;
