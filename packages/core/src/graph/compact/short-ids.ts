import { EntenteError } from "../../model/errors.js";

/** Bytes of a derived id: the 24 hexadecimal characters behind its prefix. */
export const shortIdBytes = 12;

/** What an id of statements or of relations begins with. */
export type ShortIdPrefix = "st_" | "rl_";

/** What two bytes are as text: with fewer and longer pieces an id is put together in half the time. */
const hexadecimal = Array.from({ length: 0x1_0000 }, (_, pair) => pair.toString(16).padStart(4, "0"));

/**
 * Writes an id into 12 bytes of `target`.
 * @throws EntenteError `BAD_INPUT` if it is none of that kind
 */
export function packShortId(prefix: ShortIdPrefix, id: string, target: Uint8Array, index: number): void {
  const bytes = parseShortId(prefix, id);
  if (!bytes) throw new EntenteError("BAD_INPUT", `"${id}" is no id of the form ${prefix} and 24 hexadecimal characters; derive it again`);
  target.set(bytes, index * shortIdBytes);
}

/** The bytes of an id; null if it is none of that kind. */
function parseShortId(prefix: ShortIdPrefix, id: string): Uint8Array | null {
  if (id.length !== prefix.length + 2 * shortIdBytes || !id.startsWith(prefix)) return null;
  const bytes = new Uint8Array(shortIdBytes);
  for (let at = 0; at < shortIdBytes; at += 1) {
    const [high, low] = [digit(id.charCodeAt(prefix.length + 2 * at)), digit(id.charCodeAt(prefix.length + 2 * at + 1))];
    if (high < 0 || low < 0) return null;
    bytes[at] = high * 16 + low;
  }
  return bytes;
}

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

/** The id at a place of a table. */
export function shortIdAt(prefix: ShortIdPrefix, table: Uint8Array, index: number): string {
  let id: string = prefix;
  const start = index * shortIdBytes;
  for (let at = start; at < start + shortIdBytes; at += 2) id += hexadecimal[((table[at] ?? 0) << 8) | (table[at + 1] ?? 0)] ?? "";
  return id;
}

/** Compares two ids of tables as their texts compare. */
export function compareShortIds(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const [x, y] = [i * shortIdBytes, j * shortIdBytes];
  for (let at = 0; at < shortIdBytes; at += 1) {
    const difference = (a[x + at] ?? 0) - (b[y + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Where a table holds an id; -1 if it does not.
 * @param order - places of the table, sorted by id
 */
export function findShortId(prefix: ShortIdPrefix, table: Uint8Array, order: Uint32Array, id: string): number {
  const wanted = parseShortId(prefix, id);
  return wanted ? search(table, order, wanted) : -1;
}

function search(table: Uint8Array, order: Uint32Array, wanted: Uint8Array): number {
  let [low, high] = [0, order.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const place = order[middle] ?? 0;
    const difference = compareShortIds(table, place, wanted, 0);
    if (difference === 0) return place;
    if (difference < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Places of a table sorted by id: a radix sort of the first four bytes, and an insertion sort of what they leave equal. */
export function orderShortIds(table: Uint8Array): Uint32Array {
  const count = table.length / shortIdBytes;
  const half = (index: number, at: number): number =>
    ((table[index * shortIdBytes + at] ?? 0) << 8) | (table[index * shortIdBytes + at + 1] ?? 0);
  const places = Uint32Array.from({ length: count }, (_, index) => index);
  const byLowHalf = countingSort(places, 0x1_0000, (index) => half(index, 2));
  return insertEquals(
    table,
    countingSort(byLowHalf, 0x1_0000, (index) => half(index, 0)),
  );
}

function insertEquals(table: Uint8Array, order: Uint32Array): Uint32Array {
  for (let at = 1; at < order.length; at += 1) {
    const place = order[at] ?? 0;
    let to = at;
    for (; to > 0 && compareShortIds(table, order[to - 1] ?? 0, table, place) > 0; to -= 1) order[to] = order[to - 1] ?? 0;
    order[to] = place;
  }
  return order;
}

/** Items in the order of a key from 0 to `keys`, those of one key in the order given. */
export function countingSort(items: Uint32Array, keys: number, keyOf: (item: number) => number): Uint32Array {
  const starts = new Uint32Array(keys + 1);
  for (const item of items) starts[keyOf(item) + 1] = (starts[keyOf(item) + 1] ?? 0) + 1;
  for (let key = 0; key < keys; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const sorted = new Uint32Array(items.length);
  for (const item of items) {
    const key = keyOf(item);
    const place = starts[key] ?? 0;
    sorted[place] = item;
    starts[key] = place + 1;
  }
  return sorted;
}
