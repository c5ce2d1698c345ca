import type { GraphReader } from "../graph/reader.js";
import { burdenOf, type RouteLimits } from "../graph/k-shortest.js";
import type { WalkedRoute } from "../graph/native.js";
import { factual, type Expansion, type GraphEntity, type Relation, type StatementFilter } from "../graph/types.js";
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
  const routes = await (reader.native?.routes(from.id, to.id, question) ?? routesByFrontiers(reader, from.id, to.id, question));
  const labels = present(await reader.labels([...new Set(routes.flatMap(({ entityIds }) => entityIds))]));
  const names = new Map(labels.map((entity) => [entity.id, entity]));
  return routes.map(({ entityIds, relations }) => ({ entities: present(entityIds.map((id) => names.get(id) ?? null)), relations }));
}

/** The search for readers that are asked a frontier at a time. */
async function routesByFrontiers(
  reader: GraphReader,
  from: string,
  to: string,
  { maxLength, limit, filter }: RouteLimits & { readonly filter: StatementFilter },
): Promise<readonly WalkedRoute[]> {
  const steps: MutableSteps = new Map();
  const burdens = new Map([from, to].map((id) => [id, 0]));
  const sides = [startFrontier(from), startFrontier(to)];
  let routes: readonly Route[] = [];
  // Every path of so many relations lies within what the two sides have seen together after as many steps.
  for (let length = 1; length <= maxLength && routes.length < limit; length += 1) {
    const [side] = sides.toSorted((a, b) => a.ids.length - b.ids.length);
    // A side with nothing new has seen all that can be reached.
    if (side && side.ids.length > 0) await grow(reader, side, steps, filter, new Set([from, to]));
    await weigh(reader, steps, { from, to }, length, burdens);
    routes = shortestRoutes(steps, { from, to }, burdens, { maxLength: length, limit });
  }
  return routes.map((route) => ({ entityIds: route, relations: relationsAlong(route, steps) }));
}

/** Finds out what passing the entities between the ends counts, as far as a route of that length may pass them. */
async function weigh(
  reader: GraphReader,
  steps: Steps,
  { from, to }: RouteEnds,
  length: number,
  burdens: Map<string, number>,
): Promise<void> {
  const [behind, ahead] = [distancesTo(from, steps, new Set(), length), distancesTo(to, steps, new Set(), length)];
  const between = [...behind].filter(([id, distance]) => distance + (ahead.get(id) ?? Infinity) <= length).map(([id]) => id);
  const unknown = between.filter((id) => !burdens.has(id));
  for (const { entityId, total } of await reader.expand(unknown, {}, 0)) burdens.set(entityId, burdenOf(total));
}

type MutableSteps = Map<string, Map<string, Relation>>;

/** One of the two ends and how far the search has come from it. */
interface Frontier {
  ids: readonly string[];
  readonly seen: Set<string>;
}

function startFrontier(id: string): Frontier {
  return { ids: [id], seen: new Set([id]) };
}

/** Walks one step outwards from one side. */
async function grow(
  reader: GraphReader,
  side: Frontier,
  steps: MutableSteps,
  filter: StatementFilter,
  ends: ReadonlySet<string>,
): Promise<void> {
  const { types, ...rest } = filter;
  const expansions = await expandFully(reader, side.ids, rest);
  const allowed = await passable(reader, expansions, types, ends);
  const next = new Set<string>();
  for (const { entityId, relations } of expansions) {
    for (const relation of relations) {
      const other = otherEnd(relation, entityId);
      if (other === null || other === entityId || !allowed(other)) continue;
      link(steps, entityId, other, relation);
      if (!side.seen.has(other)) next.add(other);
    }
  }
  for (const id of next) side.seen.add(id);
  side.ids = [...next];
}

/** Which of the entities met a path may pass: those of the types asked for, and its ends. */
async function passable(
  reader: GraphReader,
  expansions: readonly Expansion[],
  types: StatementFilter["types"],
  ends: ReadonlySet<string>,
): Promise<(id: string) => boolean> {
  if (!types) return () => true;
  const met = expansions.flatMap(({ entityId, relations }) => relations.map((relation) => otherEnd(relation, entityId)));
  const entities = present(await reader.labels([...new Set(met)].filter((id) => id !== null)));
  const fitting = new Set(entities.filter(({ type }) => types.includes(type)).map(({ id }) => id));
  return (id) => ends.has(id) || fitting.has(id);
}

/** Keeps the first relation met between two entities: the one with the most statements, of equals the smallest id. */
function link(steps: MutableSteps, a: string, b: string, relation: Relation): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const near = steps.get(from) ?? new Map<string, Relation>();
    if (!near.has(to)) near.set(to, relation);
    steps.set(from, near);
  }
}

/** The relation that each hop of a route shows. */
function relationsAlong(route: Route, steps: Steps): readonly Relation[] {
  return present(route.slice(1).map((id, index) => steps.get(route[index] ?? "")?.get(id) ?? null));
}
