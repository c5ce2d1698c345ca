import type { EntitySearch, FindRequest } from "./requests.js";
import type { Expansion, GraphCounts, GraphEntity, GraphStatement, LooseJudgement, Page, Relation, StatementFilter } from "./types.js";
import type { NativeVerbs } from "./native.js";

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
  /** What the graph's keeper answers by itself; verbs use it where it is there and ask a frontier at a time where it is not. */
  readonly native?: NativeVerbs;
}
