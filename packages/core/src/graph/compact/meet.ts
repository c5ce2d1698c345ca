import { clearBit, createBits, hasBit, setBit, type Bits } from "./bits.js";
import { firstValue } from "./columns.js";
import { lookUp } from "./number-table.js";
import { countPassing, type RowFilter } from "./row-filter.js";
import { degreeBound, eachRelationIn, otherNode, type GraphView } from "./view.js";

/** Which hops a search may take, in either direction. */
export type MayStep = (from: number, to: number) => boolean;

/** What is looked for: ways of at most so many hops between two entities. */
export interface Meeting {
  readonly from: number;
  readonly to: number;
  readonly filter: RowFilter;
  readonly maxLength: number;
  readonly may: MayStep;
}

/** Hops from entities to others, one beside the other. */
interface Hops {
  readonly from: number[];
  readonly to: number[];
}

/** One step of a search: what it met, and the hops that led there. */
interface Layer extends Hops {
  readonly nodes: number[];
}

/** Where a search from one end has been. */
interface Seen {
  /** The last layer. */
  readonly front: Bits;
  /** All layers before it. */
  readonly behind: Bits;
}

/** How far a search has come from one of the two ends. */
interface Side extends Seen {
  readonly layers: Layer[];
}

/** Where each entity on a shortest way goes on to. */
export type Onward = ReadonlyMap<number, readonly number[]>;

/** Looks for shortest ways from both ends, so that it meets few of the graph's entities; null if there is none. */
export type Meet = (meeting: Meeting) => Onward | null;

/** A search that keeps what it writes into from one time to the next. */
export function createMeet(view: GraphView): Meet {
  let room: readonly [Seen, Seen] | null = null;
  const makeSeen = (): Seen => ({ front: createBits(view.nodeCount), behind: createBits(view.nodeCount) });
  return (meeting) => {
    room ??= [makeSeen(), makeSeen()];
    const touched: number[] = [];
    const [ahead, back] = [startSide(room[0], meeting.from, touched), startSide(room[1], meeting.to, touched)];
    const hasMet = growUntilMet(view, meeting, ahead, back, touched);
    const onward = hasMet ? onwardHops(ahead, back) : null;
    for (const node of touched) for (const bits of [ahead.front, ahead.behind, back.front, back.behind]) clearBit(bits, node);
    return onward;
  };
}

function startSide(seen: Seen, node: number, touched: number[]): Side {
  setBit(seen.front, node);
  touched.push(node);
  return { ...seen, layers: [{ nodes: [node], from: [], to: [] }] };
}

/**
 * Grows the cheaper side until the two meet; false if they do not within so many hops.
 * @param touched - takes in what was written down as seen
 */
function growUntilMet(view: GraphView, meeting: Meeting, ahead: Side, back: Side, touched: number[]): boolean {
  for (let length = 1; length <= meeting.maxLength; length += 1) {
    const [costAhead, costBack] = [costOf(view, ahead), costOf(view, back)];
    // A side with nothing new has seen all that can be reached.
    if (costAhead === 0 || costBack === 0) return false;
    const [side, other] = costAhead <= costBack ? [ahead, back] : [back, ahead];
    const { layer, hasMet } = grow(view, meeting, side, other, touched);
    side.layers.push(layer);
    if (hasMet) return true;
  }
  return false;
}

/** How many relations growing a side looks at, at most. */
function costOf(view: GraphView, { layers }: Side): number {
  return (layers.at(-1)?.nodes ?? []).reduce((sum, node) => sum + degreeBound(view, node), 0);
}

interface Growth {
  readonly layer: Layer;
  /** True if the layer holds what the other side has seen, and nothing else. */
  readonly hasMet: boolean;
}

function grow(view: GraphView, { filter, may }: Meeting, { front, behind, layers }: Side, other: Side, touched: number[]): Growth {
  let [layer, hasMet]: [Layer, boolean] = [{ nodes: [], from: [], to: [] }, false];
  const last = layers.at(-1)?.nodes ?? [];
  for (const node of last) {
    setBit(behind, node);
    clearBit(front, node);
  }
  for (const node of last) {
    eachNeighbour(view, node, (neighbour, relation) => {
      const isMet = hasBit(other.front, neighbour);
      if ((hasMet && !isMet) || hasBit(behind, neighbour)) return;
      if (!may(node, neighbour) || countPassing(view, filter, relation) === 0) return;
      if (isMet && !hasMet) [layer, hasMet] = [{ nodes: [], from: [], to: [] }, true];
      layer.from.push(node);
      layer.to.push(neighbour);
      if (hasBit(front, neighbour)) return;
      setBit(front, neighbour);
      touched.push(neighbour);
      layer.nodes.push(neighbour);
    });
  }
  return { layer, hasMet };
}

/** Calls with the other ends of an entity's relations, some perhaps itself; relations may have no row that shows. */
function eachNeighbour(view: GraphView, node: number, visit: (neighbour: number, relation: number) => void): void {
  const { outRelations, inRelations, relationObjects, relationSubjects, entityStates } = view.base.columns;
  if (node < entityStates.length) {
    const end = outRelations[node + 1] ?? 0;
    for (let relation = outRelations[node] ?? 0; relation < end; relation += 1) {
      const object = relationObjects[relation] ?? firstValue;
      if (object < firstValue) visit(object, relation);
    }
    const last = inRelations.starts[node + 1] ?? 0;
    for (let at = inRelations.starts[node] ?? 0; at < last; at += 1) {
      const relation = inRelations.items[at] ?? 0;
      visit(relationSubjects[relation] ?? 0, relation);
    }
  }
  if (view.delta) eachNewNeighbour(view, node, visit);
}

/** As {@link eachNeighbour}, along relations that only the delta has. */
function eachNewNeighbour(view: GraphView, node: number, visit: (neighbour: number, relation: number) => void): void {
  const [, delta] = view.parts;
  const number = lookUp(view.deltaNodes, node);
  if (!delta || number === undefined) return;
  eachRelationIn(delta.columns, number, (relation) => {
    const other = view.twinned[relation] === 1 ? firstValue : otherNode(view, relation + delta.firstRelation, node);
    if (other < firstValue) visit(other, relation + delta.firstRelation);
  });
}

/** The hops of all shortest ways, from two sides of which the last layer of one holds what they have in common. */
function onwardHops(ahead: Side, back: Side): Onward {
  const onward = new Map<number, number[]>();
  const met = [...metNodes(ahead, back)];
  // Hops of the side that began at the end lead away from it.
  keepUseful(back, met, (nearer, farther) => link(onward, farther, nearer));
  keepUseful(ahead, met, (nearer, farther) => link(onward, nearer, farther));
  return onward;
}

function metNodes(ahead: Side, back: Side): ReadonlySet<number> {
  return new Set(ahead.layers.at(-1)?.nodes.filter((node) => hasBit(back.front, node)));
}

/** Calls with the hops of one side by which what it met was reached, from the last layer to the first. */
function keepUseful({ layers }: Side, met: readonly number[], keep: (nearer: number, farther: number) => void): void {
  let useful = new Set(met);
  for (const { from, to } of layers.slice(1).toReversed()) {
    const before = new Set<number>();
    for (const [place, farther] of to.entries()) {
      const nearer = from[place];
      if (nearer === undefined || !useful.has(farther)) continue;
      keep(nearer, farther);
      before.add(nearer);
    }
    useful = before;
  }
}

function link(onward: Map<number, number[]>, from: number, to: number): void {
  const known = onward.get(from);
  if (known) known.push(to);
  else onward.set(from, [to]);
}
