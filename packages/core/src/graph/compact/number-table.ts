/** Numbers by number as two columns, the first sorted: unlike a map, threads share it as it is. */
export interface NumberTable {
  readonly keys: Uint32Array;
  readonly values: Uint32Array;
}

/** Packs pairs of key and value, each key once, in any order. */
export function packTable(pairs: readonly (readonly [number, number])[]): NumberTable {
  const sorted = pairs.toSorted(([a], [b]) => a - b);
  return { keys: Uint32Array.from(sorted, ([key]) => key), values: Uint32Array.from(sorted, ([, value]) => value) };
}

/** The value of a key; undefined if the table has none. */
export function lookUp({ keys, values }: NumberTable, key: number): number | undefined {
  let [low, high] = [0, keys.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return values[middle];
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
