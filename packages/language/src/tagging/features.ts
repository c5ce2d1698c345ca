import { finish, stir } from "../perceptron/hashing.js";
import type { Word } from "./words.js";

/** More than a token's features in any round. */
export const mostTagFeatures = 80;

/** Stands for what lies before or behind a sentence. */
const outside: Word = { low: "", form: 1, suffixes: [0, 0, 0, 0], prefixes: [0, 0, 0], shape: 1, capitalised: false, clusters: [] };

/** What the tagger has of the sentence when it comes to a token. */
export interface TagContext {
  readonly words: readonly Word[];
  /** For each token, which tags its form had when learning: 0 if it was never seen. */
  readonly seen: Int32Array;
  /** Classes given so far in this round, those of the tokens before are read. */
  readonly tags: Uint8Array;
  /** Classes of the round before, those of the tokens behind are read; null in the first round. */
  readonly before: Uint8Array | null;
}

/**
 * The features of one token, after Collins (2002) and Toutanova et al. (2003): the word, its ends, its shape and
 * clusters, its neighbours, the tags before it, and in the second round the tags behind it.
 *
 * @param context - the sentence
 * @param at - the token's number in the sentence
 * @param features - where the hashes go
 * @returns how many there are
 */
export function tagFeatures({ words, seen, tags, before }: TagContext, at: number, features: Int32Array): number {
  let count = 0;
  let template = 0;
  const add = (a: number, b = 0, c = 0): void => {
    template += 1;
    features[count++] = finish(stir(stir(stir(template * 0x3c6ef372, a), b), c));
  };
  const word = (offset: number): Word => words[at + offset] ?? outside;
  const tag = (offset: number): number => (at + offset < 0 ? 255 : tags[at + offset]!);
  const [w, left, right] = [word(0), word(-1), word(1)];
  const [left2, right2] = [word(-2), word(2)];
  const [t1, t2] = [tag(-1), tag(-2)];
  const coarse = (other: Word): number => other.clusters[0] ?? 0;
  const fine = (other: Word): number => other.clusters.at(-1) ?? 0;
  const place = at === 0 ? 1 : 0;

  add(0);
  add(w.form);
  add(w.form, +w.capitalised, place);
  add(w.shape, place);
  for (const suffix of w.suffixes) add(suffix);
  for (const prefix of w.prefixes) add(prefix);
  add(w.suffixes[2]!, w.shape, place);
  add(w.suffixes[1]!, +w.capitalised, t1);
  add(t1);
  add(t1, t2);
  add(t1, w.form);
  add(t2, t1, w.form);
  add(t1, w.shape, place);
  add(left.form);
  add(right.form);
  add(left2.form);
  add(right2.form);
  add(left.form, w.form);
  add(w.form, right.form);
  add(left.form, right.form);
  add(t1, right.form);
  add(left2.form, left.form);
  add(right.form, right2.form);
  add(left.suffixes[2]!, 1);
  add(right.suffixes[2]!);
  add(right.suffixes[1]!, w.suffixes[1]!);
  add(left.shape, w.shape, right.shape);
  add(right.shape, w.form);
  add(seen[at]!);
  add(seen[at]!, t1);
  add(seen[at]!, t1, t2);
  add(seen[at]!, seen[at + 1] ?? 1);
  add(seen[at]!, seen[at + 1] ?? 1, t1);
  add(seen[at + 1] ?? 1, t1);
  add(seen[at + 1] ?? 1, seen[at + 2] ?? 1);
  add(seen[at]!, w.suffixes[2]!);
  for (const cluster of w.clusters) add(cluster);
  template = 60;
  add(coarse(w), t1);
  add(coarse(left), coarse(w));
  add(coarse(w), coarse(right));
  add(coarse(left), coarse(right));
  add(fine(right));
  add(fine(left));
  add(fine(w), t1);
  add(coarse(right), t1, w.suffixes[1]);
  if (before) {
    const [n1, n2] = [before[at + 1] ?? 255, before[at + 2] ?? 255];
    template = 80;
    add(n1);
    add(n1, n2);
    add(n1, w.form);
    add(t1, n1);
    add(t1, n1, w.form);
    add(t1, t2, n1);
    add(t1, n1, n2);
    add(n1, w.suffixes[2], +w.capitalised);
    add(n1, seen[at], t1);
    add(n1, coarse(w), t1);
    add(before[at]!);
  }
  return count;
}
