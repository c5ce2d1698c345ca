import type { Span } from "../span.js";

/** A quotation may be this long; a mark that finds no partner so near is none. */
const longest = 5_000;

/** Where each quotation of a paragraph starts and ends (its last mark); one that is not closed in it counts as none. */
export function findQuotations(text: string, { start, end }: Span): Map<number, number> {
  const ends = new Map<number, number>();
  const open = { double: -1, single: -1 };
  for (let at = start; at < end; at += 1) {
    const mark = text[at];
    if (mark === "“" || (mark === '"' && opens(text, at, start))) open.double = at;
    else if (mark === "”" || mark === '"') open.double = close(ends, open.double, at);
    else if (mark === "‘") open.single = at;
    else if (mark === "’" && closesSingle(text, at)) open.single = close(ends, open.single, at);
  }
  return ends;
}

function close(ends: Map<number, number>, open: number, at: number): number {
  if (open >= 0 && at - open <= longest) ends.set(open, at);
  return -1;
}

/** A straight mark opens behind space or a bracket and before what is not space. */
function opens(text: string, at: number, start: number): boolean {
  return (at === start || /[\s([—–-]/u.test(text[at - 1] ?? "")) && /\S/u.test(text[at + 1] ?? " ");
}

/** Most are apostrophes: only behind a stop or comma, and not before a letter, is it the end of a quotation. */
function closesSingle(text: string, at: number): boolean {
  return /[.,!?…]/u.test(text[at - 1] ?? "") && !/\p{L}/u.test(text[at + 1] ?? "");
}
