/** A body in the layout: a node with room for its label. Positions in pixels. */
export interface Body {
  x: number;
  y: number;
  /** Half of its width and height. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Others make way for it: a headline. */
  readonly fixed?: boolean;
}

const rounds = 240;
/** Overlaps of less than this, in pixels, count as none. */
const tolerance = 0.01;

/**
 * Pushes overlapping bodies apart, each pair along the axis on which they overlap least, until
 * nothing overlaps or the rounds are used up. Deterministic; positions are changed in place.
 *
 * @returns how many pairs still overlap
 */
export function separate(bodies: readonly Body[]): number {
  let overlaps = 0;
  for (let round = 0; round < rounds; round++) {
    overlaps = pushOnce(bodies);
    if (overlaps === 0) break;
  }
  return overlaps;
}

function pushOnce(bodies: readonly Body[]): number {
  let overlaps = 0;
  bodies.forEach((a, index) => {
    for (let other = index + 1; other < bodies.length; other++) {
      const b = bodies[other];
      if (b && push(a, b)) overlaps++;
    }
  });
  return overlaps;
}

function push(a: Body, b: Body): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const overlapX = a.halfWidth + b.halfWidth - Math.abs(dx);
  const overlapY = a.halfHeight + b.halfHeight - Math.abs(dy);
  if (overlapX <= tolerance || overlapY <= tolerance) return false;
  const axis = overlapX < overlapY ? "x" : "y";
  const way = (axis === "x" ? dx : dy) < 0 ? -1 : 1;
  const step = (Math.min(overlapX, overlapY) + tolerance) * way;
  const share = a.fixed ? 0 : b.fixed ? 1 : 0.5;
  a[axis] -= step * share;
  b[axis] += step * (1 - share);
  return true;
}

/**
 * Moves points towards an even spread along each axis, keeping their order: a few far outliers would
 * otherwise press the well connected middle together.
 *
 * @param share - 0 leaves them where they are, 1 spreads them evenly
 */
export function spread(bodies: readonly Body[], share: number): void {
  for (const axis of ["x", "y"] as const) {
    const order = [...bodies].sort((a, b) => a[axis] - b[axis]);
    const least = order[0]?.[axis] ?? 0;
    const range = (order.at(-1)?.[axis] ?? 0) - least;
    order.forEach((body, rank) => {
      const even = least + (range * rank) / Math.max(1, order.length - 1);
      body[axis] += (even - body[axis]) * share;
    });
  }
}

/**
 * Moves and stretches points into a box, the two axes independently up to `stretch`: a layout is
 * round, a screen is not.
 */
export function fillBox(bodies: readonly Body[], width: number, height: number, stretch: number): void {
  const xs = bodies.map((body) => body.x);
  const ys = bodies.map((body) => body.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scaleX = width / (right - left || 1);
  const scaleY = height / (bottom - top || 1);
  const least = Math.min(scaleX, scaleY);
  const [x, y] = [Math.min(scaleX, least * stretch), Math.min(scaleY, least * stretch)];
  for (const body of bodies) {
    body.x = width / 2 + (body.x - (left + right) / 2) * x;
    body.y = height / 2 + (body.y - (top + bottom) / 2) * y;
  }
}
