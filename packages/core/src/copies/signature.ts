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
  if (shingles.size < fewestShingles) return "";
  const least = new Uint32Array(values).fill(0xff_ff_ff_ff);
  for (const shingle of shingles) {
    for (let at = 0; at < values; at += 1) {
      const value = (Math.imul(shingle, multipliers[at] ?? 1) + (addends[at] ?? 0)) >>> 0;
      if (value < (least[at] ?? 0)) least[at] = value;
    }
  }
  return Array.from(least, (value) => toDigits(mix(value) & (2 ** bits - 1))).join("");
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

/** Each run of words once, as 32 bits. */
function shingleHashes(text: string): ReadonlySet<number> {
  const words = (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map(hashWord);
  const shingles = new Set<number>();
  for (let at = 0; at + shingleLength <= words.length; at += 1) {
    let hash = 0;
    for (let next = at; next < at + shingleLength; next += 1) hash = mix(Math.imul(hash, 31) + (words[next] ?? 0));
    shingles.add(hash);
  }
  return shingles;
}

/** FNV-1a over UTF-16 code units. */
function hashWord(word: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01_00_01_93);
  return hash >>> 0;
}

/** Spreads 32 bits over 32 bits, one to one (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Odd numbers, so that multiplication by them is one to one. */
const multipliers = Array.from({ length: values }, (_, at) => mix(2 * at + 1) | 1);
const addends = Array.from({ length: values }, (_, at) => mix(2 * at + 2));

function toDigits(value: number): string {
  return (digits[value >> 6] ?? "0") + (digits[value & 63] ?? "0");
}
