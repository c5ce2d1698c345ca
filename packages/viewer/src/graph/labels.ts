import type { Box } from "./fit.js";
import type { Point } from "./route.js";

/** A label that looks for a place beside its node. Pixels. */
export interface LabelWish {
  readonly id: string;
  readonly at: Point;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** Higher ones choose first. */
  readonly priority: number;
  /** A landmark of the picture: without room it lies where it covers least, for a map must name its largest towns. */
  readonly needed: boolean;
}

/** Where a label stands, from its node, and on which side. Pixels. */
export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly side: Side;
}

/** Sides of a node, best first. */
const sides = ["right", "left", "below", "above", "aboveRight", "belowRight", "aboveLeft", "belowLeft"] as const;
/** One of {@link sides}. */
export type Side = (typeof sides)[number];

const gap = 5;
/** Edge pixels under a label count as so much crossing. */
const cell = 6;

/**
 * Gives every label the side where it crosses fewest lines; a label that would lie on another or on a
 * node gets no place, nor does a dimmed one that would lie on a mark. Selected labels and needed ones are
 * placed in any case.
 *
 * @param wishes - labels to place
 * @param obstacles - nodes that no label may cover
 * @param walls - panels and the edges of the canvas: what lies under them cannot be read, so even a label that must stand
 * somewhere stands there only if it has no other side
 * @param marks - marks on edges, which only labels of more than priority 0 may cover, if need be
 * @param lines - points along the drawn edges, some pixels apart
 * @param forced - from this priority on a label is placed even on top of something
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Box[],
  walls: readonly Box[],
  marks: readonly Box[],
  lines: readonly Point[],
  forced: number,
): ReadonlyMap<string, LabelPlace> {
  const crossings = countCells(lines);
  const taken: Box[] = [...obstacles];
  const choose = (wish: LabelWish): Candidate | null => {
    const find = (beneath: readonly Box[], avoided: readonly Box[], anyhow: boolean): Candidate | null =>
      bestSide(wish, { taken: beneath, walls, marks: avoided, crossings }, anyhow);
    if (wish.priority >= forced) return find(taken, marks, true);
    const room = find([...taken, ...marks], [], false);
    if (room || wish.priority <= 0) return room;
    return find(taken, marks, false) ?? (wish.needed ? find(taken, marks, true) : null);
  };
  const places = new Map<string, LabelPlace>();
  const order = [...wishes].sort((a, b) => b.priority - a.priority || b.radius - a.radius);
  for (const wish of order) {
    const best = choose(wish);
    if (!best) continue;
    taken.push(best.box);
    places.set(wish.id, best.place);
  }
  return places;
}

interface Candidate {
  readonly place: LabelPlace;
  readonly box: Box;
}

/** What a label may meet. */
interface Surroundings {
  readonly taken: readonly Box[];
  readonly walls: readonly Box[];
  readonly marks: readonly Box[];
  readonly crossings: ReadonlyMap<string, number>;
}

function bestSide(wish: LabelWish, { taken, walls, marks, crossings }: Surroundings, anyhow: boolean): Candidate | null {
  let best: Candidate | null = null;
  let least = Infinity;
  for (const [rank, side] of sides.entries()) {
    const candidate = candidateAt(wish, side);
    const hidden = countOverlaps(walls, candidate.box);
    const hits = countOverlaps(taken, candidate.box);
    if (hits + hidden > 0 && !anyhow) continue;
    const covered = countOverlaps(marks, candidate.box);
    const cost = hidden * 100_000 + hits * 1000 + covered * 40 + crossed(candidate.box, crossings) + rank * 0.7;
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

function countOverlaps(boxes: readonly Box[], label: Box): number {
  return boxes.filter((box) => overlap(box, label)).length;
}

function candidateAt({ at, radius, width, height }: LabelWish, side: Side): Candidate {
  const reach = radius + gap;
  const aslant = radius * 0.75 + 1;
  const offsets: Readonly<Record<Side, Point>> = {
    right: { x: reach, y: -height / 2 },
    left: { x: -reach - width, y: -height / 2 },
    below: { x: -width / 2, y: reach },
    above: { x: -width / 2, y: -reach - height },
    aboveRight: { x: aslant, y: -aslant - height },
    belowRight: { x: aslant, y: aslant },
    aboveLeft: { x: -aslant - width, y: -aslant - height },
    belowLeft: { x: -aslant - width, y: aslant },
  };
  const { x: dx, y: dy } = offsets[side];
  const [left, top] = [at.x + dx, at.y + dy];
  return { place: { dx, dy, side }, box: { left, top, right: left + width, bottom: top + height } };
}

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function countCells(points: readonly Point[]): ReadonlyMap<string, number> {
  const cells = new Map<string, number>();
  for (const { x, y } of points) {
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  return cells;
}

function crossed(box: Box, cells: ReadonlyMap<string, number>): number {
  let count = 0;
  for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x++) {
    for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y++) {
      count += cells.get(`${x} ${y}`) ?? 0;
    }
  }
  return count;
}
