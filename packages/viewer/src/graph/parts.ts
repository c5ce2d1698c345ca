import type { Line } from "./clear-lines.js";
import type { Body } from "./separate.js";

/** Bodies by their places in the list, those of each part that no line joins to another; the largest part first. */
export function partsOf(count: number, lines: readonly Line[]): readonly (readonly number[])[] {
  const neighbours = Array.from({ length: count }, (): number[] => []);
  for (const [from, to] of lines) {
    neighbours[from]?.push(to);
    neighbours[to]?.push(from);
  }
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (let start = 0; start < count; start += 1) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    // Grows while it is walked.
    for (const place of part) {
      for (const next of neighbours[place] ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Pixels between two places that are tried. */
const step = 16;
/** More room than this between a part and the rest, in pixels, is no better. */
const enough = 36;

/**
 * Puts a part, as it is, where it has most room within a box; of places with enough room that nearest to the middle: what
 * has no tie to the rest would otherwise drift off and press the rest together. Positions are changed in place.
 *
 * @param others - bodies that stand already
 */
export function placePart(part: readonly Body[], others: readonly Body[], width: number, height: number): void {
  const frame = frameOf(part);
  let best = { x: width / 2, y: height / 2, worth: -Infinity };
  for (let y = frame.halfHeight; y <= height - frame.halfHeight; y += step) {
    for (let x = frame.halfWidth; x <= width - frame.halfWidth; x += step) {
      const room = Math.min(enough, ...others.map((other) => gapBetween({ ...frame, x, y }, other)));
      const worth = room - Math.hypot(x - width / 2, y - height / 2) / 1000;
      if (worth > best.worth) best = { x, y, worth };
    }
  }
  for (const body of part) {
    body.x += best.x - frame.x;
    body.y += best.y - frame.y;
  }
}

function frameOf(part: readonly Body[]): Body {
  const left = Math.min(...part.map(({ x, halfWidth }) => x - halfWidth));
  const right = Math.max(...part.map(({ x, halfWidth }) => x + halfWidth));
  const top = Math.min(...part.map(({ y, halfHeight }) => y - halfHeight));
  const bottom = Math.max(...part.map(({ y, halfHeight }) => y + halfHeight));
  return { x: (left + right) / 2, y: (top + bottom) / 2, halfWidth: (right - left) / 2, halfHeight: (bottom - top) / 2 };
}

/** Pixels between two bodies; negative if they overlap. */
function gapBetween(a: Body, b: Body): number {
  return Math.max(Math.abs(a.x - b.x) - a.halfWidth - b.halfWidth, Math.abs(a.y - b.y) - a.halfHeight - b.halfHeight);
}
