import { fanStep } from "./route.js";

/** One relation among those to be drawn. */
export interface Strand {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** How one of several relations between the same two nodes is drawn. */
export interface FanPlace {
  /** Pixels to the left of the straight line, seen from the source. */
  readonly bow: number;
  /** The relations that this one line stands for: itself alone, unless it is a bundle. */
  readonly bundle: readonly string[];
  /** Not drawn: another line stands for it. */
  readonly hidden: boolean;
}

/** More parallel relations than this are drawn as one line with a count. */
export const widestFan = 3;

/** A key for two nodes in either direction. */
export function pairOf({ source, target }: Strand): string {
  return source < target ? `${source} ${target}` : `${target} ${source}`;
}

/**
 * Where each relation runs: parallel ones fan out, more than {@link widestFan} become one line
 * unless their pair is `opened`.
 *
 * @param strands - the relations to be drawn
 * @param opened - keys of {@link pairOf} that stay fanned out whatever their number
 */
export function fanOut(strands: readonly Strand[], opened: ReadonlySet<string>): ReadonlyMap<string, FanPlace> {
  const places = new Map<string, FanPlace>();
  for (const [pair, group] of groupByPair(strands)) {
    const bundled = group.length > widestFan && !opened.has(pair);
    group.forEach((strand, index) => {
      places.set(strand.id, bundled ? inBundle(index, group) : inFan(strand, index, group));
    });
  }
  return places;
}

function groupByPair(strands: readonly Strand[]): ReadonlyMap<string, readonly Strand[]> {
  const groups = new Map<string, Strand[]>();
  for (const strand of strands) {
    const pair = pairOf(strand);
    const group = groups.get(pair);
    if (group) group.push(strand);
    else groups.set(pair, [strand]);
  }
  return groups;
}

function inBundle(index: number, group: readonly Strand[]): FanPlace {
  return index === 0 ? { bow: 0, bundle: group.map(({ id }) => id), hidden: false } : { bow: 0, bundle: [], hidden: true };
}

function inFan(strand: Strand, index: number, group: readonly Strand[]): FanPlace {
  const offset = (index - (group.length - 1) / 2) * fanStep;
  // Two opposite relations see each other's left as their right.
  return { bow: strand.source < strand.target ? offset : 0 - offset, bundle: [strand.id], hidden: false };
}
