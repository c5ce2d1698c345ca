import type { GraphReader } from "../graph/reader.js";
import type { FindRequest } from "../graph/requests.js";
import type { Page, Relation } from "../graph/types.js";
import { requireEntities } from "./neighbourhood.js";

/**
 * Relations by filter, one page.
 * @throws EntenteError `NOT_FOUND` if an entity asked for is unknown: an empty page would read as "no relation"
 */
export async function relations(reader: GraphReader, request: FindRequest): Promise<Page<Relation>> {
  await requireEntities(reader, [...(request.between ?? []), ...(request.entity ? [request.entity] : [])]);
  return reader.findRelations(request);
}
