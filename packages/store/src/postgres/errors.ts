import { EntenteError } from "@entente/core";

type Sentence = (name: string) => string;

const gone: Sentence = (name) => `the database ${name} does not answer; start it, or check the address and the network`;
const interrupted: Sentence = (name) => `the database ${name} broke off the work, since other programs did the same; try again`;
const refused: Sentence = (name) => `the database ${name} refuses this user; check user and password`;

/**
 * What each kind of failure means to a person, by SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)
 * or the operating system's code; by class, the first two letters, where all of a class mean the same.
 */
const unavailable: Readonly<Record<string, Sentence>> = {
  "08": gone,
  "57P01": gone, // admin_shutdown
  "57P02": gone, // crash_shutdown
  "57P03": gone, // cannot_connect_now
  "25P03": gone, // idle_in_transaction_session_timeout
  ECONNREFUSED: gone,
  ECONNRESET: gone,
  EPIPE: gone,
  ETIMEDOUT: gone,
  EHOSTUNREACH: gone,
  ENETUNREACH: gone,
  EAI_AGAIN: gone,
  ENOENT: gone, // the socket of a server that is down
  ENOTFOUND: (name) => `there is no host for the database ${name}; check the address`,
  "40001": interrupted, // serialization_failure
  "40P01": interrupted, // deadlock_detected
  "28": refused,
  "3D000": (name) => `there is no database ${name}; make it with createdb, or give another address`,
  "3F000": (name) => `the schema that the address names is not in ${name}; make it with create schema`,
  "42501": (name) => `this user may not do that in ${name}; give it the right to create and change tables there`,
  "25006": (name) => `${name} can only be read, as a standby can; give the address of the primary server`,
  "53100": (name) => `the disk of ${name} is full; free some space`,
  "53200": (name) => `${name} has no memory left; try again later or give it more`,
  "53300": (name) => `${name} has too many connections; stop a program or raise max_connections`,
  CLOSED: (name) => `the store in ${name} was closed; open it again`,
  "55P03": (name) => `another program is writing to ${name}; stop it or wait until it is done`,
};

/** Failures that pass by themselves, after which the same work may be tried again. */
const passing = new Set([gone, interrupted]);
const passingCodes = new Set(["53300"]);

/** True if the translated error tells of a failure that passes by itself. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof EntenteError)) return false;
  const code = codeOf(error.cause);
  const sentence = sentenceOf(code);
  return (sentence !== null && passing.has(sentence)) || passingCodes.has(code ?? "");
}

/** True if the translated error says that the connection was lost or never made. */
export function isGone(error: unknown): boolean {
  return error instanceof EntenteError && sentenceOf(codeOf(error.cause)) === gone;
}

/**
 * The error to tell a person, or the error itself if it is a mistake of ours.
 * @param name - the database in words, without a password
 */
export function translate(error: unknown, name: string): unknown {
  const code = codeOf(error);
  // data_corrupted and index_corrupted
  if (code === "XX001" || code === "XX002") return damaged(name, error);
  const sentence = sentenceOf(code);
  return sentence ? new EntenteError("STORE_UNAVAILABLE", sentence(name), { cause: error }) : error;
}

function damaged(name: string, cause: unknown): EntenteError {
  return new EntenteError("STORE_CORRUPT", `${name} is damaged; restore it from a copy, or read the articles into another`, { cause });
}

function sentenceOf(code: string | null): Sentence | null {
  return code === null ? null : (unavailable[code] ?? unavailable[code.slice(0, 2)] ?? null);
}

/** SQLSTATE or the operating system's code. Where pg itself gives up on a connection there is none, only words. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.message.startsWith("Cannot use a pool after")) return "CLOSED";
  return /connection (?:terminated|error|ended)|timeout (?:exceeded|expired)|not queryable/i.test(error.message) ? "08006" : null;
}
