import { EntenteError, type ErrorCode } from "@entente/core";

/** Faults of the store: no line can be blamed for them, and going on would refuse all that follows. */
const storeFaults: ReadonlySet<ErrorCode> = new Set(["STORE_TOO_NEW", "STORE_CORRUPT", "STORE_UNAVAILABLE"]);

/** True for an error that what was read is to blame for. */
export function isLineFault(error: unknown): error is EntenteError {
  return error instanceof EntenteError && !storeFaults.has(error.code);
}
