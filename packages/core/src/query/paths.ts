import type { GraphReader } from "../graph/reader.js";
import { burdenOf, type RouteLimits } from "../graph/k-shortest.js";
import type { WalkedRoute } from "../graph/native.js";
import { factual, type GraphEntity, type Relation, type StatementFilter } from "../graph/types.js";
import { expandFully, otherEnd, present, requireEntities } from "./neighbourhood.js";
import { distancesTo, shortestRoutes, type Route, type RouteEnds, type Steps } from "./routes.js";

/** A way from one entity to another: `relations[i]` joins `entities[i]` and `entities[i + 1]`. */
export interface Path {
  readonly entities: readonly GraphEntity[];
  readonly relations: readonly Relation[];
}

/** What `paths` is asked. */
export interface PathsRequest {
  readonly from: string;
  readonly to: string;
  /** At most so many relations in a path, 6 by default. */
  readonly maxLength?: number;
  /** At most so many paths, 3 by default. */
  readonly limit?: number;
  /** {@link factual} by default. */
  readonly filter?: StatementFilter;
}

/**
 * The shortest paths between two entities that pass no entity twice, shortest first, of equally long ones that
 * through entities with fewer relations, then that with the smaller ids; of several relations between the same two entities each hop shows the one with the most statements. Empty if
 * there is none within `maxLength`. The filter's `types` are those of the entities between the two ends.
 * @throws EntenteError `NOT_FOUND` if either end is unknown
 */
export async function paths(reader: GraphReader, request: PathsRequest): Promise<readonly Path[]> {
  const { maxLength = 6, limit = 3, filter = factual } = request;
  const [from, to] = await requireEntities(reader, [request.from, request.to]);
  if (!from || !to || from.id === to.id || limit < 1) return [];
  const question = { maxLength, limit, filter };
  const routes = await (reader.native?.routes(from.id, to.id, question) ?? routesByFrontiers(readerHops(reader), from.id, to.id, question));
  const labels = present(await reader.labels([...new Set(routes.flatMap(({ entityIds }) => entityIds))]));
  const names = new Map(labels.map((entity) => [entity.id, entity]));
  return routes.map(({ entityIds, relations }) => ({ entities: present(entityIds.map((id) => names.get(id) ?? null)), relations }));
}

/** What a search for routes asks of a graph that is asked a frontier at a time. */
export interface HopSource {
  /**
   * Hops from entities to others; of several relations between the same two that with the most statements that pass, of
   * equals that with the smallest id. A filter's types are those of where a hop leads, unless it leads to one of the ends.
   */
  hops(ids: readonly string[], filter: StatementFilter, ends: ReadonlySet<string>): Promise<readonly Hop[]>;
  /** How many relations of current versions touch each entity, in the order asked for. */
  degrees(ids: readonly string[]): Promise<readonly number[]>;
  relations(ids: readonly string[]): Promise<readonly (Relation | null)[]>;
}

/** A step along a relation, from one entity to another. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly relationId: string;
}

/** The search for graphs that are asked a frontier at a time. Ends are canonical ids. */
export async function routesByFrontiers(
  source: HopSource,
  from: string,
  to: string,
  { maxLength, limit, filter }: RouteLimits & { readonly filter: StatementFilter },
): Promise<readonly WalkedRoute[]> {
  const steps: MutableSteps = new Map();
  const ends = new Set([from, to]);
  const burdens = new Map([from, to].map((id) => [id, 0]));
  const sides = [startFrontier(from), startFrontier(to)];
  let routes: readonly Route[] = [];
  // Every path of so many relations lies within what the two sides have seen together after as many steps.
  for (let length = 1; length <= maxLength && routes.length < limit; length += 1) {
    const [side] = sides.toSorted((a, b) => a.ids.length - b.ids.length);
    // A side with nothing new has seen all that can be reached.
    if (side && side.ids.length > 0) grow(side, await source.hops(side.ids, filter, ends), steps);
    await weigh(source, steps, { from, to }, length, burdens);
    routes = shortestRoutes(steps, { from, to }, burdens, { maxLength: length, limit });
  }
  return relationsAlong(source, routes, steps);
}

/** Finds out what passing the entities between the ends counts, as far as a route of that length may pass them. */
async function weigh(
  source: HopSource,
  steps: Steps,
  { from, to }: RouteEnds,
  length: number,
  burdens: Map<string, number>,
): Promise<void> {
  const [behind, ahead] = [distancesTo(from, steps, new Set(), length), distancesTo(to, steps, new Set(), length)];
  const between = [...behind].filter(([id, distance]) => distance + (ahead.get(id) ?? Infinity) <= length).map(([id]) => id);
  const unknown = between.filter((id) => !burdens.has(id));
  if (unknown.length === 0) return;
  const degrees = await source.degrees(unknown);
  for (const [place, id] of unknown.entries()) burdens.set(id, burdenOf(degrees[place] ?? 0));
}

type MutableSteps = Map<string, Map<string, string>>;

/** One of the two ends and how far the search has come from it. */
interface Frontier {
  ids: readonly string[];
  readonly seen: Set<string>;
}

function startFrontier(id: string): Frontier {
  return { ids: [id], seen: new Set([id]) };
}

/** Walks one step outwards from one side. */
function grow(side: Frontier, hops: readonly Hop[], steps: MutableSteps): void {
  const next = new Set<string>();
  for (const { from, to, relationId } of hops) {
    link(steps, from, to, relationId);
    if (!side.seen.has(to)) next.add(to);
  }
  for (const id of next) side.seen.add(id);
  side.ids = [...next];
}

/** Keeps the relation met first between two entities: either side would choose the same. */
function link(steps: MutableSteps, a: string, b: string, relationId: string): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const near = steps.get(from) ?? new Map<string, string>();
    if (!near.has(to)) near.set(to, relationId);
    steps.set(from, near);
  }
}

/** The routes with the relation that each hop shows. */
async function relationsAlong(source: HopSource, routes: readonly Route[], steps: Steps): Promise<readonly WalkedRoute[]> {
  const idsOf = (route: Route): readonly string[] => route.slice(1).flatMap((id, place) => steps.get(route[place] ?? "")?.get(id) ?? []);
  const ids = [...new Set(routes.flatMap(idsOf))];
  const known = new Map(present(await source.relations(ids)).map((relation) => [relation.id, relation]));
  return routes.map((route) => ({ entityIds: route, relations: idsOf(route).flatMap((id) => known.get(id) ?? []) }));
}

function readerHops(reader: GraphReader): HopSource {
  return {
    hops: (ids, filter, ends) => expandHops(reader, ids, filter, ends),
    degrees: async (ids) => (await reader.expand(ids, {}, 0)).map(({ total }) => total),
    relations: (ids) => reader.relations(ids),
  };
}

async function expandHops(
  reader: GraphReader,
  ids: readonly string[],
  { types, ...filter }: StatementFilter,
  ends: ReadonlySet<string>,
): Promise<readonly Hop[]> {
  const expansions = await expandFully(reader, ids, filter);
  const hops = expansions.flatMap(({ entityId, relations }) =>
    relations.flatMap((relation): readonly Hop[] => {
      const other = otherEnd(relation, entityId);
      return other === null || other === entityId ? [] : [{ from: entityId, to: other, relationId: relation.id }];
    }),
  );
  const allowed = await passable(reader, hops, types, ends);
  return hops.filter(({ to }) => allowed(to));
}

/** Which of the entities met a path may pass: those of the types asked for, and its ends. */
async function passable(
  reader: GraphReader,
  hops: readonly Hop[],
  types: StatementFilter["types"],
  ends: ReadonlySet<string>,
): Promise<(id: string) => boolean> {
  if (!types) return () => true;
  const entities = present(await reader.labels([...new Set(hops.map(({ to }) => to))]));
  const fitting = new Set(entities.filter(({ type }) => types.includes(type)).map(({ id }) => id));
  return (id) => ends.has(id) || fitting.has(id);
}
