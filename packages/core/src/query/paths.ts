import type { GraphReader } from "../graph/reader.js";
import { factual, type GraphEntity, type Relation, type StatementFilter } from "../graph/types.js";
import { otherEnd, present, requireEntities } from "./neighbourhood.js";

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

/** Neighbours of the entities met, each with the relation that has the most statements. */
type Steps = ReadonlyMap<string, ReadonlyMap<string, Relation>>;

/** How many relations of one entity a search looks at. */
const fanOut = 5_000;

/**
 * The shortest paths between two entities that pass no entity twice, shortest first; of several relations between the
 * same two entities each hop shows the one with the most statements. Empty if there is none within `maxLength`.
 * @throws EntenteError `NOT_FOUND` if either end is unknown
 */
export async function paths(reader: GraphReader, request: PathsRequest): Promise<readonly Path[]> {
  const { maxLength = 6, limit = 3, filter = factual } = request;
  const [from, to] = await requireEntities(reader, [request.from, request.to]);
  if (!from || !to || from.id === to.id) return [];
  const { steps, distances } = await explore(reader, to.id, maxLength, filter);
  const routes = shortestRoutes(from.id, to.id, steps, distances, { maxLength, limit });
  const labels = await reader.labels([...new Set(routes.flat())]);
  const names = new Map(present(labels).map((entity) => [entity.id, entity]));
  return routes.map((route) => toPath(route, steps, names));
}

/** Walks outwards from the target, a frontier at a time, and keeps how far from it each entity is. */
async function explore(
  reader: GraphReader,
  target: string,
  maxLength: number,
  filter: StatementFilter,
): Promise<{ readonly steps: Steps; readonly distances: ReadonlyMap<string, number> }> {
  const steps = new Map<string, Map<string, Relation>>();
  const distances = new Map([[target, 0]]);
  let frontier = [target];
  for (let distance = 1; distance <= maxLength && frontier.length > 0; distance += 1) {
    const next = new Set<string>();
    for (const { entityId, relations } of await reader.expand(frontier, filter, fanOut)) {
      for (const relation of relations) {
        const other = otherEnd(relation, entityId);
        if (other === null || other === entityId) continue;
        link(steps, entityId, other, relation);
        if (!distances.has(other)) next.add(other);
      }
    }
    for (const id of next) distances.set(id, distance);
    frontier = [...next];
  }
  return { steps, distances };
}

function link(steps: Map<string, Map<string, Relation>>, a: string, b: string, relation: Relation): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const near = steps.get(from) ?? new Map<string, Relation>();
    if (!near.has(to)) near.set(to, relation);
    steps.set(from, near);
  }
}

/** Tries every length from the shortest on; a branch ends where the target is farther than the steps that are left. */
function shortestRoutes(
  from: string,
  to: string,
  steps: Steps,
  distances: ReadonlyMap<string, number>,
  { maxLength, limit }: { readonly maxLength: number; readonly limit: number },
): readonly (readonly string[])[] {
  const routes: (readonly string[])[] = [];
  const walk = (route: readonly string[], left: number): void => {
    const last = route.at(-1) ?? from;
    if (left === 0) {
      if (last === to) routes.push(route);
      return;
    }
    for (const next of [...(steps.get(last)?.keys() ?? [])].sort()) {
      if (routes.length >= limit) return;
      const reachable = (distances.get(next) ?? Infinity) <= left - 1;
      if (reachable && !route.includes(next) && (next !== to || left === 1)) walk([...route, next], left - 1);
    }
  };
  for (let length = distances.get(from) ?? Infinity; length <= maxLength && routes.length < limit; length += 1) walk([from], length);
  return routes;
}

function toPath(route: readonly string[], steps: Steps, names: ReadonlyMap<string, GraphEntity>): Path {
  const relations = route.slice(1).map((id, index) => steps.get(route[index] ?? "")?.get(id));
  return {
    entities: present(route.map((id) => names.get(id) ?? null)),
    relations: present(relations.map((relation) => relation ?? null)),
  };
}
