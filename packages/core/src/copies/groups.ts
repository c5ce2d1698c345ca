import { resemblance, signatureLength } from "./signature.js";

/** From this estimated resemblance on, one text is a near-copy of another: an agency's text as two papers cut it. */
export const nearCopy = 0.6;
/** Characters of a signature that must agree for two texts to be compared: five values of two characters, twenty times. */
const band = 10;
/** How many texts a new one is compared with for each band: more share one only by a common boilerplate. */
const mostCompared = 20;

/** A text by what identifies it, and its signature. */
export interface SignedText {
  readonly checksum: string;
  /** See `textSignature`; empty if it is too short. */
  readonly signature: string;
}

/**
 * Which texts are copies or near-copies of each other. Two texts are in one group if a chain of near-copies leads from one
 * to the other. Locality-sensitive hashing keeps this near linear: only texts that agree in one of twenty bands of their
 * signatures are compared (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4); of two texts that
 * resemble each other by 0.7 it misses one pair in 40, by 0.8 one in 2,800. The same texts give the same groups in
 * whatever order they come.
 * @returns for every text that has a near-copy the smallest checksum of its group; a text without one is missing
 */
export function copyGroups(texts: Iterable<SignedText>): ReadonlyMap<string, string> {
  const signatures = new Map<string, string>();
  for (const { checksum, signature } of texts) if (signature !== "") signatures.set(checksum, signature);
  const groups = new Groups();
  const sorted = [...signatures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([checksum, signature]) => ({ checksum, signature }));
  for (let at = 0; at < signatureLength; at += band) joinLike(sorted, at, groups);
  return groups.smallest();
}

/** The bands of a signature: texts that share one may be near-copies. None if the text is too short to tell. */
export function signatureBands(signature: string): readonly string[] {
  if (signature === "") return [];
  const places = Array.from({ length: signatureLength / band }, (_, place) => place * band);
  return places.map((at, place) => `${place.toString(36)}.${bandHash(signature, at).toString(36)}`);
}

/**
 * Pairs of near-copies among texts that share a band: enough of them that whoever is like another is linked to it.
 * @param texts - all that share it, each once, ordered by checksum
 */
export function nearCopiesIn(texts: readonly SignedText[]): readonly (readonly [string, string])[] {
  const bucket: SignedText[] = [];
  const pairs: (readonly [string, string])[] = [];
  for (const text of texts) for (const { checksum } of compareWith(text, bucket)) pairs.push([text.checksum, checksum]);
  return pairs;
}

/** The groups that chains of pairs make; a text in none is missing. */
export function groupPairs(pairs: Iterable<readonly [string, string]>): ReadonlyMap<string, string> {
  const groups = new Groups();
  for (const [a, b] of pairs) groups.join(a, b);
  return groups.smallest();
}

/** As many texts as one band can tell apart by number, and as many values as their bands are hashed to. */
const mostTexts = 2 ** 23;
const hashes = 2 ** 30;

/** Compares the texts that agree in the band of their signatures at `at`: sorted by band, they stand side by side. */
function joinLike(texts: readonly SignedText[], at: number, groups: Groups): void {
  const keys = Float64Array.from(texts, ({ signature }, index) => bandHash(signature, at) * mostTexts + index).sort();
  let bucket: SignedText[] = [];
  let before = -1;
  for (const key of keys) {
    const text = texts[key % mostTexts];
    const hash = Math.floor(key / mostTexts);
    if (hash !== before) bucket = [];
    before = hash;
    if (text) joinBucket(text, bucket, groups);
  }
}

function joinBucket(text: SignedText, bucket: SignedText[], groups: Groups): void {
  for (const { checksum } of compareWith(text, bucket)) groups.join(text.checksum, checksum);
}

/** The texts of a bucket that one is like; it is put in if there are none. */
function compareWith(text: SignedText, bucket: SignedText[]): readonly SignedText[] {
  const like = bucket.slice(0, mostCompared).filter(({ signature }) => resemblance(text.signature, signature) >= nearCopy);
  // A text that is like one in the bucket brings nothing that the other does not.
  if (like.length === 0) bucket.push(text);
  return like;
}

/** FNV-1a over the characters of a band. Two bands of one hash cost a comparison and nothing else. */
function bandHash(signature: string, at: number): number {
  let hash = 0x81_1c_9d_c5;
  for (let next = at; next < at + band; next += 1) hash = Math.imul(hash ^ signature.charCodeAt(next), 0x01_00_01_93);
  return (hash >>> 0) % hashes;
}

/** Sets that grow together when two members are joined (union-find); each is named by its smallest member. */
class Groups {
  readonly #parents = new Map<string, string>();

  join(a: string, b: string): void {
    const [x, y] = [this.#find(a), this.#find(b)];
    this.#parents.set(x < y ? y : x, x < y ? x : y);
  }

  smallest(): ReadonlyMap<string, string> {
    return new Map([...this.#parents.keys()].map((member) => [member, this.#find(member)]));
  }

  #find(member: string): string {
    let root = member;
    for (let parent = this.#parents.get(root); parent !== undefined && parent !== root; parent = this.#parents.get(root)) root = parent;
    this.#parents.set(member, root);
    return root;
  }
}
