import type { Matrices, Matrix } from "../dense/matrices.js";
import type { Encoding, ParserNetwork } from "./network.js";
import { bestTree } from "./tree.js";

/** What a head costs whose relation was not weighed with it, in log-odds: relations are weighed for the two best heads. */
const notWeighed = 1.5;
/** A second subject, object or relative clause of a word moves elsewhere if that costs less than this, in log-odds. */
const worthMoving = 4;
/** Relations of which a word has one at most. */
const onceEach = [new Set(["nsubj", "nsubj:pass", "csubj", "csubj:pass"]), new Set(["obj"]), new Set(["acl:relcl"])];
/** How often a tree is looked for again after words have been moved. */
const mostRounds = 5;

/** Heads of a sentence's words, -1 for the root, and the numbers of their relations, without meaning for the root. */
export interface Decoded {
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

/**
 * The tree of a sentence by its scores: each head is weighed together with the relation that it would have, and no word
 * keeps two subjects, two objects or two relative clauses where another head is nearly as good. Words are scored one by
 * one, so what they would be together has to be looked at here.
 *
 * @param network - the network
 * @param encoding - what it computed
 * @param sentence - number of the sentence in the encoding
 * @param classes - the tagger's classes of the words
 * @param relations - names of the relations by number
 */
export function decode(
  network: ParserNetwork,
  encoding: Encoding,
  sentence: number,
  classes: ArrayLike<number>,
  relations: readonly string[],
): Decoded {
  const name = (heads: ArrayLike<number>): Named => nameArcs(network, encoding, sentence, heads);
  const table = new ScoreTable(network.matrices, network.arcScores(encoding, sentence, classes).scores);
  weighRelations(table, name);
  for (let round = 1; ; round += 1) {
    const heads = bestTree((word, head) => table.get(word, head), table.length);
    const named = name(heads);
    if (round === mostRounds || !moveRepeated(table, heads, named.relations, relations)) return { heads, relations: named.relations };
  }
}

/** Scores of heads, a row a word; the root's number is the length. */
class ScoreTable {
  readonly length: number;
  readonly #matrices: Matrices;
  readonly #scores: Matrix;

  constructor(matrices: Matrices, scores: Matrix) {
    this.length = scores.rows;
    this.#matrices = matrices;
    this.#scores = scores;
  }

  get(word: number, head: number): number {
    return this.#matrices.floats[this.#scores.at + word * this.#scores.stride + head]!;
  }

  add(word: number, head: number, amount: number): void {
    this.#matrices.floats[this.#scores.at + word * this.#scores.stride + head]! += amount;
  }

  /** The best head of a word among all but two, `length` for the root included or not; -1 if there is none. */
  best(word: number, without: number, heads: number): number {
    let top = -1;
    for (let head = 0; head < heads; head += 1) {
      if (head !== word && head !== without && (top < 0 || this.get(word, head) > this.get(word, top))) top = head;
    }
    return top;
  }
}

/** The likeliest relation of each word to its head, and the logarithm of how likely it is. */
interface Named {
  readonly relations: Uint8Array;
  readonly odds: Float64Array;
}

function nameArcs(network: ParserNetwork, encoding: Encoding, sentence: number, heads: ArrayLike<number>): Named {
  const { matrices } = network;
  const { mark } = matrices;
  const { scores } = network.relationScores(encoding, sentence, heads);
  const named = { relations: new Uint8Array(scores.rows), odds: new Float64Array(scores.rows) };
  for (let word = 0; word < scores.rows; word += 1) {
    const row = matrices.floats.subarray(scores.at + word * scores.stride, scores.at + word * scores.stride + scores.columns);
    let top = 0;
    for (let i = 1; i < row.length; i += 1) if (row[i]! > row[top]!) top = i;
    let sum = 0;
    for (const score of row) sum += Math.exp(score - row[top]!);
    named.relations[word] = top;
    named.odds[word] = -Math.log(sum);
  }
  matrices.release(mark);
  return named;
}

/** Adds to the two best heads of each word how sure their relation is; the root needs none. */
function weighRelations(table: ScoreTable, name: (heads: ArrayLike<number>) => Named): void {
  const first = Int32Array.from({ length: table.length }, (_, word) => table.best(word, -1, table.length));
  const second = first.map((head, word) => table.best(word, head, table.length));
  const named = [first, second].map((heads) => ({ heads, odds: name(heads).odds }));
  for (let word = 0; word < table.length; word += 1) {
    table.add(word, table.length, notWeighed);
    for (const { heads, odds } of named) if (heads[word]! >= 0) table.add(word, heads[word]!, notWeighed + odds[word]!);
  }
}

/** Forbids the weakest of each two that cannot stand together. Returns whether there was one that is worth it. */
function moveRepeated(table: ScoreTable, heads: Int32Array, named: Uint8Array, relations: readonly string[]): boolean {
  let moved = false;
  for (const names of onceEach) {
    for (const words of repeated(heads, named, relations, names)) {
      const [word, loss] = weakest(table, heads, words);
      if (loss >= worthMoving) continue;
      table.add(word, heads[word]!, -1e6);
      moved = true;
    }
  }
  return moved;
}

/** Words of one head whose relations are among the names, where there are several. */
function repeated(heads: Int32Array, named: Uint8Array, relations: readonly string[], names: ReadonlySet<string>): number[][] {
  const groups = new Map<number, number[]>();
  heads.forEach((head, word) => {
    if (head < 0 || !names.has(relations[named[word]!]!)) return;
    const group = groups.get(head);
    if (group) group.push(word);
    else groups.set(head, [word]);
  });
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The word that loses least by its next best head, and how much. */
function weakest(table: ScoreTable, heads: Int32Array, words: readonly number[]): readonly [word: number, loss: number] {
  const losses = words.map((word) => {
    const head = heads[word]!;
    return [word, table.get(word, head) - table.get(word, table.best(word, head, table.length + 1))] as const;
  });
  return losses.reduce((least, each) => (each[1] < least[1] ? each : least));
}
