import type { EntityType } from "@entente/ontology";
import type {
  Expansion,
  GraphCounts,
  GraphEntity,
  GraphStatement,
  LooseJudgement,
  Page,
  PageRequest,
  Relation,
  StatementFilter,
} from "./types.js";
import type { GraphWalks } from "./walks.js";

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
  /** Only those of this relation. */
  readonly relation?: string | null;
}

/**
 * The one way to read a graph, whether it lies in memory or in a database. Every method is asynchronous and takes
 * and returns lists: a verb that walks the graph asks once a frontier, never once a node.
 * Ids of merged entities lead to the entity they were merged into.
 */
export interface GraphReader {
  /** The store's sequence number the graph shows; grows with every change. */
  readonly sequence: number;
  /** Entities in the order asked for; null where the id is unknown. */
  labels(ids: readonly string[]): Promise<readonly (GraphEntity | null)[]>;
  /** Relations in the order asked for; null where the id is unknown. */
  relations(ids: readonly string[]): Promise<readonly (Relation | null)[]>;
  /** Statements in the order asked for; null where the id is unknown. */
  statements(ids: readonly string[]): Promise<readonly (GraphStatement | null)[]>;
  /** For each entity the relations of which at least one statement passes the filter, at most `limit` each. */
  expand(ids: readonly string[], filter: StatementFilter, limit: number): Promise<readonly Expansion[]>;
  /**
   * Entities by name, best match first; with no text the best connected first.
   * @throws EntenteError `BAD_INPUT` if `after` is not in the list (any more)
   */
  search(request: EntitySearch): Promise<Page<GraphEntity>>;
  /** Relations by filter, ordered by id. */
  findRelations(request: FindRequest): Promise<Page<Relation>>;
  /**
   * Statements by filter, ordered by publication (EDTF, as text), document and place; undated documents last.
   * @throws EntenteError `BAD_INPUT` if `after` is no statement (any more)
   */
  findStatements(request: FindRequest): Promise<Page<GraphStatement>>;
  counts(): Promise<GraphCounts>;
  /** Judgements that found nothing to attach to. */
  loose(): Promise<readonly LooseJudgement[]>;
  /** What the graph's keeper walks by itself; verbs use it where it is there and ask a frontier at a time where it is not. */
  readonly walks?: GraphWalks;
}
