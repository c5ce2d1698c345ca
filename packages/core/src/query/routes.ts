import { kShortestRoutes, type RouteLimits } from "../graph/k-shortest.js";
import type { Relation } from "../graph/types.js";

/** Neighbours of the entities met, each with the relation that a path shows. */
export type Steps = ReadonlyMap<string, ReadonlyMap<string, Relation>>;

/** Ids of entities, each a neighbour of the one before. */
export type Route = readonly string[];

/** The shortest routes over the steps that pass no entity twice, shortest first, of equal ones that with the smaller ids. */
export function shortestRoutes(steps: Steps, from: string, to: string, { maxLength, limit }: RouteLimits): readonly Route[] {
  return kShortestRoutes(from, limit, {
    shortest: (root, banned) => shortestFrom(steps, root, to, banned, maxLength),
    compare: (a, b) => (a < b ? -1 : 1),
  });
}

/** The shortest route that begins with `root`, whose next entity is not banned; null if there is none short enough. */
function shortestFrom(steps: Steps, root: Route, to: string, banned: ReadonlySet<string>, maxLength: number): Route | null {
  const distances = distancesTo(to, steps, new Set(root), maxLength - root.length);
  const route = [...root];
  let near: Route = neighbours(steps, root.at(-1)).filter((id) => !banned.has(id));
  while (route.at(-1) !== to) {
    const next = nearest(near, distances);
    if (next === null) return null;
    route.push(next);
    near = neighbours(steps, next);
  }
  return route;
}

function neighbours(steps: Steps, id: string | undefined): readonly string[] {
  return [...(steps.get(id ?? "")?.keys() ?? [])];
}

/** The neighbour with the fewest hops left, of equals the smallest id. */
function nearest(ids: readonly string[], distances: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const id of ids) {
    const [left, least] = [distances.get(id) ?? Infinity, best === null ? Infinity : (distances.get(best) ?? Infinity)];
    if (left < least || (left === least && left < Infinity && id < (best ?? ""))) best = id;
  }
  return best;
}

/** How many hops each entity is from `to`, as far as `most`, without passing the entities to avoid. */
function distancesTo(to: string, steps: Steps, avoid: ReadonlySet<string>, most: number): ReadonlyMap<string, number> {
  const distances = new Map(avoid.has(to) || most < 0 ? [] : [[to, 0]]);
  let frontier: readonly string[] = [...distances.keys()];
  for (let distance = 1; distance <= most && frontier.length > 0; distance += 1) {
    const next = frontier.flatMap((id) => neighbours(steps, id)).filter((id) => !avoid.has(id) && !distances.has(id));
    for (const id of next) distances.set(id, distance);
    frontier = [...new Set(next)];
  }
  return distances;
}
