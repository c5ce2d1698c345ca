import { EntenteError, type ErrorCode } from "@entente/core";

/** An error as it travels between threads, which keep no class of it. */
export interface Failure {
  /** Null for what nobody foresaw. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly stack: string | null;
}

/** Packs an error for another thread. */
export function packFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: null, message: String(error), stack: null };
  return { code: error instanceof EntenteError ? error.code : null, message: error.message, stack: error.stack ?? null };
}

/** The error that another thread packed. */
export function unpackFailure({ code, message, stack }: Failure): Error {
  const error = code === null ? new Error(message) : new EntenteError(code, message);
  if (stack !== null) error.stack = stack;
  return error;
}
