import { EntenteError } from "../model/errors.js";
import type { GraphReader } from "../graph/reader.js";
import { factual, type GraphEntity, type Relation, type StatementFilter } from "../graph/types.js";

/** A part of the graph: entities and every relation between two of them that passes the filter. */
export interface Subgraph {
  /** Seeds first, then those nearer and better connected. */
  readonly entities: readonly GraphEntity[];
  readonly relations: readonly Relation[];
  /** True if `limit` left entities out. */
  readonly truncated: boolean;
  /** How many entities were met and left out. */
  readonly omitted: number;
}

/** What `neighbourhood` is asked. */
export interface NeighbourhoodRequest {
  /** Ids of the entities to begin with; merged ids lead on. */
  readonly seeds: readonly string[];
  /** How many steps away, 1 by default. */
  readonly depth?: number;
  /** At most so many entities, seeds included; 200 by default. */
  readonly limit?: number;
  /** {@link factual} by default. */
  readonly filter?: StatementFilter;
}

/** How many relations of one entity are looked at in one step: enough for any page, little enough for a supernode. */
const fanOut = 5_000;

/**
 * The entities within `depth` steps of the seeds and the relations among them.
 * @throws EntenteError `NOT_FOUND` if a seed is unknown
 */
export async function neighbourhood(reader: GraphReader, request: NeighbourhoodRequest): Promise<Subgraph> {
  const { depth = 1, limit = 200, filter = factual } = request;
  const seeds = await requireEntities(reader, request.seeds);
  const reached = new Set(seeds.map(({ id }) => id));
  let omitted = 0;
  let frontier = [...reached];
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const met = await meet(reader, frontier, reached, filter);
    frontier = met.slice(0, Math.max(0, limit - reached.size));
    omitted += met.length - frontier.length;
    for (const id of frontier) reached.add(id);
  }
  const ids = [...reached];
  const relations = await relationsAmong(reader, ids, filter);
  return { entities: present(await reader.labels(ids)), relations, truncated: omitted > 0, omitted };
}

/** Entities one step from the frontier that were not reached yet, those with most statements first, then by id. */
async function meet(
  reader: GraphReader,
  frontier: readonly string[],
  reached: ReadonlySet<string>,
  filter: StatementFilter,
): Promise<readonly string[]> {
  const weights = new Map<string, number>();
  for (const { entityId, relations } of await reader.expand(frontier, filter, fanOut)) {
    for (const relation of relations) {
      const other = otherEnd(relation, entityId);
      if (other !== null && !reached.has(other)) weights.set(other, (weights.get(other) ?? 0) + relation.statementIds.length);
    }
  }
  return [...weights].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}

/** The entity at the other end of a relation; null for a value. */
export function otherEnd(relation: Relation, id: string): string | null {
  return relation.subjectId === id ? relation.objectId : relation.subjectId;
}

/** Every relation whose two ends are among the ids, ordered by id. */
export async function relationsAmong(reader: GraphReader, ids: readonly string[], filter: StatementFilter): Promise<readonly Relation[]> {
  const among = new Set(ids);
  const found = new Map<string, Relation>();
  for (const { relations } of await reader.expand(ids, filter, fanOut)) {
    for (const relation of relations) {
      if (relation.objectId !== null && among.has(relation.subjectId) && among.has(relation.objectId)) found.set(relation.id, relation);
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The entities of those ids.
 * @throws EntenteError `NOT_FOUND` naming the first that is unknown
 */
export async function requireEntities(reader: GraphReader, ids: readonly string[]): Promise<readonly GraphEntity[]> {
  const entities = await reader.labels(ids);
  const missing = entities.indexOf(null);
  if (missing < 0) return present(entities);
  throw new EntenteError("NOT_FOUND", `there is no entity "${ids[missing]}"; search for its name to find its id`);
}

/** Without the nulls of unknown ids. */
export function present<Item>(items: readonly (Item | null)[]): readonly Item[] {
  return items.filter((item) => item !== null);
}
