import { finish, stir } from "../perceptron/hashing.js";
import type { Word } from "./words.js";

/** More than a token's features in any round. */
export const mostTagFeatures = 80;

/** Stands for what lies before or behind a sentence. */
const outside: Word = { low: "", form: 1, suffixes: [0, 0, 0, 0], prefixes: [0, 0, 0], shape: 1, capitalised: false, clusters: [] };
/** Classes before the first word and behind the last. */
const noClass = 255;
/** Stands for what the lexicon knows of a word that is not there. */
const notSeen = 1;

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

/** Collects hashes: each call of `add` is a template of its own. */
class Collector {
  count = 0;
  /** Number of the last template. */
  template = 0;
  readonly #hashes: Int32Array;

  constructor(hashes: Int32Array) {
    this.#hashes = hashes;
  }

  add(a: number, b = 0, c = 0): void {
    this.template += 1;
    this.#hashes[this.count++] = finish(stir(stir(stir(this.template * 0x3c6ef372, a), b), c));
  }
}

/** A token with its neighbours, and the classes before it. */
interface Place {
  readonly word: Word;
  readonly left: Word;
  readonly left2: Word;
  readonly right: Word;
  readonly right2: Word;
  readonly tag1: number;
  readonly tag2: number;
  readonly first: number;
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
export function tagFeatures(context: TagContext, at: number, features: Int32Array): number {
  const { words, tags } = context;
  const place = {
    word: words[at] ?? outside,
    left: words[at - 1] ?? outside,
    left2: words[at - 2] ?? outside,
    right: words[at + 1] ?? outside,
    right2: words[at + 2] ?? outside,
    tag1: at < 1 ? noClass : tags[at - 1]!,
    tag2: at < 2 ? noClass : tags[at - 2]!,
    first: at === 0 ? 1 : 0,
  };
  const collector = new Collector(features);
  addWord(collector, place);
  addNeighbours(collector, place);
  addSeen(collector, place, context.seen, at);
  addClusters(collector, place);
  if (context.before) addBehind(collector, place, context.seen[at]!, context.before, at);
  return collector.count;
}

function addWord(to: Collector, { word, tag1, first }: Place): void {
  to.add(0);
  to.add(word.form);
  to.add(word.form, Number(word.capitalised), first);
  to.add(word.shape, first);
  for (const suffix of word.suffixes) to.add(suffix);
  for (const prefix of word.prefixes) to.add(prefix);
  to.add(word.suffixes[2]!, word.shape, first);
  to.add(word.suffixes[1]!, Number(word.capitalised), tag1);
}

function addNeighbours(to: Collector, { word, left, left2, right, right2, tag1, tag2, first }: Place): void {
  to.add(tag1);
  to.add(tag1, tag2);
  to.add(tag1, word.form);
  to.add(tag2, tag1, word.form);
  to.add(tag1, word.shape, first);
  for (const { form } of [left, right, left2, right2]) to.add(form);
  to.add(left.form, word.form);
  to.add(word.form, right.form);
  to.add(left.form, right.form);
  to.add(tag1, right.form);
  to.add(left2.form, left.form);
  to.add(right.form, right2.form);
  to.add(left.suffixes[2]!, 1);
  to.add(right.suffixes[2]!);
  to.add(right.suffixes[1]!, word.suffixes[1]);
  to.add(left.shape, word.shape, right.shape);
  to.add(right.shape, word.form);
}

function addSeen(to: Collector, { word, tag1, tag2 }: Place, seen: Int32Array, at: number): void {
  const own = seen[at]!;
  const [next, next2] = [seen[at + 1] ?? notSeen, seen[at + 2] ?? notSeen];
  to.add(own);
  to.add(own, tag1);
  to.add(own, tag1, tag2);
  to.add(own, next);
  to.add(own, next, tag1);
  to.add(next, tag1);
  to.add(next, next2);
  to.add(own, word.suffixes[2]);
}

function addClusters(to: Collector, { word, left, right, tag1 }: Place): void {
  for (const cluster of word.clusters) to.add(cluster);
  to.template = 60;
  to.add(coarse(word), tag1);
  to.add(coarse(left), coarse(word));
  to.add(coarse(word), coarse(right));
  to.add(coarse(left), coarse(right));
  to.add(fine(right));
  to.add(fine(left));
  to.add(fine(word), tag1);
  to.add(coarse(right), tag1, word.suffixes[1]);
}

function addBehind(to: Collector, { word, tag1, tag2 }: Place, own: number, before: Uint8Array, at: number): void {
  const [next, next2] = [before[at + 1] ?? noClass, before[at + 2] ?? noClass];
  to.template = 80;
  to.add(next);
  to.add(next, next2);
  to.add(next, word.form);
  to.add(tag1, next);
  to.add(tag1, next, word.form);
  to.add(tag1, tag2, next);
  to.add(tag1, next, next2);
  to.add(next, word.suffixes[2], Number(word.capitalised));
  to.add(next, own, tag1);
  to.add(next, coarse(word), tag1);
  to.add(before[at]!);
}

function coarse(word: Word): number {
  return word.clusters[0] ?? 0;
}

function fine(word: Word): number {
  return word.clusters.at(-1) ?? 0;
}
