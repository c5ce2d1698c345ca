import { rmSync } from "node:fs";
import type { LibsqlDatabase } from "./dialect.js";
import { isBusy } from "./errors.js";

/**
 * Deletes a store file that holds nothing, if this connection is the only one: what a call made that then failed. Whoever opens it in the same instant
 * finds it gone once it has its lock, and makes another; see `openDatabase`.
 * @param connection - of the file, with which nothing else may be done afterwards than to close it
 * @param location - absolute path
 * @returns whether it was deleted
 */
export function deleteUnused(connection: LibsqlDatabase, location: string): boolean {
  try {
    // Leaving the write-ahead log needs every other connection to be gone, and takes away the files beside the store.
    connection.execute("pragma busy_timeout = 0; pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive");
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
  try {
    if (changesOf(connection) > 0) return false;
    // At once: another connection of this thread that waits for the lock lets nothing else go on.
    return isDeleted(location);
  } finally {
    // libsql lets go of a closed file late, and someone may wait for it.
    connection.execute("rollback; pragma locking_mode = normal");
    changesOf(connection);
  }
}

/** Windows deletes no file that is open: there it stays. */
function isDeleted(location: string): boolean {
  try {
    rmSync(location);
    return true;
  } catch {
    return false;
  }
}

function changesOf(connection: LibsqlDatabase): number {
  const [state] = connection.prepare("select sequence from state").all([]) as { sequence: number }[];
  return state?.sequence ?? 0;
}
