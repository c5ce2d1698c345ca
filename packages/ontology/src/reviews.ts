import type { Concept } from "./types.js";

const table = {
  unreviewed: {
    label: "unreviewed",
    definition: "No person has judged the statement.",
    includes: "Everything a machine has just read.",
    excludes: "Statements whose judgements were all undone are unreviewed again.",
    example: "A new article's statements",
    counterExample: "A statement with an accept judgement",
  },
  accepted: {
    label: "accepted",
    definition: "A person has confirmed that the source says it.",
    includes: "Statements added by a person.",
    excludes: "Agreement with what the source says.",
    example: "A reader pressed accept.",
    counterExample: "A model reports high confidence: no person did.",
  },
  retracted: {
    label: "retracted",
    definition: "A person has found that the source does not say it; it stays readable.",
    includes: "Misreadings, wrong entities, duplicates.",
    excludes: "Statements that are wrong about the world: use disputed.",
    example: "The quote was about another country.",
    counterExample: "The source erred: use disputed.",
  },
  disputed: {
    label: "disputed",
    definition: "A person has found that the source says it but that it is wrong, outdated or answered.",
    includes: "Later corrections, replies.",
    excludes: "Misreadings: use retracted.",
    example: "The ministry later corrected the figure.",
    counterExample: "The machine read the figure wrongly: use retracted.",
  },
} as const satisfies Record<string, Concept>;

/** The name of a state of review. */
export type Review = keyof typeof table;

/** Where a statement stands with the people who check it; computed from judgements, never set. */
export const reviews: Readonly<Record<Review, Concept>> = table;
