import edtf from "edtf";
import { EntenteError } from "./errors.js";

/** The days that an EDTF date may mean, both included, in milliseconds since 1970 in UTC; infinite where open. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

/** No date that an article gives is longer; the grammar's work grows faster than the text. */
const longestDate = 64;
/** How many dates are remembered: one costs the grammar 0.1 ms, and a graph asks for the same ones again and again. */
const remembered = 20_000;
const known = new Map<string, DateRange | null>();

/** The days an EDTF text may mean, or null if it is none. `2021~` and `2021` mean the same days. */
export function readDate(text: string): DateRange | null {
  const answer = known.get(text);
  if (answer !== undefined) return answer;
  if (known.size >= remembered) known.clear();
  const range = text.length > longestDate ? null : (readPlainDay(text) ?? readGrammar(text));
  known.set(text, range);
  return range;
}

/** A day that every month has, written in full: most dates are, and a large store has more of them than are remembered. */
const plainDay = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const day = 86_400_000;

function readPlainDay(text: string): DateRange | null {
  if (!plainDay.test(text)) return null;
  const from = Date.parse(text);
  return { from, to: from + day - 1 };
}

function readGrammar(text: string): DateRange | null {
  try {
    const { min, max } = edtf(text);
    return Number.isNaN(min) || Number.isNaN(max) ? null : { from: min, to: max };
  } catch {
    return null;
  }
}

/**
 * The days an EDTF text may mean.
 * @throws EntenteError `BAD_DATE` if it is none
 */
export function parseDate(text: string): DateRange {
  const range = readDate(text);
  if (range) return range;
  throw new EntenteError("BAD_DATE", `"${text}" is no EDTF date; write 2025-05-16, 2025-05, 2025 or 2021~`);
}

/** True if something published on `published` counts as of `asOf`: up to and including it, an imprecise date at its end. */
export function isPublishedBy(published: string, asOf: DateRange): boolean {
  const range = readDate(published);
  return range !== null && range.to <= asOf.to;
}

/** True if the two ranges share a day. */
export function overlaps(a: DateRange, b: DateRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
