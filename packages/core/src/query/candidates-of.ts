import type { GraphReader } from "../graph/reader.js";
import type { Graph } from "../graph/graph.js";
import type { DocumentEntity, GraphEntity } from "../graph/types.js";
import { sameCandidates, type CandidateGraph, type SameCandidate } from "../resolve/candidates.js";
import { present } from "./neighbourhood.js";
import { tally } from "./tally.js";

/** How many entities with a word of the name are compared, how many with a similar name, and how many names are looked up. */
const [sharing, alike, mostNames] = [60, 60, 10];
/** How many relations of each tell what it has to do with. */
const mostRelations = 500;

/**
 * Candidates for one entity of a graph of any size: compared with those that share a word with one of its names or have a
 * name like it. Which documents name two entities is told by statements alone here, not by mentions that say nothing.
 * @param apart - pairs of canonical ids that people keep apart
 */
export async function candidatesOf(reader: GraphReader, entity: GraphEntity, apart: Graph["apart"]): Promise<readonly SameCandidate[]> {
  const entities = await likelyEntities(reader, entity);
  const ids = entities.map(({ id }) => id);
  const relations = (await reader.expand(ids, {}, mostRelations)).flatMap((expansion) => expansion.relations);
  const neighbours = new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, ...(objectId === null ? [] : [objectId])]));
  const others = present(await reader.labels([...neighbours].filter((id) => !ids.includes(id))));
  const locals = await Promise.all(entities.map(async (found) => [found.id, await localsOf(reader, found)] as const));
  const around: CandidateGraph = {
    // Neighbours only lend their names to what is said of a pair; as groups they are compared with nothing.
    entities: new Map([...entities, ...others.map(asGroup)].map((found) => [found.id, found])),
    locals: new Map(locals),
    relations: new Map(relations.map((relation) => [relation.id, relation])),
    redirects: new Map(),
    apart,
  };
  return sameCandidates(around, { entity: entity.id });
}

function asGroup(entity: GraphEntity): GraphEntity {
  return { ...entity, type: "Group" };
}

/** The entity and those that may be it. */
async function likelyEntities(reader: GraphReader, entity: GraphEntity): Promise<readonly GraphEntity[]> {
  const { type, name, aliases } = entity;
  const names = [name, ...aliases].slice(0, mostNames);
  const words = new Set(names.flatMap((form) => form.split(/\s+/)).filter((word) => word.length > 2));
  const found = new Map([[entity.id, entity]]);
  for (const text of words) {
    for (const other of (await reader.search({ text, types: [type], limit: sharing })).items) found.set(other.id, other);
  }
  for (const text of names) {
    for (const other of (await reader.native?.similar({ text, types: [type], limit: alike })) ?? [])
      found.set(other.entity.id, other.entity);
  }
  return [...found.values()];
}

async function localsOf(reader: GraphReader, { id, type, name }: GraphEntity): Promise<readonly DocumentEntity[]> {
  const [documents] = await tally(reader, { entity: id, filter: {} }, ["document"]);
  return [...(documents?.keys() ?? [])].flatMap((documentId) => (documentId === null ? [] : [{ documentId, type, name }]));
}
