import type { Concept } from "./types.js";

const table = {
  asserted: {
    label: "asserted",
    definition: "Said to be the case, or to have been.",
    includes: "Reported speech that asserts: its speaker is kept apart.",
    excludes: "Announcements of what will come: use planned.",
    example: "The two states signed the accord.",
    counterExample: "The two states will sign the accord.",
  },
  planned: {
    label: "planned",
    definition: "Intended, scheduled, promised or expected.",
    includes: '"is to", "will", "is expected to", an invitation accepted.',
    excludes: "What merely might come: use possible.",
    example: "The ministers will meet in May.",
    counterExample: "The ministers could meet in May.",
  },
  possible: {
    label: "possible",
    definition: "Said to be possible, considered, conditional or hypothetical.",
    includes: '"may", "could", "is considering", "if".',
    excludes: "Firm intentions: use planned.",
    example: "The government is considering a scheme.",
    counterExample: "The government will launch a scheme.",
  },
  evaluative: {
    label: "evaluative",
    definition: "A judgement of worth, not of fact.",
    includes: 'Praise and blame worded as description ("a disastrous deal").',
    excludes: "Acts of criticism, which happened: the predicate criticises is asserted.",
    example: "Theirs is the closest of friendships.",
    counterExample: "She criticised the deal: the act is asserted.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a modality. */
export type Modality = keyof typeof table;

/** How the source means a statement. */
export const modalities: Readonly<Record<Modality, Concept>> = table;
