// Numbers that follow from a seed, from anywhere: the same seed and place give the same numbers whatever was asked before.

/** Spreads 32 bits over 32 bits (the finaliser of MurmurHash3). */
function mix(value) {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One number of 32 bits for a seed and any whole numbers. */
export function mixAll(seed, ...numbers) {
  return numbers.reduce((hash, number) => mix(Math.imul(hash, 31) + mix(number + 0x9e37_79b9)), mix(seed));
}

/** A stream of numbers from 0 up to 1 (mulberry32), with the choices that are made of them. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  next() {
    this.#state = (this.#state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` up to and including `most`. */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share) {
    return this.next() < share;
  }

  of(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** One name of a table of weights that add up to 1. */
  weighted(weights) {
    let rest = this.next();
    for (const [name, weight] of Object.entries(weights)) {
      rest -= weight;
      if (rest <= 0) return name;
    }
    return Object.keys(weights)[0];
  }
}
