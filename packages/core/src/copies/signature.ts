/** Words in a row that are compared as one: two recur in all news, and with more an edit here and there hides a copy. */
const shingleLength = 3;
/** Fewer shingles say too little: two notes of a line each resemble each other by chance. */
const fewestShingles = 20;
/** How many values a signature has. The standard error of a resemblance of 0.6 is 0.05. */
const values = 100;
/** Characters of a signature that is not empty: two a value. */
export const signatureLength = 2 * values;
/** Bits that are kept of each value: two that differ agree by chance once in 4,096. */
const bits = 12;
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/**
 * What a text is made of, for finding its near-copies: 100 min-wise hashes of its runs of three words, as 200 characters.
 * Case, punctuation and white space are nothing to it. Empty for a text too short to tell.
 *
 * Broder, "On the resemblance and containment of documents", 1997, doi:10.1109/SEQUEN.1997.666900, with the lowest bits
 * of each minimum as in Li and König, "b-Bit minwise hashing", 2010, doi:10.1145/1772690.1772759.
 */
export function textSignature(text: string): string {
  const shingles = shingleHashes(text);
  if (new Set(shingles.subarray(0, 50 * fewestShingles)).size < fewestShingles && new Set(shingles).size < fewestShingles) return "";
  let signature = "";
  for (let at = 0; at < values; at += 1) signature += toDigits(mix(leastHash(shingles, at)) & (2 ** bits - 1));
  return signature;
}

/** The least value that one hash function gives any shingle. With the top bit turned, signed numbers sort as unsigned ones do. */
function leastHash(shingles: Int32Array, at: number): number {
  const multiplier = multipliers[at] ?? 1;
  const addend = addends[at] ?? 0;
  let least = 0x7f_ff_ff_ff;
  for (let place = 0; place < shingles.length; place += 1) {
    const value = (Math.imul(shingles[place] as number, multiplier) + addend) ^ 0x80_00_00_00;
    if (value < least) least = value;
  }
  return (least ^ 0x80_00_00_00) >>> 0;
}

/**
 * How much two texts resemble each other, 0 to 1: the estimated share of their runs of three words that both have.
 * @param a - a signature
 * @param b - another; an empty one resembles nothing
 */
export function resemblance(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  let same = 0;
  for (let at = 0; at < signatureLength; at += 2) if (a[at] === b[at] && a[at + 1] === b[at + 1]) same += 1;
  return same / values;
}

/** Every run of words, as 32 bits; a run that recurs comes again. */
function shingleHashes(text: string): Int32Array {
  const words = wordHashes(text.normalize("NFKC").toLowerCase());
  const shingles = new Int32Array(Math.max(0, words.length + 1 - shingleLength));
  for (let at = 0; at < shingles.length; at += 1) {
    let hash = 0;
    for (let next = at; next < at + shingleLength; next += 1) hash = mix(Math.imul(hash, 31) + (words[next] ?? 0));
    shingles[at] = hash;
  }
  return shingles;
}

/** FNV-1a over the UTF-16 code units of every run of letters and digits. */
function wordHashes(text: string): readonly number[] {
  const words: number[] = [];
  let hash = fnvBasis;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isOfWord(unit, text, at)) {
      hash = Math.imul(hash ^ unit, 0x01_00_01_93);
      inside = true;
    } else if (inside) {
      words.push(hash >>> 0);
      hash = fnvBasis;
      inside = false;
    }
  }
  if (inside) words.push(hash >>> 0);
  return words;
}

const fnvBasis = 0x81_1c_9d_c5;
const letterOrDigit = /^[\p{L}\p{N}]$/u;
/** By code unit: 0 not yet known, 1 of a word, 2 not. */
const kinds = new Uint8Array(0x1_00_00);

/** True for a code unit that belongs to a letter or digit. Halves of a surrogate pair go by the character they make. */
function isOfWord(unit: number, text: string, at: number): boolean {
  if (unit >= 0xd8_00 && unit <= 0xdf_ff) return isOfPair(unit, text, at);
  if (kinds[unit] === 0) kinds[unit] = letterOrDigit.test(String.fromCharCode(unit)) ? 1 : 2;
  return kinds[unit] === 1;
}

function isOfPair(unit: number, text: string, at: number): boolean {
  return letterOrDigit.test(String.fromCodePoint(text.codePointAt(unit < 0xdc_00 ? at : at - 1) ?? 0));
}

/** Spreads 32 bits over 32 bits, one to one (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Odd numbers, so that multiplication by them is one to one. */
const multipliers = Int32Array.from({ length: values }, (_, at) => mix(2 * at + 1) | 1);
const addends = Int32Array.from({ length: values }, (_, at) => mix(2 * at + 2));

function toDigits(value: number): string {
  return (digits[value >> 6] ?? "0") + (digits[value & 63] ?? "0");
}
