/** Puts two items in order, as `Array.sort` takes it. */
type Compare = (a: number, b: number) => number;

/**
 * The first `limit` items of a list in the order of a comparison, in that order: what a page needs of a list that is too
 * long to sort.
 */
export function smallest(items: readonly number[], limit: number, compare: Compare): readonly number[] {
  if (limit <= 0) return [];
  if (limit * 8 >= items.length) return items.toSorted(compare).slice(0, limit);
  const chosen = createSelection(limit, compare);
  for (const item of items) chosen.offer(item);
  return chosen.sorted();
}

/** The first items, in the order of a comparison, of those that were offered so far. */
export interface Selection {
  readonly offer: (item: number) => void;
  /** The last of those chosen once they are as many as wanted; null before, when any item would be taken. */
  readonly last: () => number | null;
  readonly sorted: () => readonly number[];
}

/** @param limit - how many items are chosen, at least 1 */
export function createSelection(limit: number, compare: Compare): Selection {
  // A heap with the largest on top from when it is full, before that a list in no order.
  const heap: number[] = [];
  return {
    offer: (item) => {
      if (heap.length < limit) {
        if (heap.push(item) === limit) for (let at = limit >>> 1; at >= 0; at -= 1) sink(heap, at, compare);
      } else if (compare(item, heap[0] ?? item) < 0) {
        heap[0] = item;
        sink(heap, 0, compare);
      }
    },
    last: () => (heap.length < limit ? null : (heap[0] ?? null)),
    sorted: () => heap.toSorted(compare),
  };
}

/** Moves an item down until none below it is larger. */
function sink(heap: number[], start: number, compare: Compare): void {
  for (let at = start; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let largest = at;
    if (left < heap.length && compare(heap[left] ?? 0, heap[largest] ?? 0) > 0) largest = left;
    if (right < heap.length && compare(heap[right] ?? 0, heap[largest] ?? 0) > 0) largest = right;
    if (largest === at) return;
    [heap[at], heap[largest]] = [heap[largest] ?? 0, heap[at] ?? 0];
    at = largest;
  }
}
