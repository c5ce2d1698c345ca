import type { LibsqlDatabase } from "./dialect.js";

/**
 * Keys of documents are scattered, so that a bulk import touches pages all over: 64 MB of them stay in memory, and the
 * write-ahead log takes 32 MB before its pages are moved into the file; what it was longer is given back when it begins again.
 */
export const tuning = "pragma cache_size = -65536; pragma wal_autocheckpoint = 8000; pragma journal_size_limit = 33554432";

/**
 * Deriving a whole store changes most pages of its larger indexes over and over: moved into the file once in a gigabyte of log
 * they are moved a fraction as often, and side by side.
 */
const bulkTuning = "pragma cache_size = -262144; pragma wal_autocheckpoint = 262144";

/** Runs work that writes to pages all over, with more memory and a longer log. */
export async function inBulk<T>(connection: LibsqlDatabase, work: () => Promise<T>): Promise<T> {
  connection.execute(bulkTuning);
  try {
    return await work();
  } finally {
    if (connection.open) connection.execute(tuning);
  }
}
