const primes = [2654435761, 2246822519, 3266489917, 668265263, 374761393] as const;
const [prime1, prime2, prime3, prime4, prime5] = primes;

/**
 * XXH32 with seed 0 (https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md): tells damaged bytes from whole ones at
 * about a gigabyte a second, where a cryptographic hash would take longer than the reading it guards. Little-endian
 * machines only, as snapshots are.
 */
export function xxh32(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
  const striped = words.length - (words.length % 4);
  let hash = striped > 0 ? hashStripes(words, striped) : prime5;
  hash = (hash + aligned.length) | 0;
  for (let at = striped; at < words.length; at += 1) {
    hash = Math.imul(rotate((hash + Math.imul(words[at] ?? 0, prime3)) | 0, 17), prime4);
  }
  for (let at = words.length * 4; at < aligned.length; at += 1) {
    hash = Math.imul(rotate((hash + Math.imul(aligned[at] ?? 0, prime5)) | 0, 11), prime1);
  }
  return avalanche(hash);
}

function hashStripes(words: Uint32Array, striped: number): number {
  let [a, b, c, d] = [(prime1 + prime2) | 0, prime2 | 0, 0, -prime1 | 0];
  for (let at = 0; at < striped; at += 4) {
    a = round(a, words[at] ?? 0);
    b = round(b, words[at + 1] ?? 0);
    c = round(c, words[at + 2] ?? 0);
    d = round(d, words[at + 3] ?? 0);
  }
  return (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0;
}

function round(lane: number, word: number): number {
  return Math.imul(rotate((lane + Math.imul(word, prime2)) | 0, 13), prime1);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function avalanche(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), prime2);
  mixed = Math.imul(mixed ^ (mixed >>> 13), prime3);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
