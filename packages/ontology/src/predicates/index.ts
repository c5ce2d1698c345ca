import { agreementPredicates } from "./agreements.js";
import { dealingPredicates } from "./dealings.js";
import type { PredicateDefinition } from "./definition.js";
import { officePredicates } from "./offices.js";
import { stancePredicates } from "./stances.js";
import { structurePredicates } from "./structure.js";

const table = {
  ...officePredicates,
  ...structurePredicates,
  ...agreementPredicates,
  ...dealingPredicates,
  ...stancePredicates,
};

/** The name of a predicate. */
export type Predicate = keyof typeof table;

/** Every predicate, theme by theme. */
export const predicates: Readonly<Record<Predicate, PredicateDefinition>> = table;
