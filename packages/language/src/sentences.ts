import { isAbbreviating } from "./sentences/abbreviations.js";
import { boundSentence } from "./sentences/bound.js";
import { findParagraphs } from "./sentences/paragraphs.js";
import { findQuotations } from "./sentences/quotations.js";
import type { Span } from "./span.js";

export { longestSentence } from "./sentences/bound.js";

/** Speech verbs that may follow a quotation which ends in ? or !. */
const speechTag =
  /^\s*(?:\p{Lu}[\p{L}.'’-]*\s){0,4}(?:said|says|asked|asks|added|adds|told|tells|replied|wrote|writes|the|tweeted|shouted|warned)\b/u;
const stops = new Set([".", "!", "?", "…"]);
const closers = new Set(["”", '"', "’", "'", ")", "]", "»"]);
/** The next sentence opens in a capital, a number or a letter without case, behind marks that may open one. */
const opensSentence = /^\s+["“‘'([—–•*-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
/** A space is missing: "talks.The minister", but not "U.K.The", "3.5" or "example.Com". */
const missingSpace = /^(?:["“]\p{Lu}|(?!(?:Com|Org|Net|Gov|Edu|Co|Io)\b)\p{Lu}\p{Ll})/u;

/**
 * The sentences of a text, in order, without the space around them; together they cover all that is not space.
 * Quotations stay whole, a blank line always ends a sentence, and so does the end of a line, unless the text is
 * wrapped. None is longer than {@link longestSentence}. Takes time in proportion to the text.
 */
export function splitSentences(text: string): Span[] {
  return findParagraphs(text).flatMap((paragraph) => splitParagraph(text, paragraph));
}

function splitParagraph(text: string, paragraph: Span): Span[] {
  const quotations = findQuotations(text, paragraph);
  // Who writes no capitals at all begins sentences without them, too.
  const lowerCase = !/\p{Lu}/u.test(text.slice(paragraph.start, paragraph.end));
  const sentences: Span[] = [];
  let from = paragraph.start;
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const close = quotations.get(at);
    if (close !== undefined) at = close;
    else if (!stops.has(text[at] ?? "")) continue;
    const after = skipClosers(text, at + 1, paragraph.end);
    if (!endsSentence({ text, at, after, from, end: paragraph.end, lowerCase })) continue;
    sentences.push({ start: from, end: after });
    from = after;
    at = after - 1;
  }
  return [...sentences, { start: from, end: paragraph.end }]
    .flatMap((span) => boundSentence(text, span))
    .flatMap((span) => trim(text, span));
}

/** Behind closing marks, more stops, and the footnote marks that follow them ("networks.[5]"). */
function skipClosers(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (closers.has(text[at] ?? "") || stops.has(text[at] ?? ""))) at += 1;
  const notes = text[at] === "[" ? /^(?:\[\p{L}{0,5} ?\p{N}{1,3}\]){1,5}/u.exec(text.slice(at, Math.min(end, at + 60))) : null;
  return at + (notes?.[0].length ?? 0);
}

interface Place {
  readonly text: string;
  /** The stop, or the last mark of a quotation. */
  readonly at: number;
  /** Behind all marks that belong to it. */
  readonly after: number;
  /** Where the sentence started. */
  readonly from: number;
  readonly end: number;
  readonly lowerCase: boolean;
}

function endsSentence({ text, at, after, from, end, lowerCase }: Place): boolean {
  if (after >= end) return true;
  const stop = lastStop(text, at, after);
  if (!stop) return false;
  const next = text.slice(after, Math.min(end, after + 80));
  if (stop !== "." && closers.has(text[after - 1] ?? "") && speechTag.test(next)) return false;
  if (
    text[at] === "." &&
    after === at + 1 &&
    isAbbreviating({ ...wordBefore(text, at, from), next: /[\p{L}\p{N}]+/u.exec(next)?.[0] ?? "" })
  ) {
    return false;
  }
  if (opensSentence.test(next) || (lowerCase && /^\s+\p{Ll}/u.test(next))) return true;
  return missingSpace.test(next) && /[\p{Ll}\p{N}”"’'\])]{2}$/u.test(text.slice(Math.max(from, after - 3), after - 1));
}

function lastStop(text: string, at: number, after: number): string | null {
  for (let i = after - 1; i >= at - 1; i -= 1) {
    const mark = text[i] ?? "";
    if (stops.has(mark)) return mark;
    if (!closers.has(mark) && !/[[\p{L}\p{N} ]/u.test(mark)) return null;
  }
  return null;
}

/** The word that a stop follows, with the stops inside it, and whether it opens the sentence. */
function wordBefore(text: string, stop: number, from: number): { word: string; first: boolean } {
  const before = text.slice(Math.max(from, stop - 14), stop);
  const word = /[\p{L}\p{N}.]*$/u.exec(before)?.[0] ?? "";
  return { word, first: stop - word.length - from < 14 && text.slice(from, stop - word.length).trim() === "" };
}

function trim(text: string, { start, end }: Span): Span[] {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? "")) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? "")) to -= 1;
  return from < to ? [{ start: from, end: to }] : [];
}
