import { existsSync } from "node:fs";
import { EntenteError } from "@entente/core";
import { readReference } from "@entente/ingest/reference";
import { closeUnused, openStore, type Store } from "@entente/store";
import { ensureDemo } from "./demo.js";
import { isFile, locateStore, places } from "./places.js";
import type { Terminal } from "./terminal.js";

/**
 * Opens a store, which is made if it is not there, uses it and closes it, whatever happens. A store that was made and
 * took nothing is removed again: a mistyped call must not leave an empty graph where the demo would be shown.
 */
export async function withStore<Result>(location: string, use: (store: Store, location: string) => Promise<Result>): Promise<Result> {
  const fresh = isFile(location) && !existsSync(location);
  const store = await openStore(location);
  try {
    return await use(store, location);
  } finally {
    // A store that does not even answer is left alone, and its trouble must not hide the one that led here.
    if (fresh) await closeUnused(store).catch(() => false);
    await store.close();
  }
}

/**
 * Opens the store that a command reads from: the one named, else the user's own, else the demo, which is made if need be.
 * @param option - what `--store` says
 * @throws EntenteError `NOT_FOUND` if none lies where it was said to: an empty answer would read as "nothing known"
 */
export async function withStoreToRead<Result>(
  option: string | undefined,
  terminal: Terminal,
  use: (store: Store, location: string) => Promise<Result>,
): Promise<Result> {
  const { path, why } = locateStore(option, true);
  if (why === "demo") await ensureDemo(await readReference(places.reference), terminal);
  else requireStore(path);
  return withStore(path, use);
}

/** @throws EntenteError `NOT_FOUND` if a store that is a file is not there */
export function requireStore(path: string): void {
  if (!isFile(path) || existsSync(path)) return;
  throw new EntenteError(
    "NOT_FOUND",
    `there is no store at ${path}; read articles into it first with ingest, or name another with --store`,
  );
}
