import type { GraphReader } from "../graph/reader.js";
import { factual, type StatementFilter } from "../graph/types.js";
import { requireEntities } from "./neighbourhood.js";

/**
 * How many relations of each entity pass, in the order asked for; {@link factual} by default.
 * @throws EntenteError `NOT_FOUND` naming the first entity that is unknown
 */
export async function degrees(reader: GraphReader, ids: readonly string[], filter: StatementFilter = factual): Promise<readonly number[]> {
  await requireEntities(reader, ids);
  return (await reader.expand(ids, filter, 0)).map(({ total }) => total);
}
