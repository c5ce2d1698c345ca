import type { Word } from "../tagging/words.js";
import type { WordInput } from "./network.js";

/** Rows of the tables for endings and shapes: their hashes are cut down to these. */
export const endingRows = 2048;
export const shapeRows = 128;

/** Pretrained vectors of words, a byte a number. */
export interface WordVectors {
  readonly words: readonly string[];
  /** Numbers in a vector. */
  readonly size: number;
  /** The vectors one behind the other, each number times 32. */
  readonly numbers: Int8Array;
}

/** What the network reads of a word apart from its tags. */
export type InputReader = (word: Word) => WordInput;

/**
 * Reads words for the network: their pretrained vector, and rows for their form, ending and shape.
 *
 * @param vectors - pretrained vectors of folded forms; dots count for nothing
 * @param forms - hashes of the forms that have a row of their own, which is their place plus one
 */
export function createInputReader(vectors: WordVectors, forms: ArrayLike<number>): InputReader {
  const places = new Map(vectors.words.map((word, place) => [word, place]));
  const rows = new Map(Array.from(forms, (form, place) => [form, place + 1]));
  const known = new WeakMap<Word, WordInput>();
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    const place = places.get(word.low) ?? places.get(word.low.replaceAll(".", ""));
    const input = {
      vector: place === undefined ? null : vectorAt(vectors, place),
      rows: [rows.get(word.form) ?? 0, ((word.suffixes[2] || word.form) >>> 0) % endingRows, (word.shape >>> 0) % shapeRows],
    };
    known.set(word, input);
    return input;
  };
}

function vectorAt({ size, numbers }: WordVectors, place: number): Float32Array {
  return Float32Array.from(numbers.subarray(place * size, (place + 1) * size), (number) => number / 32);
}
