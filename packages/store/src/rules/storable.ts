import { EntenteError } from "@entente/core";

/** What no store can give back unchanged: NUL, and half of a surrogate pair, which has no UTF-8. */
const unstorable = /[\0\p{Surrogate}]/u;

/**
 * Refuses what would not come back as it was given: no database keeps NUL or half a character in a text, and JSON has
 * no number that is not finite. An article that holds such a thing is a damaged file, a quote that does splits a character.
 * @param value - anything made of JSON's parts
 * @param name - what it is, for the message
 * @throws EntenteError `BAD_INPUT` naming the field
 */
export function checkStorable(value: unknown, name: string): void {
  // Nearly everything can be stored, so the path to what cannot is only made where it is needed.
  if (!isStorable(value)) explain(value, name);
}

function isStorable(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (value === null || typeof value !== "object") return true;
  for (const key in value) if (!isStorable((value as Readonly<Record<string, unknown>>)[key])) return false;
  return true;
}

function explain(value: unknown, name: string): void {
  if (typeof value === "string") return checkText(value, name);
  if (typeof value === "number") return checkNumber(value, name);
  if (value === null || typeof value !== "object") return;
  for (const [key, part] of Object.entries(value)) explain(part, `${name}.${key}`);
}

function checkText(text: string, name: string): void {
  const at = text.search(unstorable);
  if (at < 0) return;
  const what = text[at] === "\0" ? "a NUL character" : "half of a character";
  throw new EntenteError("BAD_INPUT", `${name} holds ${what} at ${at}; mend the file or leave it out`);
}

function checkNumber(value: number, name: string): void {
  if (Number.isFinite(value)) return;
  throw new EntenteError("BAD_INPUT", `${name} is ${value}; give a finite number`);
}

const utcTime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?$/;

/**
 * A time in the one spelling that sorts as text: ISO 8601 in UTC with milliseconds.
 * @throws EntenteError `BAD_DATE` if it is no ISO 8601 time in UTC
 */
export function sortableTime(time: string, name: string): string {
  const milliseconds = utcTime.test(time) ? Date.parse(time) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return new Date(milliseconds).toISOString();
  throw new EntenteError("BAD_DATE", `${name} "${time}" is no time in UTC; write it as 2025-05-16T09:30:00Z`);
}
