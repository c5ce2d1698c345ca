import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal (64 characters).
 * Synchronous and the same in Node and the browser, which neither runtime's own digest is.
 */
export function checksum(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * A short name for a list of parts: the first 96 bits of the SHA-256 of their JSON, 24 hexadecimal characters.
 * At a thousand million names the chance that any two collide is below 1 in 10^11.
 */
export function digest(parts: readonly unknown[]): string {
  return checksum(JSON.stringify(parts)).slice(0, 24);
}

/** A JSON value with the fields of every object in the order of their names, so that what is the same is spelt the same. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([name, field]) => [name, sortKeys(field)]));
}
