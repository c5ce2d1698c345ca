import type { EntityType } from "../entity-types.js";
import type { Qualifier, QualifierEntity } from "../qualifiers.js";
import type { MappedConcept } from "../types.js";

/** Which types may stand on the two sides: every pair of domain × range is allowed. */
export interface Signature {
  readonly domain: readonly EntityType[];
  readonly range: readonly EntityType[];
}

/** What stands in the place of an object where a predicate takes a value. */
export type ValueKind = "status" | "instrument" | "topic" | "number";

/** How an example sentence is read; polarity affirmed, modality asserted. */
export interface Reading {
  readonly subject: QualifierEntity;
  /** The object; absent where the predicate takes a value. */
  readonly object?: QualifierEntity;
  /** The value; absent where the predicate takes an object. */
  readonly value?: string | number;
  readonly qualifiers?: Readonly<Partial<Record<Qualifier, unknown>>>;
}

interface PredicateBase extends MappedConcept {
  /** As it reads between subject and object: "holds office in". */
  readonly label: string;
  /** As it reads from the object's side: "has as office holder". */
  readonly inverseLabel: string;
  /** The statement that `example` makes. */
  readonly reading: Reading;
  /** The relation is the same from both sides; its two directions are one relation. */
  readonly symmetric: boolean;
  /** Qualifiers it takes beyond the common ones. */
  readonly qualifiers: readonly Qualifier[];
}

/** A predicate that joins two entities. */
export interface EntityPredicate extends PredicateBase {
  readonly object: "entity";
  readonly signatures: readonly Signature[];
}

/** A predicate that gives an entity a value. */
export interface ValuePredicate extends PredicateBase {
  readonly object: "value";
  readonly symmetric: false;
  readonly value: { readonly kind: ValueKind; readonly domain: readonly EntityType[] };
}

/** A predicate; `object` tells which of the two kinds it is. */
export type PredicateDefinition = EntityPredicate | ValuePredicate;
