import { sql } from "kysely";
import type { OpenDatabase } from "./database.js";
import { unavailable } from "./errors.js";

/**
 * Rewrites the file without what was removed and empties its write-ahead log. `secure_delete` alone is not enough:
 * when SQLite moves rows between pages it leaves copies of them behind, which it never overwrites.
 * @throws EntenteError `STORE_UNAVAILABLE` if another program holds the store
 */
export async function sweep({ queries, connection }: OpenDatabase, location: string): Promise<void> {
  const busy = await queries.connection().execute(async (alone) => {
    connection.execute("vacuum");
    return (await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(alone)).rows[0]?.busy;
  });
  if (busy === 0) return;
  throw unavailable(
    `another program holds ${location}, so words that were removed may still be in its -wal file; stop it and open the store again`,
  );
}
