import type { Graph } from "../graph.js";
import type { GraphEntity, GraphStatement, LooseJudgement } from "../types.js";

/** Where names, qualifiers and evidence come from, which an index leaves where they are kept. */
export interface RowSource {
  /** Entities in the order asked for; null where the id is unknown. Ids are canonical. */
  fetchEntities(ids: readonly string[]): Promise<readonly (GraphEntity | null)[]>;
  /** Statements in the order asked for; null where the id is unknown. */
  fetchStatements(ids: readonly string[]): Promise<readonly (GraphStatement | null)[]>;
  /** Judgements that found nothing to attach to. */
  fetchLoose(): Promise<readonly LooseJudgement[]>;
}

/** Rows of a graph in memory. */
export function memoryRowSource(graph: Graph): RowSource {
  return {
    fetchEntities: async (ids) => ids.map((id) => graph.entities.get(id) ?? null),
    fetchStatements: async (ids) => ids.map((id) => graph.statements.get(id) ?? null),
    fetchLoose: async () => graph.loose,
  };
}
