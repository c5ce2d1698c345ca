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

/** What `search` looks for. */
export interface EntitySearch extends PageRequest {
  /** Words of a name or alias, folded for case and diacritics; empty lists all. */
  readonly text?: string | null;
  readonly types?: readonly EntityType[] | null;
}

/** Which relations or statements `findRelations` and `findStatements` list. */
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
  /** For each entity the relations that touch it and pass the filter, at most `limit` each. */
  expand(ids: readonly string[], filter: StatementFilter, limit: number): Promise<readonly Expansion[]>;
  /** Entities by name, best match first; with no text the best connected first. */
  search(request: EntitySearch): Promise<Page<GraphEntity>>;
  /** Relations by filter, ordered by id. */
  findRelations(request: FindRequest): Promise<Page<Relation>>;
  /** Statements by filter, ordered by publication, document and place; undated documents last. */
  findStatements(request: FindRequest): Promise<Page<GraphStatement>>;
  counts(): Promise<GraphCounts>;
  /** Judgements that found nothing to attach to. */
  loose(): Promise<readonly LooseJudgement[]>;
}
