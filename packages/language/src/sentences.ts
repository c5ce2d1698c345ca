import type { Span } from "./span.js";

/** Abbreviations after which a full stop ends nothing, folded, without the stop. */
const abbreviations = new Set(
  (
    "mr mrs ms dr prof sen rep gov gen col lt capt sgt rev hon st mt jr sr vs nos vol eds fig approx dept " +
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd corp bros e.g i.e cf ca pp"
  ).split(" "),
);
/** Abbreviations that are words too: a stop after them ends a sentence unless a number follows ("No. 5"). */
const words = new Set("no co art ed p etc al est".split(" "));
/** Speech verbs that may follow a quotation which ends in ? or !. */
const speechTag = /^\s*(?:\p{Lu}[\p{L}'’-]*\s){0,4}(?:said|says|asked|asks|added|told|replied|wrote|the)\b/u;
const stops = new Set([".", "!", "?", "…"]);
const closers = new Set(["”", '"', "’", "'", ")", "]", "»"]);
/** Beyond this a line is a paragraph, not a line that was wrapped to a width. */
const widestWrap = 120;

/**
 * The sentences of a text, in order, without the space around them; together they cover all that is not space.
 * Quotations stay whole, a blank line always ends a sentence, and so does the end of a line, unless the text is
 * wrapped: the next line goes on in lower case, or its first word would not have fitted.
 */
export function splitSentences(text: string): Span[] {
  return paragraphs(text).flatMap((paragraph) => splitParagraph(text, paragraph));
}

function paragraphs(text: string): Span[] {
  const lines = Array.from(text.matchAll(/[^\n\r]+/g), ({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const width = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const joined: { start: number; end: number }[] = [];
  lines.forEach((line, i) => {
    const [last, before] = [joined.at(-1), lines[i - 1]];
    if (last && before && goesOn(text, before, line, width)) last.end = line.end;
    else joined.push({ ...line });
  });
  return joined.flatMap((span) => trim(text, span.start, span.end));
}

function goesOn(text: string, before: Span, line: Span, width: number): boolean {
  if (/\n\r?\n|\r\r/.test(text.slice(before.end, line.start))) return false;
  const head = text.slice(line.start, Math.min(line.end, line.start + widestWrap));
  if (/^\s*\p{Ll}/u.test(head)) return true;
  const firstWord = /^\S*/.exec(head)?.[0].length ?? 0;
  return width <= widestWrap && width > 40 && before.end - before.start + 1 + firstWord > width;
}

function splitParagraph(text: string, { start, end }: Span): Span[] {
  const inQuotation = quotationEnds(text, start, end);
  const sentences: Span[] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    const close = inQuotation.get(at);
    if (close !== undefined) at = close;
    else if (!stops.has(text[at] ?? "")) continue;
    const after = skipClosers(text, at + 1, end);
    if (!endsSentence(text, at, after, end)) continue;
    sentences.push(...trim(text, from, after));
    from = after;
    at = after - 1;
  }
  return [...sentences, ...trim(text, from, end)];
}

/** Where each quotation of a paragraph that is closed in it starts and ends; an unclosed one counts as none. */
function quotationEnds(text: string, start: number, end: number): Map<number, number> {
  const ends = new Map<number, number>();
  let open = -1;
  for (let at = start; at < end; at += 1) {
    const mark = text[at];
    if (mark === "“" && open < 0) open = at;
    else if ((mark === "”" || mark === '"') && open >= 0) {
      ends.set(open, at);
      open = -1;
    } else if (mark === '"') open = at;
  }
  return ends;
}

function skipClosers(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (closers.has(text[at] ?? "") || stops.has(text[at] ?? ""))) at += 1;
  return at;
}

function endsSentence(text: string, at: number, after: number, end: number): boolean {
  if (after >= end) return true;
  const stop = lastStop(text, at, after);
  if (!stop) return false;
  const next = text.slice(after, after + 80);
  if (stop !== "." && closers.has(text[after - 1] ?? "") && speechTag.test(next)) return false;
  if (text[at] === "." && isAbbreviation(text, at)) return false;
  // A footnote mark or a missing space ("networks.U.K.") is no reason to go on, a lower-case word or a digit is.
  return /^\s+["“‘'([—–-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(next) || /^["“][\p{Lu}]/u.test(next);
}

function lastStop(text: string, at: number, after: number): string | null {
  for (let i = after - 1; i >= at - 1; i -= 1) {
    if (stops.has(text[i] ?? "")) return text[i] ?? null;
    if (!closers.has(text[i] ?? "")) return null;
  }
  return null;
}

function isAbbreviation(text: string, stop: number): boolean {
  const word = /[\p{L}.]{1,12}$/u.exec(text.slice(Math.max(0, stop - 12), stop))?.[0] ?? "";
  if (words.has(word.toLowerCase())) return /^\.\s*\p{N}/u.test(text.slice(stop, stop + 4));
  if (abbreviations.has(word.toLowerCase())) return true;
  if (/^\p{Lu}$/u.test(word)) return true;
  // "U.K. ministers" goes on; whether "the U.K. Albania" does is not told by the stop: a sentence rarely starts so soon.
  return (
    /^(?:\p{L}\.)+\p{L}$/u.test(word) &&
    !/^\.\s+(?:The|This|That|These|It|He|She|They|We|In|On|At|But|And|A|An)\b/.test(text.slice(stop, stop + 8))
  );
}

function trim(text: string, start: number, end: number): Span[] {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? "")) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? "")) to -= 1;
  return from < to ? [{ start: from, end: to }] : [];
}
