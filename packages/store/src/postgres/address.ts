import { EntenteError } from "@entente/core";

/** A PostgreSQL address, split into what connects and what may be shown. */
export interface PostgresAddress {
  /** As it was given, with the password. */
  readonly connection: string;
  /** Without the password: for messages, `info` and logs. */
  readonly shown: string;
  /** The database in words: `entente on db.example.org:5432`. */
  readonly name: string;
}

/** True for an address such as `postgres://user@host:5432/database`. */
export function isPostgresAddress(location: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(location);
}

/**
 * Reads a PostgreSQL address.
 * @throws EntenteError `BAD_INPUT` if it is none; the message does not repeat it, since it may hold a password
 */
export function readPostgresAddress(location: string): PostgresAddress {
  const url = parse(location);
  const host = url.searchParams.get("host") ?? url.hostname;
  const database = decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username) || "the user's own database";
  const where = host.startsWith("/") || host === "" ? host || "this machine" : `${host}:${url.port || "5432"}`;
  return { connection: location, shown: withoutPassword(url), name: `${database} on ${where}` };
}

function parse(location: string): URL {
  try {
    return new URL(location);
  } catch {
    throw new EntenteError(
      "BAD_INPUT",
      "this is no PostgreSQL address; write it as postgres://user:password@host:5432/database, with % codes for special characters in the password",
    );
  }
}

function withoutPassword(url: URL): string {
  const shown = new URL(url);
  shown.password = "";
  shown.searchParams.delete("password");
  return shown.href;
}
