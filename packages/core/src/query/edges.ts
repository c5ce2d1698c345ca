import { symmetricPredicates } from "@entente/ontology";
import type { GraphReader } from "../graph/reader.js";
import type { Relation, StatementFilter } from "../graph/types.js";
import type { EdgeList } from "../graph/native.js";

/** Every relation between two entities that passes, by places in a list of the entities: what analyses of a whole graph read. */
export async function edges(reader: GraphReader, filter: StatementFilter): Promise<EdgeList> {
  if (reader.native) return reader.native.edges(filter);
  const { items } = await reader.findRelations({ filter, limit: Number.MAX_SAFE_INTEGER });
  const joining = items.flatMap((relation: Relation) => (relation.objectId === null ? [] : [{ ...relation, objectId: relation.objectId }]));
  const ids = [...new Set(joining.flatMap(({ subjectId, objectId }) => [subjectId, objectId]))].sort();
  const places = new Map(ids.map((id, place) => [id, place]));
  return {
    ids,
    sources: Uint32Array.from(joining, ({ subjectId }) => places.get(subjectId) ?? 0),
    targets: Uint32Array.from(joining, ({ objectId }) => places.get(objectId) ?? 0),
    symmetric: Uint8Array.from(joining, ({ predicate }) => (symmetricPredicates.has(predicate) ? 1 : 0)),
  };
}
