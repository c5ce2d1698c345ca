// What every trainer learns with: an averaged perceptron over hashed features, and numbers that only look random.

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A copy in an order that depends on the generator alone. */
export function shuffled(list, next) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

/**
 * Weights that learn: scores like `Weights` of the language package. Each feature has a short row of classes; a row
 * that is full moves to a place twice as large. The average over all updates (Freund & Schapire 1999) is kept as a
 * second number an entry, as in Daumé (2006): average = weight - touched / updates.
 */
export class LearningWeights {
  #size = 1 << 20;
  #keys = new Int32Array(this.#size);
  #starts = new Int32Array(this.#size);
  #lengths = new Uint8Array(this.#size);
  #used = 0;
  #classes = new Uint8Array(1 << 22);
  #weights = new Float64Array(1 << 22);
  #touched = new Float64Array(1 << 22);
  #next = 1;
  /** Moments of learning so far: count it up after each example. */
  time = 1;

  get features() {
    return this.#used;
  }

  score(features, count, scores) {
    scores.fill(0);
    const [keys, starts, classes, weights, mask] = [this.#keys, this.#starts, this.#classes, this.#weights, this.#size - 1];
    for (let i = 0; i < count; i += 1) {
      const hash = features[i];
      let slot = hash & mask;
      while (starts[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
      const start = starts[slot];
      if (start === 0) continue;
      const end = start + this.#lengths[slot];
      for (let at = start; at < end; at += 1) scores[classes[at]] += weights[at];
    }
  }

  /** Adds to what each feature says for a class. */
  update(features, count, label, amount) {
    for (let i = 0; i < count; i += 1) this.#add(features[i], label, amount);
  }

  #add(hash, label, amount) {
    const slot = this.#slot(hash);
    const end = this.#starts[slot] + this.#lengths[slot];
    let at = this.#starts[slot];
    while (at < end && this.#classes[at] !== label) at += 1;
    if (at === end) at = this.#append(slot, label);
    this.#weights[at] += amount;
    this.#touched[at] += amount * this.time;
  }

  #slot(hash) {
    if (this.#used * 2 > this.#size) this.#grow();
    let slot = hash & (this.#size - 1);
    while (this.#starts[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & (this.#size - 1);
    if (this.#starts[slot] === 0) {
      this.#keys[slot] = hash;
      this.#starts[slot] = this.#reserve(1);
      this.#used += 1;
    }
    return slot;
  }

  /** A row of 1, 2, 4, … entries is full: it moves. */
  #append(slot, label) {
    const length = this.#lengths[slot];
    if (length > 0 && (length & (length - 1)) === 0) {
      const [from, to] = [this.#starts[slot], this.#reserve(length * 2)];
      for (const column of [this.#classes, this.#weights, this.#touched]) column.copyWithin(to, from, from + length);
      this.#starts[slot] = to;
    }
    const at = this.#starts[slot] + length;
    this.#classes[at] = label;
    this.#lengths[slot] = length + 1;
    return at;
  }

  #reserve(length) {
    const at = this.#next;
    this.#next += length;
    if (this.#next > this.#classes.length) {
      this.#classes = doubled(this.#classes);
      this.#weights = doubled(this.#weights);
      this.#touched = doubled(this.#touched);
    }
    return at;
  }

  #grow() {
    const [keys, starts, lengths] = [this.#keys, this.#starts, this.#lengths];
    this.#size *= 2;
    this.#keys = new Int32Array(this.#size);
    this.#starts = new Int32Array(this.#size);
    this.#lengths = new Uint8Array(this.#size);
    for (let old = 0; old < keys.length; old += 1) {
      if (starts[old] === 0) continue;
      let slot = keys[old] & (this.#size - 1);
      while (this.#starts[slot] !== 0) slot = (slot + 1) & (this.#size - 1);
      [this.#keys[slot], this.#starts[slot], this.#lengths[slot]] = [keys[old], starts[old], lengths[old]];
    }
  }

  /**
   * The averaged weights as whole numbers, for `writeWeights`.
   * @param scale - what a weight of 1 becomes
   * @param least - entries whose whole number is nearer to 0 than this are left out
   */
  averaged(scale, least) {
    const features = [];
    for (let slot = 0; slot < this.#size; slot += 1) {
      if (this.#starts[slot] === 0) continue;
      const weights = [];
      for (let at = this.#starts[slot]; at < this.#starts[slot] + this.#lengths[slot]; at += 1) {
        const weight = Math.round((this.#weights[at] - this.#touched[at] / this.time) * scale);
        if (Math.abs(weight) >= least) weights.push([this.#classes[at], Math.max(-32768, Math.min(32767, weight))]);
      }
      if (weights.length > 0) features.push({ hash: this.#keys[slot], weights: weights.toSorted((a, b) => a[0] - b[0]) });
    }
    return features;
  }
}

function doubled(column) {
  const larger = new column.constructor(column.length * 2);
  larger.set(column);
  return larger;
}

/** Compares strings by their code units: the order of `toSorted` by itself, the same everywhere. */
export function byCodeUnits(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
