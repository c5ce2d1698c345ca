import type { Clusters } from "../clusters/clusters.js";
import { finish, stir } from "../perceptron/hashing.js";
import { type Chunk, findChunks, startsAnew } from "./chunks.js";
import type { ListMatch, ListMatcher } from "./lists.js";
import { wordReader, type Word } from "./words.js";

/** What the features read of a token. */
export interface NameToken {
  readonly text: string;
  readonly low: string;
}

/** The features of a sentence: those of token i are `hashes[starts[i]] … hashes[starts[i + 1] - 1]`. */
export interface SentenceFeatures {
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
}

/** Reads the features of a sentence's tokens. */
export type FeatureReader = (tokens: readonly NameToken[]) => SentenceFeatures;

/** More than any token has. */
const mostFeatures = 220;

const outside: Word = {
  low: 1,
  shape: 1,
  affixes: [],
  clusters: [0, 0, 0, 0],
  fine: 0,
  coarse: 0,
  capital: false,
  allCapitals: false,
  digits: false,
  link: false,
  letter: false,
  small: false,
  opens: false,
};

/** Collects features: the number of a template, stirred with what it found. */
class Collector {
  hashes = new Int32Array();
  count = 0;

  /** Makes room for a sentence; the room of the last one is used again if it is large enough. */
  start(tokens: number): void {
    this.count = 0;
    if (this.hashes.length < tokens * mostFeatures) this.hashes = new Int32Array(tokens * mostFeatures);
  }

  add(template: number, a: number, b = 0, c = 0): void {
    this.hashes[this.count++] = finish(stir(stir(stir(template * 0x01000193, a), b), c));
  }
}

interface Context {
  readonly words: readonly Word[];
  /** For each token what the lists say of it: list and place in the match, as one number each. */
  readonly listed: readonly (readonly number[])[];
  readonly chunks: readonly (Chunk | null)[];
  readonly bracketed: readonly boolean[];
  readonly acronymOf: readonly (Chunk | null)[];
  readonly shouted: boolean;
}

/** Makes the reader of features for names; trainer and tagger use the same. */
export function nameFeatures(clusters: Clusters, lists: ListMatcher): FeatureReader {
  const wordOf = wordReader(clusters);
  const collector = new Collector();
  return (tokens) => {
    const words = tokens.map(({ text, low }) => wordOf(text, low));
    const chunks = findChunks(words);
    const bracketed = inBrackets(tokens);
    const context: Context = {
      words,
      chunks,
      bracketed,
      listed: listNumbers(tokens.length, lists.match(tokens)),
      acronymOf: tokens.map((token, i) => (bracketed[i] ? expansion(token.text, chunks, i) : null)),
      shouted: isShouted(words),
    };
    return collect(collector, tokens.length, context);
  };
}

function collect(collector: Collector, count: number, context: Context): SentenceFeatures {
  collector.start(count);
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < count; i += 1) {
    addWords(collector, context, i);
    addLists(collector, context, i);
    addChunk(collector, context, i);
    starts[i + 1] = collector.count;
  }
  return { hashes: collector.hashes.slice(0, collector.count), starts };
}

function addWords(to: Collector, { words, bracketed, shouted }: Context, i: number): void {
  const at = (offset: number): Word => words[i + offset] ?? outside;
  const [w, left, right, left2, right2] = [at(0), at(-1), at(1), at(-2), at(2)];
  to.add(1, 0);
  to.add(2, w.low);
  to.add(3, left.low);
  to.add(4, right.low);
  to.add(5, left2.low);
  to.add(6, right2.low);
  to.add(7, left.low, w.low);
  to.add(8, w.low, right.low);
  to.add(9, left.low, right.low);
  to.add(10, w.shape, Number(shouted));
  to.add(11, left.shape, w.shape, right.shape);
  const anew = Number(startsAnew(words, i));
  to.add(12, w.shape, anew);
  to.add(15, w.low, anew);
  to.add(16, w.fine, anew);
  to.add(13, w.shape, Number(bracketed[i]));
  for (const affix of w.affixes) to.add(14, affix, Number(w.capital));
  [left2, left, w, right, right2, at(3)].forEach((word, place) => {
    word.clusters.forEach((cluster, level) => to.add(20 + place, cluster, level, Number(word.capital)));
  });
  to.add(40, left.fine, w.fine);
  to.add(41, w.fine, right.fine);
  to.add(42, left.coarse, w.coarse, right.coarse);
  to.add(43, left.low, w.fine, Number(w.capital));
  to.add(44, right.low, w.fine, Number(w.capital));
  to.add(45, left2.low, left.low, Number(w.capital));
  to.add(46, right.low, right2.low, Number(w.capital));
  to.add(47, left.fine, Number(w.capital), Number(left.capital));
  to.add(48, w.coarse, w.shape);
}

function addLists(to: Collector, { listed, words }: Context, i: number): void {
  for (const number of listed[i] ?? []) {
    to.add(60, number);
    to.add(61, number, words[i + 1]?.low ?? 1);
    to.add(62, number, words[i - 1]?.low ?? 1);
  }
  for (const number of listed[i - 1] ?? []) to.add(63, number, Number(words[i]?.capital));
  for (const number of listed[i + 1] ?? []) to.add(64, number, Number(words[i]?.capital));
  to.add(65, (listed[i] ?? []).reduce(stir, 0));
}

function addChunk(to: Collector, { chunks, words, acronymOf }: Context, i: number): void {
  const chunk = chunks[i];
  const long = acronymOf[i];
  if (long) {
    to.add(90, words[long.last]?.low ?? 0);
    to.add(91, words[long.head]?.low ?? 0);
    to.add(92, words[long.head]?.fine ?? 0);
    to.add(93, words[long.last]?.fine ?? 0);
    for (let k = long.first; k <= long.last; k += 1) to.add(94, words[k]?.low ?? 0);
  }
  if (!chunk) return;
  const { first, last, head } = chunk;
  const place = (i === first ? 1 : 0) + (i === last ? 2 : 0);
  const [end, lead, start] = [words[last] ?? outside, words[head] ?? outside, words[first] ?? outside];
  const [before, after, after2] = [words[first - 1] ?? outside, words[last + 1] ?? outside, words[last + 2] ?? outside];
  to.add(70, place, Math.min(last - first, 6));
  to.add(71, end.low, place);
  to.add(72, end.fine, place);
  to.add(73, lead.low, place);
  to.add(74, lead.fine, place);
  to.add(75, start.low, place);
  to.add(76, start.fine, place);
  to.add(77, before.low, place);
  to.add(78, before.fine, place);
  to.add(79, after.low, place);
  to.add(80, after.fine, place);
  to.add(81, after.low, after2.low, place);
  to.add(82, after2.fine, place);
  to.add(83, before.low, after.low, place);
  to.add(84, end.coarse, start.coarse, place);
  to.add(85, chunk.shape, place);
  to.add(86, lead.fine, Math.sign(i - head));
  for (let k = first; k <= last; k += 1) if (k !== i) to.add(87, words[k]?.fine ?? 0, Math.sign(k - i));
  for (let k = first; k <= last; k += 1) if (k !== i) to.add(88, words[k]?.low ?? 0, Math.sign(k - i));
}

function listNumbers(count: number, matches: readonly ListMatch[]): number[][] {
  const listed = Array.from({ length: count }, () => [] as number[]);
  for (const { list, first, last } of matches) {
    for (let i = first; i <= last; i += 1) listed[i]?.push(list * 4 + (i === first ? 1 : 0) + (i === last ? 2 : 0) + 100);
  }
  return listed;
}

function inBrackets(tokens: readonly NameToken[]): boolean[] {
  let open = false;
  return tokens.map(({ text }) => {
    if (text === "(") open = true;
    else if (text === ")") open = false;
    return open && text !== "(";
  });
}

/** The chunk before the bracket that an acronym in brackets shortens: its capitals are the acronym's letters, in order. */
function expansion(text: string, chunks: readonly (Chunk | null)[], i: number): Chunk | null {
  if (!/^\p{Lu}[\p{Lu}\p{Ll}.]*\p{Lu}\.?$/u.test(text)) return null;
  for (let k = i - 1; k >= 0 && k >= i - 4; k -= 1) {
    const chunk = chunks[k];
    if (chunk && chunk.last > chunk.first) return chunk;
  }
  return null;
}

/** True if a sentence is mostly capitals, so that they tell nothing. */
function isShouted(words: readonly Word[]): boolean {
  const spelt = words.filter(({ letter, digits }) => letter && !digits);
  return spelt.length > 3 && spelt.filter(({ allCapitals }) => allCapitals).length > spelt.length * 0.7;
}
