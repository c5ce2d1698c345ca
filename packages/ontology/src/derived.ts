import type { EntityType } from "./entity-types.js";
import { isPredicate } from "./guards.js";
import { predicates, type Predicate } from "./predicates/index.js";
import { statuses, type Status, type Track } from "./statuses.js";

/** The predicates whose two directions are one relation. */
export const symmetricPredicates: ReadonlySet<Predicate> = new Set(
  Object.keys(predicates)
    .filter(isPredicate)
    .filter((name) => predicates[name].symmetric),
);

/** How a predicate reads from the object's side: `leads` → "led by". */
export function inverseLabel(predicate: Predicate): string {
  return predicates[predicate].inverseLabel;
}

/** The track that a status belongs to. */
export function statusTrack(status: Status): Track {
  return statuses[status].track;
}

/** Whether a predicate may join a subject and an object of these types; false if it takes a value. */
export function allowsPair(predicate: Predicate, subjectType: EntityType, objectType: EntityType): boolean {
  const definition = predicates[predicate];
  return (
    definition.object === "entity" &&
    definition.signatures.some(({ domain, range }) => domain.includes(subjectType) && range.includes(objectType))
  );
}
