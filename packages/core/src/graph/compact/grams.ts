import type { IndexColumns } from "./columns.js";
import { stringCount, type StringTable } from "./strings.js";

/** Different keys of three bytes, each folded to 6 bits. */
const keyCount = 1 << 18;

type GramColumns = Pick<IndexColumns, "gramKeys" | "gramStarts" | "gramPostings">;

/** What a byte of a folded name counts as: space, a letter, a digit, or one of 27 classes of everything else. */
const byteClass = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x20) return 0;
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x60;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30 + 27;
  return 37 + (byte % 27);
});

/**
 * Three letters each of every word of every form, with two spaces before and one behind it (as pg_trgm has it,
 * https://www.postgresql.org/docs/current/pgtrgm.html), and for each the forms that hold it, as differences in the fewest
 * bytes (LEB128).
 */
export function indexForms(forms: StringTable): GramColumns {
  const ends = new Uint32Array(keyCount);
  eachPosting(forms, (key, difference) => {
    ends[key] = (ends[key] ?? 0) + encodedLength(difference);
  });
  const used: number[] = [];
  for (let key = 0; key < keyCount; key += 1) if (ends[key] !== 0) used.push(key);
  const gramKeys = Uint32Array.from(used);
  const gramStarts = new Uint32Array(gramKeys.length + 1);
  for (const [place, key] of gramKeys.entries()) gramStarts[place + 1] = (gramStarts[place] ?? 0) + (ends[key] ?? 0);
  // From here on where the next posting of a key goes.
  for (const [place, key] of gramKeys.entries()) ends[key] = gramStarts[place] ?? 0;
  const gramPostings = new Uint8Array(gramStarts[gramKeys.length] ?? 0);
  eachPosting(forms, (key, difference) => {
    ends[key] = encode(difference, gramPostings, ends[key] ?? 0);
  });
  return { gramKeys, gramStarts, gramPostings };
}

/** Every key of every form once, with how many forms lie between it and the one before that has the key. */
function eachPosting(forms: StringTable, visit: (key: number, difference: number) => void): void {
  const last = new Int32Array(keyCount).fill(-1);
  for (let form = 0; form < stringCount(forms); form += 1) {
    const bytes = forms.bytes.subarray(forms.offsets[form] ?? 0, forms.offsets[form + 1] ?? 0);
    eachKey(bytes, true, true, (key) => {
      const difference = form - (last[key] ?? 0);
      if (difference > 0) visit(key, difference);
      last[key] = form;
    });
  }
}

/**
 * The keys of a text, word by word.
 * @param opens - whether its first word begins there, rather than somewhere before it
 * @param closes - whether its last word ends there
 */
function eachKey(bytes: Uint8Array, opens: boolean, closes: boolean, visit: (key: number) => void): void {
  // Spaces count as 0, so that a word after the first brings its two with it by clearing what came before it.
  let key = 0;
  let letters = opens ? 2 : 0;
  for (const byte of bytes) {
    key = ((key << 6) | (byteClass[byte] ?? 0)) & (keyCount - 1);
    letters += 1;
    if (letters >= 3) visit(key);
    if (byte === 0x20) [key, letters] = [0, 2];
  }
  if (closes && letters >= 2 && bytes.length > 0) visit((key << 6) & (keyCount - 1));
}

function encodedLength(number: number): number {
  let length = 1;
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) length += 1;
  return length;
}

function encode(number: number, target: Uint8Array, start: number): number {
  let [rest, at] = [number, start];
  for (; rest >= 0x80; rest >>>= 7, at += 1) target[at] = (rest & 0x7f) | 0x80;
  target[at] = rest;
  return at + 1;
}

/** A part of a name that is looked for, and whether it begins and ends with whole words. */
export interface GramPattern {
  readonly text: string;
  readonly opens: boolean;
  readonly closes: boolean;
}

const encoder = new TextEncoder();

/** The different keys that every form with the pattern in it holds. */
export function keysOf({ text, opens, closes }: GramPattern): readonly number[] {
  const keys = new Set<number>();
  eachKey(encoder.encode(text), opens, closes, (key) => keys.add(key));
  return [...keys];
}

/** Where a key stands among those of the index; -1 if no form holds it. */
function placeOfKey({ gramKeys }: GramColumns, key: number): number {
  let [low, high] = [0, gramKeys.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = gramKeys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Calls with every form that holds a key, rising. */
export function eachFormWith(columns: GramColumns, key: number, visit: (form: number) => void): void {
  const place = placeOfKey(columns, key);
  if (place < 0) return;
  const end = columns.gramStarts[place + 1] ?? 0;
  let [form, difference, shift] = [-1, 0, 0];
  for (let at = columns.gramStarts[place] ?? 0; at < end; at += 1) {
    const byte = columns.gramPostings[at] ?? 0;
    difference |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    form += difference;
    [difference, shift] = [0, 0];
    visit(form);
  }
}

/** How many bytes the forms of a key take: what to begin with so that little is gone through. */
function weightOfKey(columns: GramColumns, key: number): number {
  const place = placeOfKey(columns, key);
  return place < 0 ? 0 : (columns.gramStarts[place + 1] ?? 0) - (columns.gramStarts[place] ?? 0);
}

/** Forms that hold every key, rising: all that match a pattern, and some that do not. */
export function formsWithAll(columns: GramColumns, keys: readonly number[]): readonly number[] {
  const [first, ...rest] = keys.toSorted((a, b) => weightOfKey(columns, a) - weightOfKey(columns, b));
  let found: number[] = [];
  if (first === undefined) return found;
  eachFormWith(columns, first, (form) => found.push(form));
  for (const key of rest) {
    if (found.length === 0) return found;
    found = intersect(columns, key, found);
  }
  return found;
}

function intersect(columns: GramColumns, key: number, forms: readonly number[]): number[] {
  const both: number[] = [];
  let at = 0;
  eachFormWith(columns, key, (form) => {
    while (at < forms.length && (forms[at] ?? 0) < form) at += 1;
    if (forms[at] === form) both.push(form);
  });
  return both;
}
