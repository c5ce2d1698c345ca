import type { NeighbourhoodWalk } from "../native.js";
import { firstValue } from "./columns.js";
import { anyEndPasses, countPassing, endPasses, type RowFilter } from "./row-filter.js";
import { smallest } from "./smallest.js";
import { compareNodes, compareRelations, eachRelationAt, eachRelationFrom, objectOf, otherNode, type GraphView } from "./view.js";

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
    const relations = passingAt(view, filter, node);
    cut ||= relations.length > fanOut;
    for (const relation of relations.length > fanOut ? strongest(view, filter, relations, fanOut) : relations) {
      const other = otherNode(view, relation, node);
      if (other < firstValue && !reached.has(other)) weights.set(other, (weights.get(other) ?? 0) + 1);
    }
  }
  return { weights, cut };
}

function passingAt(view: GraphView, filter: RowFilter, node: number): readonly number[] {
  const found: number[] = [];
  eachRelationAt(view, node, (relation) => {
    if (endPasses(view, filter, relation, node) && countPassing(view, filter, relation) > 0) found.push(relation);
  });
  return found;
}

function strongest(view: GraphView, filter: RowFilter, relations: readonly number[], limit: number): readonly number[] {
  const passing = new Map(relations.map((relation) => [relation, countPassing(view, filter, relation)]));
  return smallest(relations, limit, (a, b) => (passing.get(b) ?? 0) - (passing.get(a) ?? 0) || compareRelations(view, a, b));
}

/** Every relation that passes between two of the entities, ordered by id. */
export function relationsBetween(view: GraphView, filter: RowFilter, nodes: readonly number[]): readonly number[] {
  const among = new Set(nodes);
  const found: number[] = [];
  for (const node of nodes) {
    eachRelationFrom(view, node, (relation) => {
      if (among.has(objectOf(view, relation)) && anyEndPasses(view, filter, relation) && countPassing(view, filter, relation) > 0)
        found.push(relation);
    });
  }
  return found.sort((a, b) => compareRelations(view, a, b));
}
