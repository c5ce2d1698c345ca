import type { Span } from "./seams.js";

/**
 * How many sentences no evidence touches: what the reader left unsaid.
 * @param sentences - in text order, not overlapping
 * @param evidence - spans of kept statements, in any order; they may overlap and cross sentences
 */
export function countSilent(sentences: readonly Span[], evidence: readonly Span[]): number {
  const spans = [...evidence].sort((a, b) => a.start - b.start);
  let next = 0;
  let reached = 0;
  let silent = 0;
  for (const { start, end } of sentences) {
    for (let span = spans[next]; span && span.start < end; span = spans[(next += 1)]) reached = Math.max(reached, span.end);
    if (reached <= start) silent += 1;
  }
  return silent;
}
