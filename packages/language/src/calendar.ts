const monthNames = "january february march april may june july august september october november december".split(" ");
const dayNames = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/** A date as far as it is known: a year, a month of it, a day of that. */
export interface PartialDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  /** 1 to 31; only with a month. */
  readonly day?: number;
}

/** Reads `2024`, `2024-05` or `2024-05-16`; null for anything else, days that do not exist among it. */
export function readPartialDate(text: string): PartialDate | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (!year) return null;
  const date = { year: Number(year), ...(month ? { month: Number(month) } : {}), ...(day ? { day: Number(day) } : {}) };
  return isReal(date) ? date : null;
}

/** Writes a date as EDTF at the precision it has. */
export function toEdtf({ year, month, day }: PartialDate): string {
  const parts = [
    String(year).padStart(4, "0"),
    ...[month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, "0")),
  ];
  return parts.join("-");
}

/** False for 30 February, a 13th month, a day 0. */
export function isReal({ year, month, day }: PartialDate): boolean {
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** Moves a whole day by a number of days. */
export function addDays({ year, month, day }: Required<PartialDate>, days: number): Required<PartialDate> {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** Moves a month by a number of months; the day is dropped. */
export function addMonths(
  { year, month }: { readonly year: number; readonly month: number },
  months: number,
): { year: number; month: number } {
  const count = year * 12 + (month - 1) + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf({ year, month, day }: Required<PartialDate>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** The number of a month by its name or its first three letters, in any case, with or without a stop; null for none. */
export function monthNumber(name: string): number | null {
  const low = name.toLowerCase().replace(".", "");
  const found =
    low.length < 3 ? -1 : monthNames.findIndex((month) => month.startsWith(low.slice(0, 3)) && (month.startsWith(low) || low === "sept"));
  return found < 0 ? null : found + 1;
}

/** The number of a day of the week by its name, 0 for Sunday; null for none. */
export function weekdayNumber(name: string): number | null {
  const found = dayNames.indexOf(name.toLowerCase());
  return found < 0 ? null : found;
}

/** True if the date is known to the day. */
export function isWholeDay(date: PartialDate): date is Required<PartialDate> {
  return date.month !== undefined && date.day !== undefined;
}

/** True if at least the month is known. */
export function hasMonth(date: PartialDate): date is PartialDate & { readonly month: number } {
  return date.month !== undefined;
}
