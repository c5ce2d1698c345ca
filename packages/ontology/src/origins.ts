import { type Concept } from "./types.js";

const originKindsTable = {
  extractor: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  model: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  person: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  import: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type OriginKind = keyof typeof originKindsTable;
export const originKinds: Readonly<Record<OriginKind, Concept>> = originKindsTable;
