import { columnsOf, type Matrices, type Matrix, rowsOf } from "../dense/matrices.js";
import { pool } from "../dense/pooling.js";

/** Sizes of the parser's network. */
export interface NetworkShape {
  /** Numbers in a word vector. */
  readonly vector: number;
  /** Tables of learnt vectors, one row of each is read for a word: rows and columns. */
  readonly tables: readonly (readonly [rows: number, columns: number])[];
  /** Cells of one direction of one layer. */
  readonly cells: number;
  readonly layers: number;
  /** Numbers that stand for a word as a head, or as a dependent. */
  readonly arc: number;
  /** Numbers that stand for an arc when its relation is told. */
  readonly relation: number;
  readonly classes: number;
  readonly relations: number;
}

/** What the network reads of a word. */
export interface WordInput {
  /** The word's vector, null if it has none. */
  readonly vector: Float32Array | null;
  /** One row number for each table. */
  readonly rows: readonly number[];
}

/** A sentence as the network reads it. */
export interface SentenceInput {
  readonly words: readonly WordInput[];
  /** The tagger's classes. */
  readonly classes: ArrayLike<number>;
}

/** What the network computed on the way, for the trainer to go back. */
export interface Layer {
  readonly input: Matrix;
  readonly gates: Matrix;
  readonly cells: Matrix;
  readonly shown: Matrix;
}

/** Rows for all words of some sentences. */
export interface Encoding {
  /** First row and row behind the last of each sentence. */
  readonly bounds: readonly (readonly [number, number])[];
  readonly input: Matrix;
  readonly layers: readonly Layer[];
  /** Shown by the last layer. */
  readonly top: Matrix;
  /** For each word: as dependent, as head, both for arcs and for relations, and the scores of classes. */
  readonly out: Matrix;
}

/** Scores of heads: a row a word, a column a head, the root last; and what they came from. */
export interface ArcScores {
  readonly dependents: Matrix;
  readonly left: Matrix;
  readonly heads: Matrix;
  readonly scores: Matrix;
}

/** Ranges of distance, each to both sides. */
const ranges = 9;
/** What is below 0 is multiplied by this (leaky rectifier). */
export const slope = 0.1;

/** How far and in which direction a head is, as a number below 18. */
export function distanceRange(distance: number): number {
  const far = Math.abs(distance);
  const range = far <= 4 ? far - 1 : far <= 6 ? 4 : far <= 9 ? 5 : far <= 14 ? 6 : far <= 24 ? 7 : 8;
  return distance > 0 ? range : range + ranges;
}

/** Names, rows and columns of all matrices of a network, in the order in which they are stored. */
export function networkParameters(shape: NetworkShape): (readonly [name: string, rows: number, columns: number])[] {
  const { vector, tables, cells, layers, arc, relation, classes, relations } = shape;
  const input = tables.reduce((sum, [, columns]) => sum + columns, vector);
  const layer = (i: number): (readonly [string, number, number])[] => [
    [`layer${i}`, i === 0 ? input : 2 * cells, 6 * cells],
    [`layerBias${i}`, 1, 6 * cells],
  ];
  return [
    ...tables.map(([rows, columns], i) => [`table${i}`, rows, columns] as const),
    ...Array.from({ length: layers }, (_, i) => layer(i)).flat(),
    ["out", 2 * cells, 2 * arc + 2 * relation + classes],
    ["outBias", 1, 2 * arc + 2 * relation + classes],
    ["arc", arc, arc],
    ["arcBias", 1, arc],
    ["root", 1, arc],
    ["distance", classes, 2 * ranges],
    ["relation", relation, relations],
    ["relationBias", 1, relations],
    ["relationDistance", 2 * ranges, relation],
  ];
}

/**
 * The network of the parser: word vectors and tags, layers of recurrent pooling in both directions (Bradbury et al.
 * 2017), and on top the deep biaffine scores of Dozat & Manning (2017), "Deep Biaffine Attention for Neural Dependency
 * Parsing": each word as a dependent is compared with each word as a head. The relation of an arc is told from both its
 * words by one more layer, and the class of each word (its tags) from its row alone.
 */
export class ParserNetwork {
  readonly shape: NetworkShape;
  readonly matrices: Matrices;
  readonly #parameters: ReadonlyMap<string, Matrix>;

  /**
   * @param shape - its sizes
   * @param matrices - where it takes its matrices from; they are all zero at first
   */
  constructor(shape: NetworkShape, matrices: Matrices) {
    this.shape = shape;
    this.matrices = matrices;
    this.#parameters = new Map(networkParameters(shape).map(([name, rows, columns]) => [name, matrices.take(rows, columns)]));
  }

  /** A matrix of {@link networkParameters} by its name. */
  parameter(name: string): Matrix {
    const found = this.#parameters.get(name);
    if (!found) throw new RangeError(`The network has no parameter ${name}.`);
    return found;
  }

  /**
   * Computes the rows of all words. Release the matrices when done with them.
   *
   * @param sentences - what to read
   * @param disturb - called with what each layer shows and with the numbers that stand for the words: the trainer leaves
   *   some out
   */
  encode(sentences: readonly SentenceInput[], disturb?: (matrix: Matrix) => void): Encoding {
    const { cells, layers, arc, relation } = this.shape;
    const bounds = boundsOf(sentences);
    const input = this.#read(sentences);
    const done: Layer[] = [];
    let below = input;
    for (let i = 0; i < layers; i += 1) {
      const layer = this.#layer(below, i, cells, bounds);
      if (i > 0) this.#addTo(layer.shown, below);
      disturb?.(layer.shown);
      done.push(layer);
      below = layer.shown;
    }
    const out = this.#linear(below, "out");
    const words = columnsOf(out, 0, 2 * arc + 2 * relation);
    this.#bend(words);
    disturb?.(words);
    return { bounds, input, layers: done, top: below, out };
  }

  /** Scores all heads of one sentence. */
  arcScores({ out, bounds }: Encoding, sentence: number, classes: ArrayLike<number>): ArcScores {
    const { matrices } = this;
    const { arc } = this.shape;
    const [from, to] = bounds[sentence]!;
    const dependents = columnsOf(rowsOf(out, from, to - from), 0, arc);
    const left = matrices.take(to - from, arc);
    this.#addRow(left, this.parameter("arcBias"));
    matrices.multiply(dependents, this.parameter("arc"), left);
    const heads = matrices.take(to - from + 1, arc);
    this.#copyRows(columnsOf(rowsOf(out, from, to - from), arc, arc), heads);
    this.#copyRows(this.parameter("root"), rowsOf(heads, to - from, 1));
    const scores = matrices.take(to - from, to - from + 1);
    matrices.multiply(left, matrices.transposed(heads), scores);
    this.#addDistances(scores, classes);
    return { dependents, left, heads, scores };
  }

  /**
   * Scores all relations of the words of one sentence to their heads.
   *
   * @param heads - numbers in the sentence, -1 for the root, whose row stays without meaning
   */
  relationScores(
    { out, bounds }: Encoding,
    sentence: number,
    heads: ArrayLike<number>,
  ): { readonly hidden: Matrix; readonly scores: Matrix } {
    const { matrices } = this;
    const { arc, relation, relations } = this.shape;
    const [from, to] = bounds[sentence]!;
    const hidden = matrices.take(to - from, relation);
    const distances = this.parameter("relationDistance");
    const { floats } = matrices;
    for (let word = 0; word < to - from; word += 1) {
      const head = heads[word]!;
      if (head < 0) continue;
      const own = out.at + (from + word) * out.stride + 2 * arc;
      const other = out.at + (from + head) * out.stride + 2 * arc + relation;
      const distance = distances.at + distanceRange(head - word) * distances.stride;
      const row = hidden.at + word * hidden.stride;
      for (let i = 0; i < relation; i += 1) {
        const sum = floats[own + i]! + floats[other + i]! + floats[distance + i]!;
        floats[row + i] = sum < 0 ? sum * slope : sum;
      }
    }
    const scores = matrices.take(to - from, relations);
    this.#addRow(scores, this.parameter("relationBias"));
    matrices.multiply(hidden, this.parameter("relation"), scores);
    return { hidden, scores };
  }

  #read(sentences: readonly SentenceInput[]): Matrix {
    const { vector, tables } = this.shape;
    const { floats, input } = this.#inputRows(sentences);
    let at = input.at;
    for (const { words } of sentences) {
      for (const word of words) {
        if (word.vector) floats.set(word.vector, at);
        let column = at + vector;
        word.rows.forEach((row, i) => {
          const table = this.parameter(`table${i}`);
          const start = table.at + row * table.stride;
          floats.copyWithin(column, start, start + tables[i]![1]);
          column += tables[i]![1];
        });
        at += input.stride;
      }
    }
    return input;
  }

  #inputRows(sentences: readonly SentenceInput[]): { readonly floats: Float32Array; readonly input: Matrix } {
    const rows = sentences.reduce((sum, { words }) => sum + words.length, 0);
    const input = this.matrices.take(rows, this.parameter("layer0").rows);
    return { floats: this.matrices.floats, input };
  }

  #layer(input: Matrix, number: number, width: number, bounds: Encoding["bounds"]): Layer {
    const gates = this.#linear(input, `layer${number}`, `layerBias${number}`);
    const cells = this.matrices.take(input.rows, 2 * width);
    const shown = this.matrices.take(input.rows, 2 * width);
    pool(this.matrices.floats, gates, cells, shown, bounds);
    return { input, gates, cells, shown };
  }

  #linear(input: Matrix, name: string, bias = `${name}Bias`): Matrix {
    const weights = this.parameter(name);
    const result = this.matrices.take(input.rows, weights.columns);
    this.#addRow(result, this.parameter(bias));
    this.matrices.multiply(input, weights, result);
    return result;
  }

  /** Adds a row to each row. */
  #addRow(to: Matrix, row: Matrix): void {
    const { floats } = this.matrices;
    for (let i = 0; i < to.rows; i += 1) {
      const at = to.at + i * to.stride;
      for (let j = 0; j < to.columns; j += 1) floats[at + j]! += floats[row.at + j]!;
    }
  }

  #addTo(to: Matrix, from: Matrix): void {
    const [target, source] = [this.matrices.view(to), this.matrices.view(from)];
    for (let i = 0; i < target.length; i += 1) target[i]! += source[i]!;
  }

  #copyRows(from: Matrix, to: Matrix): void {
    for (let i = 0; i < from.rows; i += 1) {
      const at = from.at + i * from.stride;
      this.matrices.floats.copyWithin(to.at + i * to.stride, at, at + from.columns);
    }
  }

  /** The leaky rectifier: what is below 0 counts a tenth. */
  #bend(matrix: Matrix): void {
    const { floats } = this.matrices;
    for (let i = 0; i < matrix.rows; i += 1) {
      const at = matrix.at + i * matrix.stride;
      for (let j = 0; j < matrix.columns; j += 1) if (floats[at + j]! < 0) floats[at + j]! *= slope;
    }
  }

  /** How likely heads are at their distance, by the class of the dependent; no word is its own head. */
  #addDistances(scores: Matrix, classes: ArrayLike<number>): void {
    const { floats } = this.matrices;
    const table = this.parameter("distance");
    for (let word = 0; word < scores.rows; word += 1) {
      const at = scores.at + word * scores.stride;
      const row = table.at + classes[word]! * table.stride;
      for (let head = 0; head < scores.rows; head += 1) {
        if (head === word) floats[at + head] = -1e9;
        else floats[at + head]! += floats[row + distanceRange(head - word)]!;
      }
    }
  }
}

function boundsOf(sentences: readonly SentenceInput[]): (readonly [number, number])[] {
  let from = 0;
  return sentences.map(({ words }) => [from, (from += words.length)] as const);
}
