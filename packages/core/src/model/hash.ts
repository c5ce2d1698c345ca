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
