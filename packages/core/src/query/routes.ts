import { kShortestRoutes, type RouteLimits } from "../graph/k-shortest.js";

/** Neighbours of the entities met, each with the id of the relation that a path shows. */
export type Steps = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Ids of entities, each a neighbour of the one before. */
export type Route = readonly string[];

/** What passing each entity counts against a route, see `burdenOf`; 0 where it is not known. */
export type Burdens = ReadonlyMap<string, number>;

/**
 * The shortest routes over the steps that pass no entity twice, shortest first, of equally long ones that with the least
 * burden, then that with the smaller ids.
 */
export function shortestRoutes(steps: Steps, ends: RouteEnds, burdens: Burdens, { maxLength, limit }: RouteLimits): readonly Route[] {
  return kShortestRoutes(ends.from, limit, {
    shortest: (root, banned) => shortestFrom({ steps, burdens, to: ends.to, maxLength }, root, banned),
    burden: (id) => burdens.get(id) ?? 0,
    compare: compareText,
  });
}

/** Where routes begin and end. */
export interface RouteEnds {
  readonly from: string;
  readonly to: string;
}

interface RouteQuestion {
  readonly steps: Steps;
  readonly burdens: Burdens;
  readonly to: string;
  readonly maxLength: number;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first of the shortest routes that begin with `root`, whose next entity is not banned; null if there is none short enough. */
function shortestFrom({ steps, burdens, to, maxLength }: RouteQuestion, root: Route, banned: ReadonlySet<string>): Route | null {
  const distances = distancesTo(to, steps, new Set(root), maxLength - root.length);
  const costs = costsTo(to, steps, distances, burdens);
  const route = [...root];
  let near: Route = neighbours(steps, root.at(-1)).filter((id) => !banned.has(id));
  while (route.at(-1) !== to) {
    const next = nearest(near, distances, costs);
    if (next === null) return null;
    route.push(next);
    near = neighbours(steps, next);
  }
  return route;
}

function neighbours(steps: Steps, id: string | undefined): readonly string[] {
  return [...(steps.get(id ?? "")?.keys() ?? [])];
}

/** The neighbour with the fewest hops left, of equals that with the least burden on the way, then the smallest id. */
function nearest(ids: readonly string[], distances: ReadonlyMap<string, number>, costs: ReadonlyMap<string, number>): string | null {
  const cost = (id: string): number => costs.get(id) ?? 0;
  const far = (id: string): number => distances.get(id) ?? Infinity;
  const reaching = ids.filter((id) => distances.has(id));
  return reaching.toSorted((a, b) => far(a) - far(b) || cost(a) - cost(b) || compareText(a, b))[0] ?? null;
}

/** The least burden of an entity and of those behind it on a shortest way to `to`. */
function costsTo(to: string, steps: Steps, distances: ReadonlyMap<string, number>, burdens: Burdens): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  // Nearer ones come first, for that is the order in which distances were found.
  for (const [id, distance] of distances) {
    const behind = neighbours(steps, id).filter((other) => distances.get(other) === distance - 1);
    const least = behind.reduce((least, other) => Math.min(least, costs.get(other) ?? 0), id === to ? 0 : Infinity);
    costs.set(id, least + (id === to ? 0 : (burdens.get(id) ?? 0)));
  }
  return costs;
}

/** How many hops each entity is from `to`, as far as `most`, nearer ones first, without passing the entities to avoid. */
export function distancesTo(to: string, steps: Steps, avoid: ReadonlySet<string>, most: number): ReadonlyMap<string, number> {
  const distances = new Map(avoid.has(to) || most < 0 ? [] : [[to, 0]]);
  let frontier: readonly string[] = [...distances.keys()];
  for (let distance = 1; distance <= most && frontier.length > 0; distance += 1) {
    const next = frontier.flatMap((id) => neighbours(steps, id)).filter((id) => !avoid.has(id) && !distances.has(id));
    for (const id of next) distances.set(id, distance);
    frontier = [...new Set(next)];
  }
  return distances;
}
