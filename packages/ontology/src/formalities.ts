import { type Concept } from "./types.js";

const formalitiesTable = {
  formal: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  official: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  informal: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  any: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Formality = keyof typeof formalitiesTable;
export const formalities: Readonly<Record<Formality, Concept>> = formalitiesTable;
