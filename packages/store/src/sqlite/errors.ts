import { EntenteError } from "@entente/core";

/** What each kind of SQLite failure means to a person, by its primary result code (https://www.sqlite.org/rescode.html). */
const failures: Readonly<Record<number, (location: string) => EntenteError>> = {
  3: unreadable, // SQLITE_PERM
  5: busy, // SQLITE_BUSY
  6: busy, // SQLITE_LOCKED
  8: (location) => unavailable(`${location} cannot be written; make file and folder writable or give another path`), // SQLITE_READONLY
  10: (location) => unavailable(`reading or writing ${location} failed; check the disk and its permissions`), // SQLITE_IOERR
  11: corrupt, // SQLITE_CORRUPT
  13: (location) => unavailable(`the disk that holds ${location} is full; free some space`), // SQLITE_FULL
  14: unreadable, // SQLITE_CANTOPEN
  24: corrupt, // SQLITE_FORMAT
  26: corrupt, // SQLITE_NOTADB
};

function unreadable(location: string): EntenteError {
  return unavailable(`${location} cannot be opened; make file and folder readable and writable`);
}

function busy(location: string): EntenteError {
  return unavailable(`another program is writing to ${location}; stop it or wait until it is done`);
}

/** A store file that is damaged, or no store file at all. */
export function corrupt(location: string): EntenteError {
  return new EntenteError(
    "STORE_CORRUPT",
    `${location} is damaged or no Entente store; restore it from a copy, or move it away and read the articles again`,
  );
}

/** A store that cannot be used as things are. */
export function unavailable(sentence: string): EntenteError {
  return new EntenteError("STORE_UNAVAILABLE", sentence);
}

/** True if the translated error says that another connection held a lock for longer than the time-out. */
export function isBusy(error: unknown): boolean {
  return error instanceof EntenteError && resultCode(error.cause) === 5;
}

/** True if the translated error says that there is no room, be it on the disk or because of a quota. */
export function isFull(error: unknown): boolean {
  return error instanceof EntenteError && fullCodes.has(extendedCode(error.cause) ?? 0);
}

/** SQLITE_FULL, and SQLITE_IOERR_WRITE and SQLITE_IOERR_SHMSIZE, which are what quotas come to. */
const fullCodes = new Set([13, 778, 4874]);

/** The error to tell a person, or the error itself if it is no failure of file, disk or lock. */
export function translate(error: unknown, location: string): unknown {
  const failure = failures[resultCode(error) ?? -1];
  if (!failure) return error;
  const { code, message } = failure(location);
  return new EntenteError(code, message, { cause: error });
}

/** SQLite's primary result code. */
function resultCode(error: unknown): number | null {
  const code = extendedCode(error);
  return code === null ? null : code % 256;
}

/** SQLite's extended result code. Where libsql fails to open a file, it is in the message alone. */
function extendedCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const opening = /^ConnectionFailed\(.*: (\d+)"\)$/s.exec(error.message)?.[1];
  if (opening !== undefined) return Number(opening);
  return "rawCode" in error && typeof error.rawCode === "number" ? error.rawCode : null;
}
