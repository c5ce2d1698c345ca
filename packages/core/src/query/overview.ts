import type { GraphReader } from "../graph/reader.js";
import { factual, type StatementFilter } from "../graph/types.js";
import { neighbourhood, type Subgraph } from "./neighbourhood.js";

/** What `overview` is asked. */
export interface OverviewRequest {
  /** At most so many entities, 200 by default. */
  readonly limit?: number;
  /** {@link factual} by default. */
  readonly filter?: StatementFilter;
}

/**
 * The best connected entities, as far as relations pass the filter, and the relations among them. An entity that is
 * related to none of the others (only to ones beyond the limit, or only to values) is left out and counted.
 */
export async function overview(reader: GraphReader, { limit = 200, filter = factual }: OverviewRequest): Promise<Subgraph> {
  const best = await reader.search({ limit, filter });
  const seeds = best.items.map(({ id }) => id);
  const { relations } = await neighbourhood(reader, { seeds, depth: 0, limit: seeds.length, filter });
  const joined = new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]));
  const entities = best.items.filter(({ id }) => joined.has(id));
  const omitted = best.total - entities.length;
  return { entities, relations, truncated: omitted > 0, omitted };
}
