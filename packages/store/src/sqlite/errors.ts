import { EntenteError } from "@entente/core";

/** What each kind of SQLite failure means to a person, by SQLite's primary result code. */
const failures: Readonly<Record<string, (location: string) => EntenteError>> = {
  SQLITE_NOTADB: corrupt,
  SQLITE_CORRUPT: corrupt,
  SQLITE_FORMAT: corrupt,
  SQLITE_BUSY: (location) => unavailable(`another program is writing to ${location}; stop it or wait until it is done`),
  SQLITE_LOCKED: (location) => unavailable(`another program is writing to ${location}; stop it or wait until it is done`),
  SQLITE_READONLY: (location) => unavailable(`${location} cannot be written; make file and folder writable or give another path`),
  SQLITE_CANTOPEN: (location) => unavailable(`${location} cannot be opened; make file and folder readable and writable`),
  SQLITE_PERM: (location) => unavailable(`${location} cannot be opened; make file and folder readable and writable`),
  SQLITE_FULL: (location) => unavailable(`the disk that holds ${location} is full; free some space`),
  SQLITE_IOERR: (location) => unavailable(`reading or writing ${location} failed; check the disk and its permissions`),
};

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
  return error instanceof EntenteError && sqliteCode(error.cause) === "SQLITE_BUSY";
}

/** The error to tell a person, or the error itself if it is no failure of file, disk or lock. */
export function translate(error: unknown, location: string): unknown {
  const failure = failures[sqliteCode(error) ?? ""];
  if (!failure) return error;
  const { code, message } = failure(location);
  return new EntenteError(code, message, { cause: error });
}

/** `SQLITE_CORRUPT` for `SQLITE_CORRUPT_INDEX` and the like; libsql gives a bare number where it fails to open a file. */
function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (/^ConnectionFailed\(.*: 14"\)$/s.test(error.message)) return "SQLITE_CANTOPEN";
  if (!("code" in error) || typeof error.code !== "string") return null;
  return /^SQLITE_[A-Z]+/.exec(error.code)?.[0] ?? null;
}
