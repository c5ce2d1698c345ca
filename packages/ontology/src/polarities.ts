import type { Concept } from "./types.js";

const table = {
  affirmed: {
    label: "affirmed",
    definition: "The source says that it is so, will be so or may be so.",
    includes: 'Grammatical negations that affirm ("did not refuse to sign").',
    excludes: "Refusals of the thing itself: use rejects.",
    example: "Iceland and Norway are negotiating.",
    counterExample: "Iceland and Norway are not negotiating.",
  },
  negated: {
    label: "negated",
    definition: "The source says that it is not so; the negation covers the statement with its qualifiers.",
    includes: 'Denials, "no longer", "never", withdrawals (with change: ended).',
    excludes: "Doubt: use modality possible.",
    example: "Iceland and Norway hold no formal talks.",
    counterExample: "Iceland may hold talks: use possible.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a polarity. */
export type Polarity = keyof typeof table;

/** Whether the source says that something is so, or that it is not. */
export const polarities: Readonly<Record<Polarity, Concept>> = table;
