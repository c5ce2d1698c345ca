import { EntenteError, type ErrorCode } from "@entente/core";

/** `READER_FAILED`: an importer or extractor broke on this one document, which is our mistake and not the user's. */
export type SkipCode = ErrorCode | "READER_FAILED";

/** A file or folder that was not read, and why. */
export interface SkippedFile {
  /** As the user named it or found below it. */
  readonly path: string;
  readonly code: SkipCode;
  /** One sentence that names the file, what is wrong and what to do instead. */
  readonly message: string;
}

/** What an error makes of a file: a mistake keeps its code and sentence, anything else is a reader that broke. */
export function toSkipped(path: string, error: unknown): SkippedFile {
  if (error instanceof EntenteError) return { path, code: error.code, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { path, code: "READER_FAILED", message: `${path} could not be read to the end (${reason}); report it with the file, please` };
}
