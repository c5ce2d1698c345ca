import { type Concept } from "./types.js";

const outcomesTable = {
  upheld: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  blocked: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  annulled: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  referred: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Outcome = keyof typeof outcomesTable;
export const outcomes: Readonly<Record<Outcome, Concept>> = outcomesTable;
