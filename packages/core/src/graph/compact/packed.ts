/** Whole numbers from 0 in the narrowest array that holds them. */
export type PackedColumn = Uint8Array | Uint16Array | Uint32Array;

/** Packs numbers in the narrowest array that holds the largest of them. */
export function packNumbers(numbers: Uint32Array): PackedColumn {
  const largest = numbers.reduce((most, number) => Math.max(most, number), 0);
  if (largest < 0x100) return Uint8Array.from(numbers);
  return largest < 0x1_0000 ? Uint16Array.from(numbers) : numbers;
}

/** Numbers in a growing row: what a build gathers before it knows how many there will be. */
export interface GrowingColumn {
  push(number: number): void;
  /** The numbers so far. */
  finish(): Uint32Array;
}

/** An empty column that grows. */
export function createGrowingColumn(): GrowingColumn {
  let numbers = new Uint32Array(1024);
  let length = 0;
  return {
    push: (number) => {
      if (length === numbers.length) {
        const wider = new Uint32Array(length * 2);
        wider.set(numbers);
        numbers = wider;
      }
      numbers[length] = number;
      length += 1;
    },
    finish: () => numbers.slice(0, length),
  };
}

/** Different values in the order met, each with its number. */
export interface DistinctValues<Value> {
  readonly values: readonly Value[];
  /** The number of the value with that key; a new one if there is none yet. */
  numberOf(key: string | number, value: Value): number;
}

/** No value yet. */
export function createDistinctValues<Value>(): DistinctValues<Value> {
  const numbers = new Map<string | number, number>();
  const values: Value[] = [];
  return {
    values,
    numberOf: (key, value) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
  };
}

/** Lists of numbers one behind the other; list `i` lies from `starts[i]` to `starts[i + 1]`. */
export interface NumberLists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Packs lists in the order given. */
export function packLists(lists: readonly (readonly number[])[]): NumberLists {
  const starts = new Uint32Array(lists.length + 1);
  for (const [index, { length }] of lists.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  return { starts, items: Uint32Array.from(lists.flat()) };
}

/** One list of many. */
export function listAt({ starts, items }: NumberLists, index: number): Uint32Array {
  return items.subarray(starts[index] ?? 0, starts[index + 1] ?? 0);
}
