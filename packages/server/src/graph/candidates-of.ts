import { sameCandidates, type CandidateGraph, type EntityLabel, type GraphEntity, type SameCandidate } from "@entente/core";
import { standingApart, type Store } from "@entente/store";
import type { Snapshot } from "../snapshot.js";

/** How many entities with a word of the name are compared, how many with a similar name, and how many names are looked up. */
const [sharing, alike, mostNames] = [60, 60, 10];
/** How many relations of each tell what it has to do with. */
const mostRelations = 500;

/**
 * Candidates for one entity of a graph of any size: compared with those that share a word with one of its names or have a
 * name like it. Which documents name two entities is told by statements alone here, not by mentions that say nothing.
 */
export async function candidatesOf(snapshot: Snapshot, store: Store, id: string): Promise<readonly SameCandidate[]> {
  const [entity] = await snapshot.reader.labels([id]);
  return entity ? sameCandidates(await graphAround(snapshot, store, entity), { entity: entity.id }) : [];
}

async function graphAround(snapshot: Snapshot, store: Store, entity: GraphEntity): Promise<CandidateGraph> {
  const { finder } = snapshot;
  const ids = [...new Set([entity.id, ...(await likelyIds(snapshot, entity))])];
  const entities = (await snapshot.reader.labels(ids)).filter((found) => found !== null);
  const relations = finder.expand(ids, {}, mostRelations).flatMap((expansion) => expansion.relations);
  const neighbours = new Set(relations.flatMap(({ subjectId, objectId }) => [subjectId, ...(objectId === null ? [] : [objectId])]));
  const named = [...neighbours].filter((id) => !ids.includes(id)).flatMap((id) => snapshot.label(id) ?? []);
  return {
    // Neighbours only lend their names to what is said of a pair; as groups they are compared with nothing.
    entities: new Map([...entities, ...named.map(asGroup)].map((found) => [found.id, found])),
    locals: new Map(entities.map((found) => [found.id, localsOf(snapshot, found)])),
    relations: new Map(relations.map((relation) => [relation.id, relation])),
    redirects: new Map(),
    apart: await standingApart(store),
  };
}

function asGroup({ id, name }: EntityLabel): GraphEntity {
  return { id, name, type: "Group", aliases: [], mergedIds: [], documents: 0 };
}

async function likelyIds(snapshot: Snapshot, { type, name, aliases }: GraphEntity): Promise<readonly string[]> {
  const names = [name, ...aliases].slice(0, mostNames);
  const words = new Set(names.flatMap((form) => form.split(/\s+/)).filter((word) => word.length > 2));
  const found = await Promise.all([
    ...[...words].map(async (text) => (await snapshot.ask("search", { text, types: [type], limit: sharing })).items),
    ...names.map(async (text) => (await snapshot.ask("similar", { text, types: [type], limit: alike })).map(({ id }) => id)),
  ]);
  return found.flat();
}

function localsOf({ finder }: Snapshot, { id, type, name }: GraphEntity) {
  const [documents] = finder.tally({ entity: id, filter: {} }, ["document"]);
  return [...(documents?.keys() ?? [])].flatMap((documentId) => (documentId === null ? [] : [{ documentId, type, name }]));
}
