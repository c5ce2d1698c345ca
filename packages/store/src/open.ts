import { EntenteError } from "@entente/core";
import { MemoryStore } from "./memory/store.js";
import { isPostgresAddress, readPostgresAddress } from "./postgres/address.js";
import { SqlStore } from "./sql/store.js";
import { SqliteEngine } from "./sqlite/engine.js";
import type { Store } from "./store.js";

/** A way to keep a store. One folder an engine, all of them in {@link storeEngines}, one contract suite. */
export interface StoreEngine {
  /** What `info` calls it. */
  readonly name: string;
  /** True if a location is one of this engine's. */
  accepts(location: string): boolean;
  open(location: string, options: Required<Pick<OpenOptions, "log">> & OpenOptions): Promise<Store>;
}

/** Every engine; the first that accepts a location opens it. */
export const storeEngines: readonly StoreEngine[] = [
  {
    name: "memory",
    accepts: (location) => location === "memory" || location === ":memory:",
    open: async () => new MemoryStore(),
  },
  {
    name: "postgres",
    accepts: isPostgresAddress,
    open: async (location, { log, patience }) => {
      // Loaded only where it is used: a start should not wait for the driver of a database that it does not ask.
      const { PostgresEngine } = await import("./postgres/engine.js");
      return SqlStore.open(await PostgresEngine.open(location, patience === undefined ? {} : { open: patience }, log));
    },
  },
  {
    name: "sqlite",
    accepts: (location) => location !== "",
    open: async (location, { log }) => SqlStore.open(await SqliteEngine.open(location, log)),
  },
];

/** What opening a store may be told. */
export interface OpenOptions {
  /**
   * Told in one line of what is done to a store while it is opened, such as the copy that is kept before its schema changes, and of a database that
   * goes away and comes back; stderr if it is left out.
   */
  readonly log?: (line: string) => void;
  /** For how many milliseconds a database is waited for that goes away once the store is open. Default 120,000; a server that must answer waits less. */
  readonly patience?: number;
}

/**
 * Opens a store: `memory` gives an empty one in memory, `postgres://user:password@host:port/database` the tables in a PostgreSQL
 * database, anything else is the path of a SQLite file, which is made with its folder if it is not there. Close it when done.
 * @throws EntenteError `BAD_INPUT` if the location is empty, `STORE_UNAVAILABLE` if file or database cannot be written or is
 * another program's, `STORE_CORRUPT` if it is damaged, `STORE_TOO_NEW` if a newer version of Entente wrote it
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<Store> {
  const engine = storeEngines.find((candidate) => candidate.accepts(location));
  if (!engine)
    throw new EntenteError(
      "BAD_INPUT",
      'the location of the store is empty; give a path, an address such as postgres://localhost/entente, or "memory"',
    );
  return engine.open(location, { log: console.error, ...options });
}

/**
 * A location as it may be shown and logged: without the password that an address may hold.
 * @throws EntenteError `BAD_INPUT` if it looks like an address and is none
 */
export function shownLocation(location: string): string {
  return isPostgresAddress(location) ? readPostgresAddress(location).shown : location;
}

/**
 * Closes a store, and deletes it if it is a file that holds nothing and that no other process has open: what a call made that then failed.
 * @returns whether it was deleted
 */
export async function closeUnused(store: Store): Promise<boolean> {
  if (store instanceof SqlStore) return store.closeUnused();
  await store.close();
  return false;
}
