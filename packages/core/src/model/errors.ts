/**
 * The error codes that reach a user: as exit codes on the command line, as `extensions.code` in GraphQL.
 * Each means one kind of mistake, so that a program can tell them apart without reading the sentence.
 */
export const errorCodes = [
  "BAD_INPUT",
  "NOT_FOUND",
  "NOT_GROUNDED",
  "OUTSIDE_ONTOLOGY",
  "BAD_DATE",
  "DUPLICATE",
  "REMOVED",
  "STORE_TOO_NEW",
  "STORE_CORRUPT",
  "STORE_UNAVAILABLE",
  "LIMIT_EXCEEDED",
] as const;

/** One of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** A mistake that a person can mend: its message names the offending value and what to do instead. */
export class EntenteError extends Error {
  /** What kind of mistake it is. */
  readonly code: ErrorCode;

  /**
   * @param code - what kind of mistake it is
   * @param message - one sentence or two: what, where, what to do instead
   * @param options - `cause`: the error that led here, kept for the log and never shown to a user
   */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EntenteError";
    this.code = code;
  }
}
