import { type Concept } from "./types.js";

const instrumentsTable = {
  treaty: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  protocol: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  memorandum: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  exchangeOfLetters: {
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  jointStatement: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  arrangement: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  domesticScheme: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Instrument = keyof typeof instrumentsTable;
export const instruments: Readonly<Record<Instrument, Concept>> = instrumentsTable;
