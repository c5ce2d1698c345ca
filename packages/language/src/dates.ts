import type { Span } from "./span.js";

/** A date as a text gives it, in EDTF at the precision of the text ("2021", "2025-05", "2025-05-16", "2024~"). */
export interface DateMention extends Span {
  readonly edtf: string;
  /** True if it was counted from the day of publication ("on Thursday", "last year"). */
  readonly relative: boolean;
}

const monthNames = "January February March April May June July August September October November December".split(" ");
const months = monthNames.join("|");
const dayNames = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`(?<year>1[5-9]\d\d|20\d\d|2100)`;

const patterns: readonly RegExp[] = [
  /(?<![\d-])(?<iso>(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d-])/g,
  new RegExp(String.raw`\b${day}\s(?<month>${months}),?\s${year}(?!\d)`, "g"),
  new RegExp(String.raw`\b(?<month>${months})\s${day},?\s${year}(?!\d)`, "g"),
  new RegExp(String.raw`\b(?<month>${months}),?\s${year}(?!\d)`, "g"),
  new RegExp(String.raw`\b(?<vague>early|mid|late)[\s-]${year}(?!\d)`, "gi"),
  new RegExp(String.raw`(?<=\b(?:in|since|of|from|until|by|during|before|after|to)\s|\()${year}(?![\d,.]*\d|-)`, "gi"),
  new RegExp(String.raw`\b(?<weekday>${dayNames.join("|")})\b`, "g"),
  /\b(?<word>today|yesterday|last year|this year)\b/gi,
];

/**
 * The dates of a text, in order, none inside another. A weekday is the last one up to the day of publication: give
 * `published` only as a full EDTF day, and use relative dates only of what has happened. Without it they are left out,
 * and so are days and months without a year.
 */
export function findDates(text: string, published: string | null): DateMention[] {
  const base = published && /^\d{4}-\d\d-\d\d$/.test(published) ? new Date(`${published}T00:00:00Z`) : null;
  const found: DateMention[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const edtf = absolute(match.groups ?? {}) ?? relative(match.groups ?? {}, base);
      if (edtf) found.push({ ...span, edtf, relative: !match.groups?.["year"] && !match.groups?.["iso"] });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((date, i) => i === 0 || date.start >= Math.max(...found.slice(Math.max(0, i - 3), i).map(({ end }) => end)));
}

type Groups = Readonly<Record<string, string | undefined>>;

function absolute({ iso, day: d, month, year: y, vague }: Groups): string | null {
  if (iso) return isDay(iso) ? iso : null;
  if (!y) return null;
  if (vague) return `${y}~`;
  if (!month) return y;
  const m = String(monthNames.indexOf(month) + 1).padStart(2, "0");
  if (!d) return `${y}-${m}`;
  const full = `${y}-${m}-${d.padStart(2, "0")}`;
  return isDay(full) ? full : null;
}

function relative({ weekday, word }: Groups, base: Date | null): string | null {
  if (!base || Number.isNaN(base.getTime())) return null;
  if (weekday) return shifted(base, (base.getUTCDay() - dayNames.indexOf(weekday) + 7) % 7);
  const low = word?.toLowerCase();
  if (low === "today") return shifted(base, 0);
  if (low === "yesterday") return shifted(base, 1);
  if (low === "this year") return String(base.getUTCFullYear());
  return low === "last year" ? String(base.getUTCFullYear() - 1) : null;
}

function shifted(base: Date, daysBack: number): string {
  return new Date(base.getTime() - daysBack * 86_400_000).toISOString().slice(0, 10);
}

function isDay(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
