import { type Concept } from "./types.js";

const topicsTable = {
  readmission: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  returnHub: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  externalProcessing: {
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  prisonTransfer: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  police: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  border: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  visa: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  labour: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  resettlement: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  trade: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  defence: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  peace: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  other: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Topic = keyof typeof topicsTable;
export const topics: Readonly<Record<Topic, Concept>> = topicsTable;
