import type { Word } from "../tagging/words.js";

/** A tagged sentence as the parser sees it, in numbers. Position `length` stands for the root, behind the last word. */
export interface ParserSentence {
  readonly length: number;
  readonly forms: Int32Array;
  /** Fine tag and universal tag, as hashes that are the same in every model. */
  readonly fineTags: Int32Array;
  readonly tags: Int32Array;
  readonly coarse: Int32Array;
  readonly fine: Int32Array;
  /** How many marks, verbs and conjunctions stand before each position, for counting them between two. */
  readonly marksBefore: Int32Array;
  readonly verbsBefore: Int32Array;
}

/** The tags of a word as hashes: fine and universal. */
export interface TagHashes {
  readonly fineTag: number;
  readonly tag: number;
  readonly isMark: boolean;
  readonly isVerb: boolean;
}

const rootHash = 7;

/** Puts the words of a sentence and their tags into arrays. */
export function parserSentence(words: readonly Word[], tags: readonly TagHashes[]): ParserSentence {
  const length = words.length;
  const column = (value: (at: number) => number): Int32Array => {
    const array = new Int32Array(length + 1).fill(rootHash);
    for (let at = 0; at < length; at += 1) array[at] = value(at);
    return array;
  };
  return {
    length,
    forms: column((at) => words[at]!.form),
    fineTags: column((at) => tags[at]!.fineTag),
    tags: column((at) => tags[at]!.tag),
    coarse: column((at) => words[at]!.clusters[0] ?? 0),
    fine: column((at) => words[at]!.clusters.at(-1) ?? 0),
    marksBefore: countBefore(length, (at) => tags[at]!.isMark),
    verbsBefore: countBefore(length, (at) => tags[at]!.isVerb),
  };
}

function countBefore(length: number, counts: (at: number) => boolean): Int32Array {
  const before = new Int32Array(length + 1);
  for (let at = 0; at < length; at += 1) before[at + 1] = before[at]! + (counts(at) ? 1 : 0);
  return before;
}
