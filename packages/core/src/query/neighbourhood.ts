import { EntenteError } from "../model/errors.js";
import type { GraphReader } from "../graph/reader.js";
import type { NeighbourhoodWalk, WalkedNeighbourhood } from "../graph/native.js";
import { factual, type Expansion, type GraphEntity, type Relation, type StatementFilter } from "../graph/types.js";

/** A part of the graph: entities and every relation between two of them that passes the filter. */
export interface Subgraph {
  /** Seeds first, then nearer before farther; of equally near ones those with more relations to what is nearer first. */
  readonly entities: readonly GraphEntity[];
  readonly relations: readonly Relation[];
  /** True if entities were left out: by `limit`, or because one of them has more relations than a step looks at. */
  readonly truncated: boolean;
  /**
   * How many different entities were met and left out; those beyond them nobody has met. The walk ends where it is full and has
   * left some out.
   */
  readonly omitted: number;
}

/** What `neighbourhood` is asked. */
export interface NeighbourhoodRequest {
  /** Ids of the entities to begin with; merged ids lead on. */
  readonly seeds: readonly string[];
  /** How many steps away, 1 by default. */
  readonly depth?: number;
  /** At most so many entities, seeds included, which may themselves be too many; 200 by default. */
  readonly limit?: number;
  /**
   * How many relations of one entity a step looks at, those with the most statements first; 5000 by default: enough for any
   * page, little enough for a supernode.
   */
  readonly perNode?: number;
  /** {@link factual} by default. */
  readonly filter?: StatementFilter;
}

/** How many relations of one entity a step looks at unless asked otherwise. */
export const usualFanOut = 5_000;

/**
 * The entities within `depth` steps of the seeds and the relations among them.
 * @throws EntenteError `NOT_FOUND` if a seed is unknown
 */
export async function neighbourhood(reader: GraphReader, request: NeighbourhoodRequest): Promise<Subgraph> {
  const { depth = 1, limit = 200, perNode = usualFanOut, filter = factual } = request;
  const seeds = new Set((await requireEntities(reader, request.seeds)).map(({ id }) => id));
  const walk = { depth, limit, filter, fanOut: perNode };
  const { entityIds, relations, cut, omitted } = await (reader.native?.neighbourhood([...seeds], walk) ??
    walkByFrontiers(readerFrontiers(reader), [...seeds], walk));
  return { entities: present(await reader.labels(entityIds)), relations, truncated: cut || omitted > 0, omitted };
}

/** What a walk asks of a graph that is asked a frontier at a time. */
export interface FrontierSource {
  /** Entities one step from a frontier, with the number of relations that lead to each; they may have been reached before. */
  step(frontier: readonly string[], walk: NeighbourhoodWalk): Promise<FrontierStep>;
  /** Every relation that passes between two of the entities, ordered by id. */
  relationsAmong(ids: readonly string[], filter: StatementFilter): Promise<readonly Relation[]>;
}

/** What one step meets. */
export interface FrontierStep {
  readonly weights: ReadonlyMap<string, number>;
  /** True if an entity of the frontier has more relations than a step looks at. */
  readonly cut: boolean;
}

/** The walk for graphs that are asked a frontier at a time. Seeds are canonical ids, each once. */
export async function walkByFrontiers(
  source: FrontierSource,
  seeds: readonly string[],
  walk: NeighbourhoodWalk,
): Promise<WalkedNeighbourhood> {
  const { depth, limit, filter } = walk;
  const reached = new Set(seeds.slice(0, limit));
  const left = new Set(seeds.slice(limit));
  let [frontier, cut]: [readonly string[], boolean] = [[...reached], false];
  const isFull = (): boolean => reached.size >= limit && left.size > 0;
  for (let step = 0; step < depth && frontier.length > 0 && !isFull(); step += 1) {
    const met = await source.step(frontier, walk);
    const ids = byWeight(met.weights, reached);
    frontier = ids.slice(0, limit - reached.size);
    cut ||= met.cut;
    for (const id of ids.slice(frontier.length)) left.add(id);
    for (const id of frontier) reached.add(id);
  }
  const relations = await source.relationsAmong([...reached], filter);
  return { entityIds: [...reached], relations, cut, omitted: left.size };
}

/** Entities that were not reached before, the best connected first. */
function byWeight(weights: ReadonlyMap<string, number>, reached: ReadonlySet<string>): readonly string[] {
  const met = [...weights].filter(([id]) => !reached.has(id));
  return met.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([id]) => id);
}

function readerFrontiers(reader: GraphReader): FrontierSource {
  return {
    step: (frontier, walk) => expandStep(reader, frontier, walk),
    relationsAmong: (ids, filter) => relationsAmong(reader, ids, filter),
  };
}

async function expandStep(reader: GraphReader, frontier: readonly string[], { filter, fanOut }: NeighbourhoodWalk): Promise<FrontierStep> {
  const weights = new Map<string, number>();
  const expansions = await reader.expand(frontier, filter, fanOut);
  for (const { entityId, relations } of expansions) {
    for (const relation of relations) {
      const other = otherEnd(relation, entityId);
      if (other !== null) weights.set(other, (weights.get(other) ?? 0) + 1);
    }
  }
  return { weights, cut: expansions.some(({ relations, total }) => relations.length < total) };
}

/** Every relation of each entity that passes: what one step would cut off is asked for again. */
export async function expandFully(reader: GraphReader, ids: readonly string[], filter: StatementFilter): Promise<readonly Expansion[]> {
  const expansions = await reader.expand(ids, filter, usualFanOut);
  const cut = expansions.filter(({ relations, total }) => relations.length < total);
  if (cut.length === 0) return expansions;
  const most = Math.max(...cut.map(({ total }) => total));
  const whole = await reader.expand(
    cut.map(({ entityId }) => entityId),
    filter,
    most,
  );
  const byId = new Map(whole.map((expansion) => [expansion.entityId, expansion]));
  return expansions.map((expansion) => byId.get(expansion.entityId) ?? expansion);
}

/** The entity at the other end of a relation; null for a value. */
export function otherEnd(relation: Relation, id: string): string | null {
  return relation.subjectId === id ? relation.objectId : relation.subjectId;
}

/** Every relation whose two ends are among the ids, ordered by id. */
async function relationsAmong(reader: GraphReader, ids: readonly string[], filter: StatementFilter): Promise<readonly Relation[]> {
  const among = new Set(ids);
  const found = new Map<string, Relation>();
  for (const { relations } of await expandFully(reader, ids, filter)) {
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
