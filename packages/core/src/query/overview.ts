import type { GraphReader } from "../graph/reader.js";
import { factual, type StatementFilter } from "../graph/types.js";
import { present, relationsAmong, type Subgraph } from "./neighbourhood.js";

/** What `overview` is asked. */
export interface OverviewRequest {
  /** At most so many entities, 200 by default. */
  readonly limit?: number;
  /** {@link factual} by default. */
  readonly filter?: StatementFilter;
}

/** The best connected entities and the relations among them; entities without any such relation are left out. */
export async function overview(reader: GraphReader, { limit = 200, filter = factual }: OverviewRequest): Promise<Subgraph> {
  const best = await reader.search({ limit });
  const relations = await relationsAmong(reader, best.items.map(({ id }) => id), filter);
  const joined = new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]));
  const entities = present(best.items).filter(({ id }) => joined.has(id));
  return { entities, relations, truncated: best.hasNext, omitted: best.total - best.items.length };
}
