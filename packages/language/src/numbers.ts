import type { Span } from "./span.js";

/** How an English text bounds a number. */
export type Bound = "exactly" | "about" | "atLeast" | "atMost" | "moreThan" | "lessThan";

/** A number as an English text gives it. */
export interface NumberMention extends Span {
  readonly value: number;
  readonly bound: Bound;
  /** ISO 4217 code if it is an amount of money, else null. */
  readonly currency: string | null;
}

const bounds: Readonly<Record<string, Bound>> = {
  "more than": "moreThan",
  over: "moreThan",
  "at least": "atLeast",
  "up to": "atMost",
  "at most": "atMost",
  "no more than": "atMost",
  "less than": "lessThan",
  "fewer than": "lessThan",
  under: "lessThan",
  nearly: "about",
  almost: "about",
  about: "about",
  around: "about",
  some: "about",
  roughly: "about",
  approximately: "about",
  "an estimated": "about",
};
const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12 };
const small = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const symbols: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  $: "USD",
  US$: "USD",
  AU$: "AUD",
  A$: "AUD",
  C$: "CAD",
  "¥": "JPY",
};
const units: Readonly<Record<string, string>> = { euro: "EUR", pound: "GBP", dollar: "USD", franc: "CHF", yen: "JPY" };

const numberPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?<bound>${Object.keys(bounds).join("|")})\s)?(?<symbol>US\$|AU\$|A\$|C\$|[€£$¥])?\s?` +
    String.raw`(?:(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?)|(?<word>${small.join("|")}))(?![\d.,]*\d)` +
    String.raw`(?:[\s-]?(?<scale>thousand|million|billion|trillion|bn|m)(?!\p{L}))?(?:[\s-](?<unit>euro|pound|dollar|franc|yen)s?(?!\p{L}))?`,
  "giu",
);

/** The numbers and amounts of money of a text, in order; spelt-out numbers up to twelve are read. */
export function findNumbers(text: string): NumberMention[] {
  return Array.from(text.matchAll(numberPattern), (match) => toNumber(match)).filter(({ value }) => Number.isFinite(value));
}

function toNumber(match: RegExpExecArray): NumberMention {
  const { bound, symbol, digits, word, scale, unit } = match.groups ?? {};
  const plain = digits ? Number(digits.replaceAll(",", "")) : small.indexOf((word ?? "").toLowerCase());
  const scaled = plain * (scales[(scale ?? "").toLowerCase()] ?? 1);
  const lead = match[0].length - match[0].trimStart().length;
  return {
    start: match.index + lead,
    end: match.index + match[0].length,
    value: Number(scaled.toPrecision(15)),
    bound: bounds[(bound ?? "").toLowerCase()] ?? "exactly",
    currency: symbols[(symbol ?? "").toUpperCase()] ?? units[(unit ?? "").toLowerCase()] ?? null,
  };
}
