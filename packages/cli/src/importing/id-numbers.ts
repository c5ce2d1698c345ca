/**
 * Numbers ids in the order in which they are first seen, from 0, in 24 to 48 bytes an id whatever its length: it keeps
 * 64 bits of hash of each. That two of ten million ids share them has a chance below one in a hundred thousand.
 */
export class IdNumbers {
  #low = new Uint32Array(1024);
  #high = new Uint32Array(1024);
  /** The number and one more; 0 for an empty place. */
  #numbers = new Uint32Array(1024);
  #count = 0;

  /** How many ids have a number. */
  get size(): number {
    return this.#count;
  }

  /** The number of an id, null if it has none. */
  find(id: string): number | null {
    const number = this.#numbers[this.#place(hash(id, 0x81_1c_9d_c5), hash(id, 0x9e_37_79_b9))] ?? 0;
    return number === 0 ? null : number - 1;
  }

  /** Gives a new id the next number. */
  add(id: string): number {
    if (this.#count * 2 >= this.#numbers.length) this.#grow();
    this.#set(hash(id, 0x81_1c_9d_c5), hash(id, 0x9e_37_79_b9), this.#count + 1);
    this.#count += 1;
    return this.#count - 1;
  }

  /** Where a hash stands or would stand: linear probing. */
  #place(low: number, high: number): number {
    const mask = this.#numbers.length - 1;
    let place = low & mask;
    while (this.#numbers[place] !== 0 && (this.#low[place] !== low || this.#high[place] !== high)) place = (place + 1) & mask;
    return place;
  }

  #set(low: number, high: number, number: number): void {
    const place = this.#place(low, high);
    this.#low[place] = low;
    this.#high[place] = high;
    this.#numbers[place] = number;
  }

  #grow(): void {
    const [low, high, numbers] = [this.#low, this.#high, this.#numbers];
    const size = numbers.length * 2;
    [this.#low, this.#high, this.#numbers] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
    for (const [place, number] of numbers.entries()) if (number !== 0) this.#set(low[place] ?? 0, high[place] ?? 0, number);
  }
}

/** FNV-1a over UTF-16 code units from a basis of choice, with the finaliser of MurmurHash3. */
function hash(text: string, basis: number): number {
  let value = basis;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01_00_01_93);
  value = Math.imul(value ^ (value >>> 16), 0x85_eb_ca_6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2_b2_ae_35);
  return (value ^ (value >>> 16)) >>> 0;
}
