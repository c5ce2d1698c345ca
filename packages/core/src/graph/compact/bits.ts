/**
 * Which of so many entities are in a set, a bit for each: so little memory that a search which looks here and there finds it
 * near the processor, as it would neither a map nor a number for each.
 */
export type Bits = Uint32Array;

/** An empty set of numbers below `count`. */
export function createBits(count: number): Bits {
  return new Uint32Array((count + 31) >>> 5);
}

/** Whether a number is in the set. */
export function hasBit(bits: Bits, number: number): boolean {
  return (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}

/** Puts a number into the set. */
export function setBit(bits: Bits, number: number): void {
  bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
}

/** Takes a number out of the set. */
export function clearBit(bits: Bits, number: number): void {
  bits[number >>> 5] = (bits[number >>> 5] ?? 0) & ~(1 << (number & 31));
}
