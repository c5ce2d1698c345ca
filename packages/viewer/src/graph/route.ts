/** A point in pixels, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distance in pixels at which parallel relations fan out. */
export const fanStep = 30;

/** A line may bow by at most this share of its length, so that short fans stay open. */
const steepestBow = 0.28;

/**
 * The control point of the quadratic Bézier curve that passes `bow` pixels to the left of the middle
 * of a straight line (right for negative bows). The edge shader computes the same.
 */
export function controlPoint(from: Point, to: Point, bow: number): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const limited = Math.sign(bow) * Math.min(Math.abs(bow), steepestBow * length);
  return {
    x: (from.x + to.x) / 2 - (dy / length) * 2 * limited,
    y: (from.y + to.y) / 2 + (dx / length) * 2 * limited,
  };
}

/** The point of a quadratic Bézier curve at `t` from 0 to 1. */
export function pointAt(from: Point, control: Point, to: Point, t: number): Point {
  const a = (1 - t) * (1 - t);
  const b = 2 * t * (1 - t);
  const c = t * t;
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

/** The angle in radians in which a quadratic Bézier curve runs at `t`. */
export function angleAt(from: Point, control: Point, to: Point, t: number): number {
  const dx = (1 - t) * (control.x - from.x) + t * (to.x - control.x);
  const dy = (1 - t) * (control.y - from.y) + t * (to.y - control.y);
  return Math.atan2(dy, dx);
}
