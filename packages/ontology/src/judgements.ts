import { type Concept } from "./types.js";

const judgementKindsTable = {
  same: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  notSame: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  accept: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  retract: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  dispute: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  add: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  note: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  undo: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type JudgementKind = keyof typeof judgementKindsTable;
export const judgementKinds: Readonly<Record<JudgementKind, Concept>> = judgementKindsTable;

const retractReasonsTable = {
  misread: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  misattributed: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  wrongEntity: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  wrongDate: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  duplicate: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type RetractReason = keyof typeof retractReasonsTable;
export const retractReasons: Readonly<Record<RetractReason, Concept>> = retractReasonsTable;

const disputeReasonsTable = {
  wrong: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  outdated: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  answered: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type DisputeReason = keyof typeof disputeReasonsTable;
export const disputeReasons: Readonly<Record<DisputeReason, Concept>> = disputeReasonsTable;
