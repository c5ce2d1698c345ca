/**
 * The heads of a sentence from the scores of all heads: the best head of each word, mended where that is no tree. One word
 * hangs from the root, the one that gains most by it; a circle is broken where the change to a head outside costs least,
 * as in one step of Chu & Liu (1965) and Edmonds (1967). Time grows with the square of the sentence at most.
 *
 * @param score - of a head for a word; the head's number is `length` for the root, and never the word's own
 * @param length - words in the sentence, at least one
 * @returns for each word its head, -1 for the root
 */
export function bestTree(score: (word: number, head: number) => number, length: number): Int32Array {
  const heads = Int32Array.from({ length }, (_, word) => bestHead(score, word, length));
  const margin = (word: number): number => score(word, length) - (length > 1 ? score(word, heads[word]!) : 0);
  let root = 0;
  for (let word = 1; word < length; word += 1) if (margin(word) > margin(root)) root = word;
  heads[root] = -1;
  breakCircles(score, heads, root);
  return heads;
}

/** The best head that is a word; 0 for the only word of a sentence, which becomes the root. */
function bestHead(score: (word: number, head: number) => number, word: number, length: number): number {
  let best = word === 0 ? Math.min(1, length - 1) : 0;
  for (let head = best + 1; head < length; head += 1) if (head !== word && score(word, head) > score(word, best)) best = head;
  return best;
}

/** Words that hang from the root, directly or through others, are `safe`; each circle gets a head among them. */
function breakCircles(score: (word: number, head: number) => number, heads: Int32Array, root: number): void {
  const safe = new Uint8Array(heads.length);
  safe[root] = 1;
  for (let start = 0; start < heads.length; start += 1) {
    const circle = circleFrom(start, heads, safe);
    if (circle.length > 0) {
      const [word, head] = cheapest(score, circle, heads, safe);
      heads[word] = head;
    }
    for (let at = start; !safe[at]; at = heads[at]!) safe[at] = 1;
    for (const word of circle) safe[word] = 1;
  }
}

/** The circle that a word leads into; empty if it leads to safety. */
function circleFrom(start: number, heads: Int32Array, safe: Uint8Array): number[] {
  const path: number[] = [];
  const seen = new Map<number, number>();
  for (let at = start; !safe[at]; at = heads[at]!) {
    const before = seen.get(at);
    if (before !== undefined) return path.slice(before);
    seen.set(at, path.length);
    path.push(at);
  }
  return [];
}

function cheapest(
  score: (word: number, head: number) => number,
  circle: readonly number[],
  heads: Int32Array,
  safe: Uint8Array,
): readonly [word: number, head: number] {
  let best: readonly [number, number] = [0, 0];
  let most = -Infinity;
  for (const word of circle) {
    const now = score(word, heads[word]!);
    for (let head = 0; head < heads.length; head += 1) {
      if (!safe[head] || score(word, head) - now <= most) continue;
      most = score(word, head) - now;
      best = [word, head];
    }
  }
  return best;
}
