import type { Body } from "./separate.js";

/** A straight line between two bodies, by their places in the list. */
export type Line = readonly [number, number];

/**
 * Pushes bodies off lines that are not theirs: a node that lies on a relation seems to be part of it.
 * One round; positions are changed in place.
 *
 * @param bodies - all bodies
 * @param lines - the relations between them
 * @param clearance - pixels from the middle of a body to a line
 * @returns how many bodies lay on a line
 */
export function clearLines(bodies: readonly Body[], lines: readonly Line[], clearance: number): number {
  let moved = 0;
  for (const [from, to] of lines) {
    const a = bodies[from];
    const b = bodies[to];
    if (!a || !b || from === to) continue;
    for (const body of bodies) if (body !== a && body !== b && pushOff(body, a, b, clearance)) moved++;
  }
  return moved;
}

function pushOff(body: Body, a: Body, b: Body, clearance: number): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  if (body.fixed || length < 1) return false;
  const along = ((body.x - a.x) * dx + (body.y - a.y) * dy) / length;
  if (along < 0 || along > length) return false;
  const across = ((body.y - a.y) * dx - (body.x - a.x) * dy) / length;
  const lacking = clearance - Math.abs(across);
  if (lacking <= 0) return false;
  const step = (lacking / 2 + 0.01) * (across < 0 ? -1 : 1);
  body.x -= (dy / length) * step;
  body.y += (dx / length) * step;
  return true;
}
