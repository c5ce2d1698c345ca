import { ModelError } from "../models/format.js";

/** Adds what features say for each class. Implemented by {@link Weights} and, while learning, by the trainers. */
export interface Scorer {
  /**
   * @param features - hashes of the features that are on
   * @param count - how many of them
   * @param scores - one place a class, overwritten
   */
  score(features: Int32Array, count: number, scores: Float64Array): void;
}

/** A feature's weights by class. */
export interface FeatureWeights {
  readonly hash: number;
  /** Pairs of class (below 256) and weight (16 bits), no weight 0. */
  readonly weights: readonly (readonly [number, number])[];
}

/**
 * The weights of a linear model over hashed features, one short row a feature. A hash table with open addressing finds
 * the row; each entry of a row holds the weight in its upper 24 bits and the class in its lower 8.
 */
export class Weights implements Scorer {
  readonly #keys: Int32Array;
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;
  readonly #mask: number;

  private constructor(keys: Int32Array, starts: Int32Array, rows: Int32Array) {
    this.#keys = keys;
    this.#starts = starts;
    this.#rows = rows;
    this.#mask = keys.length - 1;
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    scores.fill(0);
    const [keys, starts, rows, mask] = [this.#keys, this.#starts, this.#rows, this.#mask];
    for (let i = 0; i < count; i += 1) {
      const hash = features[i]!;
      let slot = hash & mask;
      while (starts[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
      const start = starts[slot]!;
      if (start === 0) continue;
      const end = start + rows[start]!;
      for (let at = start + 1; at <= end; at += 1) {
        const entry = rows[at]!;
        scores[entry & 255]! += entry >> 8;
      }
    }
  }

  /**
   * Reads what {@link writeWeights} wrote.
   *
   * @throws ModelError if the bytes end early or late
   */
  static read(bytes: Uint8Array): Weights {
    const reader = new ByteReader(bytes);
    const [features, entries] = [reader.number(), reader.number()];
    // Two slots a feature keep the chains short; there is always an empty slot to end a search.
    const size = 2 ** Math.ceil(Math.log2(features * 2 + 2));
    if (features > bytes.length || entries > bytes.length) throw reader.damaged();
    const [keys, starts, rows] = [new Int32Array(size), new Int32Array(size), new Int32Array(1 + features + entries)];
    let [hash, next] = [0, 1];
    for (let i = 0; i < features; i += 1) {
      hash = (hash + reader.number()) >>> 0;
      let slot = hash & (size - 1);
      while (starts[slot] !== 0) slot = (slot + 1) & (size - 1);
      [keys[slot], starts[slot]] = [hash | 0, next];
      next = reader.row(rows, next);
    }
    if (!reader.atEnd()) throw reader.damaged();
    return new Weights(keys, starts, rows);
  }
}

class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A whole number of up to 32 bits, seven bits a byte, lowest first. */
  number(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw this.damaged();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  row(rows: Int32Array, start: number): number {
    const length = this.number();
    if (start + length >= rows.length + 0) throw this.damaged();
    rows[start] = length;
    for (let i = 1; i <= length; i += 1) {
      const label = this.#bytes[this.#at++] ?? 0;
      const folded = this.number();
      rows[start + i] = ((folded & 1 ? -(folded + 1) / 2 : folded / 2) << 8) | label;
    }
    return start + length + 1;
  }

  atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  damaged(): ModelError {
    return new ModelError("MODEL_CORRUPT", `The weights end at byte ${this.#at} of ${this.#bytes.length}.`);
  }
}

/**
 * Weights as bytes: the number of features and of entries, then by rising hash the step from the last hash and the row,
 * numbers in seven bits a byte, negative weights folded between the positive ones.
 */
export function writeWeights(features: readonly FeatureWeights[]): Uint8Array {
  const bytes: number[] = [];
  const write = (value: number): void => {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  };
  const sorted = features.toSorted((a, b) => (a.hash >>> 0) - (b.hash >>> 0));
  write(sorted.length);
  write(sorted.reduce((sum, { weights }) => sum + weights.length, 0));
  let last = 0;
  for (const { hash, weights } of sorted) {
    write((hash >>> 0) - last);
    last = hash >>> 0;
    write(weights.length);
    for (const [label, weight] of weights) {
      bytes.push(label);
      write(weight < 0 ? -2 * weight - 1 : 2 * weight);
    }
  }
  return Uint8Array.from(bytes);
}
