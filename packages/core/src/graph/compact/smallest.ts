/**
 * The first `limit` items of a list in the order of a comparison, in that order: what a page needs of a list that is too
 * long to sort.
 */
export function smallest(items: readonly number[], limit: number, compare: (a: number, b: number) => number): readonly number[] {
  if (limit <= 0) return [];
  if (limit * 8 >= items.length) return items.toSorted(compare).slice(0, limit);
  const heap: number[] = [];
  for (const item of items) {
    if (heap.length < limit) rise(heap, heap.push(item) - 1, compare);
    else if (compare(item, heap[0] ?? item) < 0) {
      heap[0] = item;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

/** Moves an item up until none above it is smaller: the largest is on top. */
function rise(heap: number[], start: number, compare: (a: number, b: number) => number): void {
  for (let at = start; at > 0;) {
    const above = (at - 1) >>> 1;
    if (compare(heap[at] ?? 0, heap[above] ?? 0) <= 0) return;
    swap(heap, at, above);
    at = above;
  }
}

function sink(heap: number[], compare: (a: number, b: number) => number): void {
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let largest = at;
    if (left < heap.length && compare(heap[left] ?? 0, heap[largest] ?? 0) > 0) largest = left;
    if (right < heap.length && compare(heap[right] ?? 0, heap[largest] ?? 0) > 0) largest = right;
    if (largest === at) return;
    swap(heap, at, largest);
    at = largest;
  }
}

function swap(heap: number[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] ?? 0, heap[a] ?? 0];
}
