import { stir } from "../perceptron/hashing.js";
import type { Word } from "./words.js";

/** A run of capitalised words with the small words between them: the widest stretch that may be one name. */
export interface Chunk {
  readonly first: number;
  readonly last: number;
  /** The last capitalised word before the first small one: "Ministry" in "Ministry of Defence". */
  readonly head: number;
  /** How its words begin, in order, as one number. */
  readonly shape: number;
}

/** The longest name we look at as a whole. */
const longest = 16;
/** The most small words between two capitalised ones of one chunk ("of the"). */
const mostLinks = 3;

/**
 * For each word the chunk that it is in, or null. Numbers that stand before a capital count ("2004 Olympics"); function
 * words where a sentence or quotation starts do not.
 */
export function findChunks(words: readonly Word[]): (Chunk | null)[] {
  const chunks: (Chunk | null)[] = words.map(() => null);
  for (let i = 0; i < words.length; i += 1) {
    if (!begins(words, i)) continue;
    const chunk = readChunk(words, i);
    for (let k = chunk.first; k <= chunk.last; k += 1) chunks[k] = chunk;
    i = chunk.last;
  }
  return chunks;
}

function begins(words: readonly Word[], i: number): boolean {
  if (words[i]?.small && startsAnew(words, i)) return false;
  return (words[i]?.capital ?? false) || ((words[i]?.digits ?? false) && (words[i + 1]?.capital ?? false));
}

/** True if a word stands where English writes a capital anyway: at the start, or behind a mark other than a comma or hyphen. */
export function startsAnew(words: readonly Word[], i: number): boolean {
  const before = words[i - 1];
  return !before || before.opens;
}

function readChunk(words: readonly Word[], first: number): Chunk {
  let last = first;
  let head = -1;
  for (let next = first + 1; next < words.length && next - first < longest; next += 1) {
    const word = words[next];
    if (word?.capital || (word?.digits && last === next - 1)) last = next;
    else if (!word?.link || next - last > mostLinks) break;
    else if (head < 0) head = last;
  }
  let shape = 0;
  for (let k = first; k <= last; k += 1) shape = stir(shape, shapeOf(words[k]));
  return { first, last, head: head < 0 || head > last ? last : head, shape };
}

function shapeOf(word: Word | undefined): number {
  if (word?.allCapitals) return 1;
  if (word?.capital) return 2;
  return word?.digits ? 3 : 4;
}
