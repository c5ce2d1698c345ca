import type { Span } from "../span.js";

/** No sentence is longer than this in UTF-16 code units: what reads sentences afterwards takes time by their length. */
export const longestSentence = 1_200;

/** Where a long sentence is best cut, best first: behind a stop and its quotation marks, a semicolon or bullet, a comma, at a space, behind a mark. */
const cuts = [/[.!?…]["”’')\]]*\s/gu, /[;:•|]\s|\s[-–—]\s/gu, /,["”’']?\s/gu, /\s/gu, /[^\p{L}\p{M}\p{N}\s](?=[\p{L}\p{N}])/gu];

/** The span in pieces of at most {@link longestSentence}. */
export function boundSentence(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > longestSentence) {
    const to = bestCut(text, from);
    pieces.push({ start: from, end: to });
    from = to;
  }
  return [...pieces, { start: from, end }];
}

/** The last place of the best sort in the second half of what is allowed. */
function bestCut(text: string, from: number): number {
  const half = from + longestSentence / 2;
  const window = text.slice(half, from + longestSentence);
  for (const cut of cuts) {
    const last = Array.from(window.matchAll(cut)).at(-1);
    if (last) return half + last.index + last[0].length;
  }
  const hard = from + longestSentence;
  return /[\ud800-\udbff]/.test(text[hard - 1] ?? "") ? hard - 1 : hard;
}
