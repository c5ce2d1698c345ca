import type { NeighbourhoodWalk } from "../native.js";
import { createBits, hasBit, setBit, type Bits } from "./bits.js";
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
export type WalkNodes = (filter: RowFilter, seeds: readonly number[], walk: NeighbourhoodWalk) => MetNodes;

/** A walk that keeps what it writes into from one time to the next. */
export function createWalk(view: GraphView): WalkNodes {
  let room: Room | null = null;
  return (filter, seeds, walk) => {
    room ??= { weights: new Uint32Array(view.nodeCount), reached: createBits(view.nodeCount), left: createBits(view.nodeCount) };
    room.reached.fill(0);
    room.left.fill(0);
    return walkNodes(view, room, filter, seeds, walk);
  };
}

/** What a walk writes into. */
interface Room {
  /** By entity how many relations lead to it in a step; all 0 between steps. */
  readonly weights: Uint32Array;
  /** What a walk gives, and what it met and leaves out. */
  readonly reached: Bits;
  readonly left: Bits;
}

function walkNodes(
  view: GraphView,
  room: Room,
  filter: RowFilter,
  seeds: readonly number[],
  { depth, limit, fanOut }: NeighbourhoodWalk,
): MetNodes {
  const reached: number[] = [];
  let omitted = 0;
  const put = (nodes: readonly number[]): readonly number[] => {
    const fresh = nodes.slice(0, limit - reached.length);
    for (const node of fresh) setBit(room.reached, node);
    reached.push(...fresh);
    return fresh;
  };
  const leave = (nodes: readonly number[]): void => {
    for (const node of nodes) {
      if (hasBit(room.reached, node) || hasBit(room.left, node)) continue;
      setBit(room.left, node);
      omitted += 1;
    }
  };
  let [frontier, cut]: [readonly number[], boolean] = [put([...new Set(seeds)]), false];
  leave(seeds);
  const isFull = (): boolean => reached.length >= limit && omitted > 0;
  for (let step = 0; step < depth && frontier.length > 0 && !isFull(); step += 1) {
    const met = meet(view, room, filter, { frontier, fanOut });
    cut ||= met.cut;
    const order = (a: number, b: number): number => (room.weights[b] ?? 0) - (room.weights[a] ?? 0) || compareNodes(view, a, b);
    frontier = put(smallest(met.nodes, limit - reached.length, order));
    leave(met.nodes);
    for (const node of met.nodes) room.weights[node] = 0;
  }
  return { nodes: reached, cut, omitted };
}

interface Step {
  readonly frontier: readonly number[];
  readonly fanOut: number;
}

/** Entities one step from the frontier that were not reached yet; how many relations lead to each is written down. */
function meet(view: GraphView, { weights, reached }: Room, filter: RowFilter, { frontier, fanOut }: Step) {
  const nodes: number[] = [];
  let cut = false;
  for (const node of frontier) {
    const meetAlong = (relation: number): void => {
      const other = otherNode(view, relation, node);
      if (other >= firstValue || hasBit(reached, other)) return;
      const known = weights[other] ?? 0;
      if (known === 0) nodes.push(other);
      weights[other] = known + 1;
    };
    if (degreeBound(view, node) <= fanOut) eachPassingAt(view, filter, node, meetAlong);
    else {
      cut ||= countPassingAt(view, filter, node) > fanOut;
      for (const relation of strongestAt(view, filter, node, fanOut)) meetAlong(relation);
    }
  }
  return { nodes, cut };
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
