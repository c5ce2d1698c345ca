import type { NeighbourhoodWalk } from "../native.js";
import { firstValue } from "./columns.js";
import { anyEndPasses, countPassing, countPassingAt, endPasses, type RowFilter } from "./row-filter.js";
import { smallest } from "./smallest.js";
import { strongestAt } from "./strongest.js";
import {
  compareNodes,
  compareRelations,
  degreeBound,
  eachRelationAt,
  eachRelationFrom,
  objectOf,
  otherNode,
  type GraphView,
} from "./view.js";

/** What a walk met, by number. */
export interface MetNodes {
  readonly nodes: readonly number[];
  readonly cut: boolean;
  readonly omitted: number;
}

/** Walks outwards from seeds as the verb `neighbourhood` does, on numbers. */
export function walkNeighbourhood(
  view: GraphView,
  filter: RowFilter,
  seeds: readonly number[],
  { depth, limit, fanOut }: NeighbourhoodWalk,
): MetNodes {
  const reached = new Set(seeds.slice(0, limit));
  const left = new Set(seeds.slice(limit));
  let [frontier, cut]: [readonly number[], boolean] = [[...reached], false];
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const met = meet(view, filter, { frontier, reached, fanOut });
    const order = (a: number, b: number): number => (met.weights.get(b) ?? 0) - (met.weights.get(a) ?? 0) || compareNodes(view, a, b);
    frontier = smallest([...met.weights.keys()], limit - reached.size, order);
    cut ||= met.cut;
    for (const node of frontier) reached.add(node);
    for (const node of met.weights.keys()) if (!reached.has(node)) left.add(node);
  }
  return { nodes: [...reached], cut, omitted: left.size };
}

interface Step {
  readonly frontier: readonly number[];
  readonly reached: ReadonlySet<number>;
  readonly fanOut: number;
}

/** Entities one step from the frontier that were not reached yet, with the number of relations that lead to each. */
function meet(view: GraphView, filter: RowFilter, { frontier, reached, fanOut }: Step) {
  const weights = new Map<number, number>();
  let cut = false;
  for (const node of frontier) {
    const meetAlong = (relation: number): void => {
      const other = otherNode(view, relation, node);
      if (other < firstValue && !reached.has(other)) weights.set(other, (weights.get(other) ?? 0) + 1);
    };
    if (degreeBound(view, node) <= fanOut) eachPassingAt(view, filter, node, meetAlong);
    else {
      cut ||= countPassingAt(view, filter, node) > fanOut;
      for (const relation of strongestAt(view, filter, node, fanOut)) meetAlong(relation);
    }
  }
  return { weights, cut };
}

function eachPassingAt(view: GraphView, filter: RowFilter, node: number, visit: (relation: number) => void): void {
  eachRelationAt(view, node, (relation) => {
    if (endPasses(view, filter, relation, node) && countPassing(view, filter, relation) > 0) visit(relation);
  });
}

/** Every relation that passes between two of the entities, ordered by id. */
export function relationsBetween(view: GraphView, filter: RowFilter, nodes: readonly number[]): readonly number[] {
  const among = new Uint8Array(view.nodeCount);
  for (const node of nodes) among[node] = 1;
  const found: number[] = [];
  for (const node of new Set(nodes)) {
    eachRelationFrom(view, node, (relation) => {
      const object = objectOf(view, relation);
      if (object < firstValue && among[object] === 1 && anyEndPasses(view, filter, relation) && countPassing(view, filter, relation) > 0)
        found.push(relation);
    });
  }
  return found.sort((a, b) => compareRelations(view, a, b));
}
