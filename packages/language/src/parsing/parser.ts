import { columnsOf, Matrices, type Matrix } from "../dense/matrices.js";
import { type Model, ModelError, partOf, readList, readModel } from "../models/format.js";
import { readClass, type TagClass } from "../tagging/classes.js";
import type { Word } from "../tagging/words.js";
import { decode } from "./decoding.js";
import { createInputReader, type InputReader } from "./inputs.js";
import { networkParameters, type NetworkShape, ParserNetwork, type SentenceInput } from "./network.js";

/** The kind and version of the parser's model. */
export const parserModel = { kind: "parser", version: 2 } as const;

/** A sentence's tree: for each word its head (its number in the sentence, -1 for the root), its relation and its tags. */
export interface Tree {
  readonly heads: Int32Array;
  readonly relations: readonly string[];
  readonly classes: readonly TagClass[];
}

/** A sentence for the parser: its words, at least one, and the tagger's class of each. */
export interface TaggedSentence {
  readonly words: readonly Word[];
  readonly classes: ArrayLike<number>;
}

/** Finds the trees of sentences. */
export interface Parser {
  parse(sentences: readonly TaggedSentence[]): Tree[];
}

/** All that a parser needs. */
export interface ParserParts {
  readonly network: ParserNetwork;
  readonly read: InputReader;
  readonly classes: readonly TagClass[];
  /** By number in the network. */
  readonly relations: readonly string[];
}

/** Sentences are computed together up to this many words, which takes less time than one by one. */
const batchWords = 200;

/** A parser that runs a network. */
export function networkParser(parts: ParserParts): Parser {
  return { parse: (sentences) => inBatches(sentences).flatMap((batch) => parseBatch(batch, parts)) };
}

function inBatches(sentences: readonly TaggedSentence[]): TaggedSentence[][] {
  const batches: TaggedSentence[][] = [];
  let words = batchWords;
  for (const sentence of sentences) {
    if (words + sentence.words.length > batchWords) {
      batches.push([]);
      words = 0;
    }
    batches.at(-1)!.push(sentence);
    words += sentence.words.length;
  }
  return batches;
}

function parseBatch(sentences: readonly TaggedSentence[], { network, read, classes, relations }: ParserParts): Tree[] {
  const { matrices, shape } = network;
  const { mark } = matrices;
  const encoding = network.encode(sentences.map((sentence) => inputOf(sentence, read)));
  const tags = columnsOf(encoding.out, 2 * shape.arc + 2 * shape.relation, shape.classes);
  const trees = sentences.map(({ words, classes: given }, i) => {
    const inner = matrices.mark;
    const { heads, relations: named } = decode(network, encoding, i, given, relations);
    const first = encoding.bounds[i]![0];
    const tree = {
      heads,
      relations: words.map((_, word) => (heads[word] === -1 ? "root" : relations[named[word]!]!)),
      classes: words.map((_, word) => classes[bestColumn(matrices, tags, first + word)]!),
    };
    matrices.release(inner);
    return tree;
  });
  matrices.release(mark);
  return trees;
}

function inputOf({ words, classes }: TaggedSentence, read: InputReader): SentenceInput {
  const inputs = words.map((word, i) => {
    const { vector, rows } = read(word);
    return { vector, rows: [...rows, classes[i]!] };
  });
  return { words: inputs, classes };
}

/** The column with the highest score in a row; the first of them if several have it. */
function bestColumn({ floats }: Matrices, scores: Matrix, row: number): number {
  const at = scores.at + row * scores.stride;
  let top = 0;
  for (let i = 1; i < scores.columns; i += 1) if (floats[at + i]! > floats[at + top]!) top = i;
  return top;
}

/**
 * Reads a parser from the bytes of its model.
 *
 * @throws ModelError if they are damaged or no parser
 */
export function readParser(bytes: Uint8Array): Parser {
  const model = readModel(bytes, parserModel.kind, parserModel.version);
  const shape = JSON.parse(Buffer.from(partOf(model, "shape")).toString("utf8")) as NetworkShape;
  const numbers = partOf(model, "vectors");
  const vectors = {
    words: readList(model, "words"),
    size: shape.vector,
    numbers: new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length),
  };
  return networkParser({
    network: readNetwork(model, shape),
    read: createInputReader(vectors, readHashes(partOf(model, "forms"))),
    classes: readList(model, "classes").map(readClass),
    relations: readList(model, "relations"),
  });
}

/** Each matrix is stored as its largest number (32 bits) and its numbers as parts of 32767 of it (16 bits). */
function readNetwork(model: Model, shape: NetworkShape): ParserNetwork {
  const stored = partOf(model, "network");
  const view = new DataView(stored.buffer, stored.byteOffset, stored.length);
  const parameters = networkParameters(shape);
  const size = parameters.reduce((sum, [, rows, columns]) => sum + 4 + 2 * rows * columns, 0);
  if (size !== stored.length) {
    throw new ModelError("MODEL_CORRUPT", `The parser's network has ${stored.length} bytes where its shape takes ${size}.`);
  }
  const network = new ParserNetwork(shape, new Matrices(size));
  const { floats } = network.matrices;
  let at = 0;
  for (const [name, rows, columns] of parameters) {
    const { at: start, stride } = network.parameter(name);
    const unit = view.getFloat32(at, true) / 32767;
    at += 4;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1, at += 2) floats[start + row * stride + column] = view.getInt16(at, true) * unit;
    }
  }
  return network;
}

/** The bytes that {@link readParser} reads as its network. */
export function writeNetwork(network: ParserNetwork): Uint8Array {
  const { matrices, shape } = network;
  return Buffer.concat(networkParameters(shape).map(([name]) => writeMatrix(matrices, network.parameter(name))));
}

function writeMatrix(matrices: Matrices, { at, rows, columns, stride }: Matrix): Buffer {
  const numbers = Array.from({ length: rows }, (_, row) => matrices.floats.subarray(at + row * stride, at + row * stride + columns));
  const most = numbers.reduce((top, row) => row.reduce((high, x) => Math.max(high, Math.abs(x)), top), 1e-9);
  const bytes = Buffer.alloc(4 + 2 * rows * columns);
  let place = bytes.writeFloatLE(most, 0);
  for (const row of numbers) for (const x of row) place = bytes.writeInt16LE(Math.round((x / most) * 32767), place);
  return bytes;
}

function readHashes(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Int32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getInt32(4 * i, true));
}

/** The bytes that {@link readParser} reads as hashes of forms. */
export function writeHashes(hashes: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * hashes.length);
  hashes.forEach((hash, i) => bytes.writeInt32LE(hash, 4 * i));
  return bytes;
}
