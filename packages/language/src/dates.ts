import {
  addDays,
  addMonths,
  hasMonth,
  isReal,
  isWholeDay,
  monthNumber,
  readPartialDate,
  toEdtf,
  weekdayNumber,
  weekdayOf,
  type PartialDate,
} from "./calendar.js";
import type { Span } from "./span.js";

/** A date as a text gives it, in EDTF at the precision of the text ("2021", "2025-05", "2025-05-16", "2024~"). */
export interface DateMention extends Span {
  /** The date of something that has happened: a weekday is the last one up to publication. */
  readonly edtf: string;
  /** The date of something that is still to come; the same where the text leaves no choice. */
  readonly ahead: string;
  /** True if it was counted from the day of publication ("on Thursday", "last year"). */
  readonly relative: boolean;
  /** The word before that tells what it limits: a beginning, an end, or neither. */
  readonly lead: "since" | "until" | "from" | "to" | "by" | "before" | "after" | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** A date read both ways; null where the day of publication does not tell it. */
interface Reading {
  readonly past: string | null;
  readonly future: string | null;
}

interface Pattern {
  readonly pattern: RegExp;
  /** `base`: when the text was published, null if unknown. */
  readonly read: (groups: Groups, base: PartialDate | null) => Reading | null;
  readonly relative: boolean;
}

const fullMonths = "January|February|March|April|May|June|July|August|September|October|November|December";
const months = String.raw`(?<month>(?:${fullMonths}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))`;
const weekdays = "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday";
const dayName = String.raw`(?:(?:${weekdays}),?\s(?:the\s)?)?`;
const days = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?(?<more>\s?(?:[–-]|to|and)\s?\d{1,2}(?:st|nd|rd|th)?)?(?!\d|[:.]\d)`;
const year = String.raw`(?<year>1[5-9]\d\d|20\d\d|2100)(?!\d)`;
const counts = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** The first that matches at a place wins, so the longer forms stand first. */
const patterns: readonly Pattern[] = [
  { pattern: /(?<![\d-])(?<iso>(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d-])/g, read: readIso, relative: false },
  { pattern: new RegExp(String.raw`\b${dayName}${days}\s(?:of\s)?${months},?\s${year}`, "g"), read: readAbsolute, relative: false },
  { pattern: new RegExp(String.raw`\b${dayName}${months}\s${days},?\s${year}`, "g"), read: readAbsolute, relative: false },
  {
    pattern: new RegExp(String.raw`\b(?:(?:early|mid|late)[\s-])?${months},?\s(?:of\s)?${year}`, "g"),
    read: readAbsolute,
    relative: false,
  },
  { pattern: new RegExp(String.raw`\b(?:early|mid|late)[\s-]${year}`, "gi"), read: readVagueYear, relative: false },
  { pattern: new RegExp(String.raw`\b(?:spring|summer|autumn|fall|winter)\s(?:of\s)?${year}`, "gi"), read: readVagueYear, relative: false },
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:in|since|of|from|until|till|by|during|before|after|to|between|and|and in|back in)\s|\(|\d{4}[–-])${year}(?![,.]\d|[-–](?!(?:1[5-9]|20)\d\d\b))`,
      "gi",
    ),
    read: readAbsolute,
    relative: false,
  },
  { pattern: new RegExp(String.raw`\b${dayName}${days}\s(?:of\s)?${months}(?!\p{L})`, "gu"), read: readDayOfMonth, relative: true },
  { pattern: new RegExp(String.raw`\b${dayName}${months}\s${days}(?![\p{L}%]|,\d)`, "gu"), read: readDayOfMonth, relative: true },
  { pattern: new RegExp(String.raw`\b(?<which>last|next|this)\s${months}(?!\p{L})`, "gu"), read: readMonth, relative: true },
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:in|since|until|till|by|during|of|from|to|through|before|after|back in|end of|start of|beginning of)\s)(?:(?:early|late|mid)[\s-])?${months}(?!\s?\d|\p{L}|(?<=April|May|June|August)\s\p{Lu})`,
      "gu",
    ),
    read: readMonth,
    relative: true,
  },
  {
    pattern: new RegExp(String.raw`\b(?:(?<which>last|next|this|past)\s)?(?<weekday>${weekdays})\b`, "g"),
    read: readWeekday,
    relative: true,
  },
  {
    pattern: /\b(?<word>today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night|overnight)\b/gi,
    read: readWord,
    relative: true,
  },
  {
    pattern: /\b(?:(?:earlier|later|late|early|mid)\s)?(?<which>last|this|next)\s(?<unit>week(?:end)?|month|year)\b/gi,
    read: readUnit,
    relative: true,
  },
  { pattern: /\b(?:at|over|on)\sthe\s(?<unit>weekend)\b/gi, read: readUnit, relative: true },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:about|around|almost|nearly|some|more than|over)\s)?(?<count>an?|\d{1,3}|${counts.join("|")})\s(?<unit>day|week|month|year|decade)s?\s(?:ago|earlier this year)\b`,
      "gi",
    ),
    read: readAgo,
    relative: true,
  },
];

/**
 * The dates of a text, in order, none inside another. What is told relative to the day of publication (`published`, EDTF)
 * is left out where that does not tell it; so are days and months without a year. A week has no form in EDTF: it is given
 * as its month, and left out where it lies in two.
 */
export function findDates(text: string, published: string | null): DateMention[] {
  const base = published ? readPartialDate(published) : null;
  const found: (Reading & Span & { readonly relative: boolean; readonly rank: number })[] = [];
  patterns.forEach(({ pattern, read, relative }, rank) => {
    for (const match of text.matchAll(pattern)) {
      const reading = read(match.groups ?? {}, base);
      if (reading) found.push({ ...reading, start: match.index, end: match.index + match[0].length, relative, rank });
    }
  });
  found.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
  return apart(found).flatMap((date) => toMention(text, date));
}

/** Without those that begin inside the one before. */
function apart<Item extends Span>(sorted: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (const item of sorted) if (item.start >= (kept.at(-1)?.end ?? 0)) kept.push(item);
  return kept;
}

function toMention(text: string, { start, end, past, future, relative }: Reading & Span & { readonly relative: boolean }): DateMention[] {
  const edtf = past ?? future;
  return edtf === null ? [] : [{ start, end, edtf, ahead: future ?? edtf, relative, lead: leadOf(text, start) }];
}

const leads =
  /(?:^|[^\p{L}])(?<lead>since|ever since|until|till|from|to|by|before|after|between|and)\s(?:the\s(?:end|start|beginning|spring|summer|autumn|middle)\sof\s|early\s|late\s|mid-)?$/iu;

function leadOf(text: string, start: number): DateMention["lead"] {
  const before = text.slice(Math.max(0, start - 40), start);
  if (/\d{4}[–-]$/.test(before)) return "to";
  const lead = leads.exec(before)?.groups?.["lead"]?.toLowerCase();
  if (lead === "and") return /\bbetween\s[^.;]{3,25}\sand\s$/i.test(before) ? "to" : null;
  if (lead === "till") return "until";
  if (lead === "between") return "from";
  if (lead === "to") return /\bfrom\s[^.;]{3,25}\sto\s$/i.test(before) ? "to" : null;
  return lead === "since" || lead === "until" || lead === "from" || lead === "by" || lead === "before" || lead === "after" ? lead : null;
}

function both(date: PartialDate | null, mark = ""): Reading | null {
  if (!date || !isReal(date)) return null;
  const edtf = toEdtf(date) + mark;
  return { past: edtf, future: edtf };
}

function either(past: PartialDate | null, future: PartialDate | null): Reading | null {
  const write = (date: PartialDate | null): string | null => (date && isReal(date) ? toEdtf(date) : null);
  const reading = { past: write(past), future: write(future) };
  return reading.past === null && reading.future === null ? null : reading;
}

function readIso({ iso = "" }: Groups): Reading | null {
  return both(readPartialDate(iso));
}

function readAbsolute({ day: d, month: name, year: y = "", more }: Groups): Reading | null {
  const month = name ? monthNumber(name) : null;
  if (month === null) return both({ year: Number(y) });
  // Of several days ("5-6 May 2021") only the month is sure.
  return both({ year: Number(y), month, ...(d && !more ? { day: Number(d) } : {}) });
}

function readVagueYear({ year: y = "" }: Groups): Reading | null {
  return both({ year: Number(y) }, "~");
}

/** The same day and month as near as may be: before the day of publication, and after it. */
function readDayOfMonth({ day: d = "", month: name = "", more }: Groups, base: PartialDate | null): Reading | null {
  const month = monthNumber(name);
  if (month === null || !base || !hasMonth(base)) return null;
  const dated = (offset: number): PartialDate => ({ year: base.year + offset, month, ...(more ? {} : { day: Number(d) }) });
  const distance = month !== base.month ? month - base.month : isWholeDay(base) && !more ? Number(d) - base.day : 0;
  return either(dated(distance > 0 ? -1 : 0), dated(distance < 0 ? 1 : 0));
}

function readMonth({ which, month: name = "" }: Groups, base: PartialDate | null): Reading | null {
  const month = monthNumber(name);
  if (month === null || !base || !hasMonth(base)) return null;
  const past = { year: base.year - (month > base.month || (which === "last" && month === base.month) ? 1 : 0), month };
  const future = { year: base.year + (month < base.month || (which === "next" && month === base.month) ? 1 : 0), month };
  return which === "last" ? either(past, past) : which === "next" ? either(future, future) : either(past, future);
}

function readWeekday({ which, weekday = "" }: Groups, base: PartialDate | null): Reading | null {
  const wanted = weekdayNumber(weekday);
  if (wanted === null || !base || !isWholeDay(base)) return null;
  const back = (weekdayOf(base) - wanted + 7) % 7;
  const forth = (7 - back) % 7;
  const past = addDays(base, -(back === 0 && which === "last" ? 7 : back));
  const future = addDays(base, forth === 0 && which === "next" ? 7 : forth);
  if (which === "last" || which === "past") return either(past, past);
  return which === "next" ? either(future, future) : either(past, future);
}

function readWord({ word = "" }: Groups, base: PartialDate | null): Reading | null {
  if (!base || !isWholeDay(base)) return null;
  const low = word.toLowerCase();
  return both(addDays(base, low === "yesterday" || low === "last night" ? -1 : low === "tomorrow" ? 1 : 0));
}

const offsets: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

function readUnit({ which, unit = "" }: Groups, base: PartialDate | null): Reading | null {
  const offset = offsets[which?.toLowerCase() ?? "this"] ?? 0;
  if (!base) return null;
  if (unit.toLowerCase() === "year") return both({ year: base.year + offset });
  if (unit.toLowerCase() === "month") return hasMonth(base) ? both(addMonths(base, offset)) : null;
  if (!isWholeDay(base)) return null;
  return unit.toLowerCase() === "week" ? both(weekOf(base, offset)) : readWeekend(base, which?.toLowerCase());
}

/** The month of a week from Monday to Sunday; null where it lies in two. */
function weekOf(base: Required<PartialDate>, offset: number): PartialDate | null {
  const monday = addDays(base, -((weekdayOf(base) + 6) % 7) + 7 * offset);
  return monthOf(monday, addDays(monday, 6));
}

function monthOf(first: Required<PartialDate>, last: Required<PartialDate>): PartialDate | null {
  return first.month === last.month ? { year: first.year, month: first.month } : null;
}

function readWeekend(base: Required<PartialDate>, which: string | undefined): Reading | null {
  const saturday = (weeks: number): Required<PartialDate> => addDays(base, -((weekdayOf(base) + 1) % 7) + 7 * weeks);
  const month = (weeks: number): PartialDate | null => monthOf(saturday(weeks), addDays(saturday(weeks), 1));
  if (which === "last") return both(month(weekdayOf(base) === 6 ? -1 : 0));
  return which === "next" ? both(month(1)) : either(month(0), month(weekdayOf(base) === 6 ? 0 : 1));
}

/** "two years ago" is about that year; only days are counted exactly. */
function readAgo({ count = "", unit = "" }: Groups, base: PartialDate | null): Reading | null {
  if (!base) return null;
  const low = count.toLowerCase();
  const number = low === "a" || low === "an" ? 1 : counts.indexOf(low) + 1 || Number(low);
  switch (unit.toLowerCase()) {
    case "decade":
      return both({ year: base.year - 10 * number }, "~");
    case "year":
      return both({ year: base.year - number }, "~");
    case "month":
      return hasMonth(base) ? both(addMonths(base, -number), "~") : null;
    case "week":
      return isWholeDay(base) ? both(monthOnly(addDays(base, -7 * number)), "~") : null;
    default:
      return isWholeDay(base) ? both(addDays(base, -number)) : null;
  }
}

function monthOnly({ year: y, month }: Required<PartialDate>): PartialDate {
  return { year: y, month };
}
