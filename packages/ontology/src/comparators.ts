import { type Concept } from "./types.js";

const comparatorsTable = {
  exactly: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  about: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  atLeast: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  atMost: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  moreThan: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  lessThan: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Comparator = keyof typeof comparatorsTable;
export const comparators: Readonly<Record<Comparator, Concept>> = comparatorsTable;
