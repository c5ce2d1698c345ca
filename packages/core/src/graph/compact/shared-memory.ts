/** Memory that threads share; where the platform gives none (a page without isolation) memory of one thread. */
export function allocate(bytes: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === "undefined" ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}
