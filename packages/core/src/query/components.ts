import type { GraphReader } from "../graph/reader.js";
import { factual, type StatementFilter } from "../graph/types.js";
import { edges } from "./edges.js";

/**
 * The parts of the graph that no relation joins to another part: ids of the entities of each, sorted; the largest part first,
 * of equal ones that with the smallest id. Entities without a relation that passes are in none. {@link factual} by default.
 */
export async function components(reader: GraphReader, filter: StatementFilter = factual): Promise<readonly (readonly string[])[]> {
  const { ids, sources, targets } = await edges(reader, filter);
  const parents = Uint32Array.from(ids.keys());
  for (let edge = 0; edge < sources.length; edge += 1) join(parents, sources[edge] ?? 0, targets[edge] ?? 0);
  const parts = new Map<number, string[]>();
  for (const [place, id] of ids.entries()) {
    const root = rootOf(parents, place);
    const part = parts.get(root);
    if (part) part.push(id);
    else parts.set(root, [id]);
  }
  return [...parts.values()].sort((a, b) => b.length - a.length || ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

/** Joins two sets, the one with the smaller root on top. */
function join(parents: Uint32Array, a: number, b: number): void {
  const [x, y] = [rootOf(parents, a), rootOf(parents, b)];
  parents[Math.max(x, y)] = Math.min(x, y);
}

/** The root of a set, halving the way to it (Tarjan and van Leeuwen 1984, doi:10.1145/62.2160). */
function rootOf(parents: Uint32Array, place: number): number {
  let at = place;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? 0] ?? 0;
    at = parents[at] ?? 0;
  }
  return at;
}
