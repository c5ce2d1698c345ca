import { type Concept } from "./types.js";

const polaritiesTable = {
  affirmed: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  negated: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Polarity = keyof typeof polaritiesTable;
export const polarities: Readonly<Record<Polarity, Concept>> = polaritiesTable;
