/** Many strings one behind the other as UTF-8; string `i` lies from `offsets[i]` to `offsets[i + 1]`. */
export interface StringTable {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Packs strings in the order given. Lone surrogates, which no store keeps either, become U+FFFD. */
export function packStrings(strings: readonly string[]): StringTable {
  const offsets = new Uint32Array(strings.length + 1);
  let bytes = new Uint8Array(1024);
  let end = 0;
  for (const [index, text] of strings.entries()) {
    if (bytes.length < end + 3 * text.length) bytes = grown(bytes, end + 3 * text.length);
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    offsets[index + 1] = end;
  }
  return { offsets, bytes: bytes.slice(0, end) };
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(Math.max(least, bytes.length * 2));
  wider.set(bytes);
  return wider;
}

/** How many strings a table holds. */
export function stringCount({ offsets }: StringTable): number {
  return offsets.length - 1;
}

/** One string of a table; empty beyond its end. */
export function stringAt({ offsets, bytes }: StringTable, index: number): string {
  const [start, end] = [offsets[index] ?? 0, offsets[index + 1] ?? 0];
  // A copy, because browsers decode no shared memory.
  return end > start ? decoder.decode(bytes.slice(start, end)) : "";
}

/** Where a sorted table holds a text; -1 if it does not. */
export function findString(table: StringTable, text: string): number {
  const wanted = encoder.encode(text);
  let [low, high] = [0, stringCount(table) - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareBytes(slice(table, middle), wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Compares two strings of tables as `<` compares texts: by UTF-16 code units. */
export function compareAt(a: StringTable, i: number, b: StringTable, j: number): number {
  return compareBytes(slice(a, i), slice(b, j));
}

function slice({ offsets, bytes }: StringTable, index: number): Uint8Array {
  return bytes.subarray(offsets[index] ?? 0, offsets[index + 1] ?? 0);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    if (x !== y) return codeUnitOrder(x) - codeUnitOrder(y);
  }
  return a.length - b.length;
}

/** UTF-16 sorts what lies beyond U+FFFF (first byte F0 and up) before U+E000 to U+FFFF (first byte EE or EF). */
function codeUnitOrder(byte: number): number {
  return byte >= 0xf0 ? byte - 2 : byte >= 0xee ? byte + 5 : byte;
}
