import { type Concept } from "./types.js";

const modalitiesTable = {
  asserted: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  planned: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  possible: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  evaluative: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Modality = keyof typeof modalitiesTable;
export const modalities: Readonly<Record<Modality, Concept>> = modalitiesTable;
