import { comparators } from "./comparators.js";
import { actorTypes, type EntityType } from "./entity-types.js";
import { formalities } from "./formalities.js";
import { outcomes } from "./outcomes.js";
import { roles } from "./roles.js";
import type { Concept } from "./types.js";

/**
 * What a qualifier may hold: free text, an EDTF date, a number, true or false, a local entity
 * `{type, name}`, either an entity or text, or one word of a list.
 */
export type QualifierValue =
  | "text"
  | "edtf"
  | "number"
  | "boolean"
  | "entity"
  | "entityOrText"
  | { readonly oneOf: readonly string[] };

/** A qualifier: what it adds to a statement and what it may hold. */
export interface QualifierDefinition extends Concept {
  readonly label: string;
  readonly value: QualifierValue;
  /** Types that an entity given here may have; absent where the value is no entity. */
  readonly entityTypes?: readonly EntityType[];
  /** Allowed on every predicate; otherwise only on those that name it. */
  readonly common: boolean;
}

const table = {
  validFrom: {
    label: "validFrom",
    value: "edtf",
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  validTo: {
    label: "validTo",
    value: "edtf",
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  date: {
    label: "date",
    value: "edtf",
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  about: {
    label: "about",
    value: "entityOrText",
    entityTypes: [
      "Person",
      "Country",
      "Party",
      "Organisation",
      "Agreement",
      "Event",
      "Place",
      "Group",
    ],
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  place: {
    label: "place",
    value: "entityOrText",
    entityTypes: ["Place", "Country"],
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  condition: {
    label: "condition",
    value: "text",
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  wording: {
    label: "wording",
    value: "text",
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  change: {
    label: "change",
    value: { oneOf: ["ended"] },
    common: true,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  office: {
    label: "office",
    value: "text",
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  role: {
    label: "role",
    value: { oneOf: Object.keys(roles) },
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  by: {
    label: "by",
    value: "entity",
    entityTypes: actorTypes,
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  binding: {
    label: "binding",
    value: "boolean",
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  outcome: {
    label: "outcome",
    value: { oneOf: Object.keys(outcomes) },
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  formality: {
    label: "formality",
    value: { oneOf: Object.keys(formalities) },
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  currency: {
    label: "currency",
    value: "text",
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  count: {
    label: "count",
    value: "text",
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  comparator: {
    label: "comparator",
    value: { oneOf: Object.keys(comparators) },
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  unit: {
    label: "unit",
    value: "text",
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
  asOf: {
    label: "asOf",
    value: "edtf",
    common: false,
    definition: "",
    includes: "",
    excludes: "",
    example: "",
    counterExample: "",
  },
} as const satisfies Record<string, QualifierDefinition>;

/** The name of a qualifier. */
export type Qualifier = keyof typeof table;

/** What may be added to a statement, common ones first. */
export const qualifiers: Readonly<Record<Qualifier, QualifierDefinition>> = table;
