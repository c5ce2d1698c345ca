import type { Point } from "./route.js";

/** The four ways that arrow keys point. */
const directions = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
} as const satisfies Readonly<Record<string, Point>>;

/** One of {@link directions}. */
export type Direction = keyof typeof directions;

/** Whether a key points somewhere. */
export function isDirection(key: string): key is Direction {
  return Object.hasOwn(directions, key);
}

/**
 * The nearest point in a direction: within 45° to both sides, sideways distance counting double.
 *
 * @param from - where to start
 * @param points - candidates by name; `from` itself may be among them
 * @returns null if nothing lies that way
 */
export function nearest(from: Point, points: ReadonlyMap<string, Point>, direction: Direction): string | null {
  const { x: wayX, y: wayY } = directions[direction];
  let best: string | null = null;
  let least = Infinity;
  for (const [name, point] of points) {
    const ahead = (point.x - from.x) * wayX + (point.y - from.y) * wayY;
    const aside = Math.abs((point.x - from.x) * wayY) + Math.abs((point.y - from.y) * wayX);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && aside <= ahead && cost < least) [best, least] = [name, cost];
  }
  return best;
}
