import type { EntityType } from "@entente/ontology";
import type { PageRequest, StatementFilter } from "./types.js";

/** What `search` looks for. */
export interface EntitySearch extends PageRequest {
  /** Words of a name or alias, folded for case and diacritics; empty lists all. */
  readonly text?: string | null;
  readonly types?: readonly EntityType[] | null;
  /**
   * Which relations make an entity well connected; by default all that stand in current versions. If given, entities
   * without any such relation are left out.
   */
  readonly filter?: StatementFilter | null;
}

/**
 * Which relations or statements `findRelations` and `findStatements` list; every condition given must hold. The filter's
 * `types` are those of the other end as seen from `entity`, else from the first of `between`; without either, of any end.
 */
export interface FindRequest extends PageRequest {
  readonly filter: StatementFilter;
  /** Only those that touch this entity, at either end. */
  readonly entity?: string | null;
  /** Only those between these two entities, in either direction. */
  readonly between?: readonly [string, string] | null;
  /** Only those between two of these entities, and those that give one of them a value. */
  readonly among?: readonly string[] | null;
  /** Only those of this relation. */
  readonly relation?: string | null;
}
