import { type Concept } from "./types.js";

const rolesTable = {
  party: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  sender: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  host: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  transit: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  funder: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  operator: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  mediator: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  guarantor: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
  witness: { definition: "", includes: "", excludes: "", example: "", counterExample: "" },
} as const satisfies Record<string, Concept>;

export type Role = keyof typeof rolesTable;
export const roles: Readonly<Record<Role, Concept>> = rolesTable;
