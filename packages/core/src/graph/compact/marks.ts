/** Small numbers of entities, which are all forgotten at once: what a search keeps of where it has been. */
export interface Marks {
  /** The number of an entity; -1 if it has none. */
  readonly get: (node: number) => number;
  /** @param value - from 0 to 1022 */
  readonly set: (node: number, value: number) => void;
  readonly clear: () => void;
}

/** Values of one round of use. */
const width = 1024;

/** Marks of so many entities: one array that is filled once and used for many searches, which a map is too slow for. */
export function createMarks(count: number): Marks {
  const stamps = new Uint32Array(count);
  // What was stamped in rounds before lies below.
  let round = 0;
  return {
    get: (node) => {
      const value = (stamps[node] ?? 0) - round;
      return value > 0 ? value - 1 : -1;
    },
    set: (node, value) => {
      stamps[node] = round + value + 1;
    },
    clear: () => {
      round += width;
      if (round < 2 ** 32 - width) return;
      stamps.fill(0);
      round = 0;
    },
  };
}
