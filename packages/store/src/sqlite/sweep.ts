import { EntenteError } from "@entente/core";
import { sql, type Kysely } from "kysely";
import type { Schema } from "../sql/schema.js";
import type { OpenDatabase } from "./database.js";
import { isFull, unavailable } from "./errors.js";

/**
 * Rewrites the file without what was removed and empties its write-ahead log. `secure_delete` alone is not enough:
 * when SQLite moves rows between pages it leaves copies of them behind, which it never overwrites.
 * @throws EntenteError `STORE_UNAVAILABLE` if another program holds the store, or the disk has no room to rewrite it
 */
export async function sweep({ queries, connection }: OpenDatabase, location: string): Promise<void> {
  const held = unavailable(
    `another program holds ${location}, so words that were removed may still be in its -wal file; stop it and open the store again`,
  );
  await queries.connection().execute(async (alone) => {
    await connection.whenFree(async () => rewrite(connection, location));
    await connection.whenFree(
      async () => {
        if (await isLogHeld(alone)) throw held;
      },
      (error) => error === held,
    );
  });
}

function rewrite(connection: OpenDatabase["connection"], location: string): void {
  try {
    connection.execute("vacuum");
  } catch (cause) {
    if (!isFull(cause)) throw cause;
    throw new EntenteError(
      "STORE_UNAVAILABLE",
      `there is no room to rewrite ${location}, so words that were removed may still be in it; free twice as much as it takes and open the store again`,
      { cause },
    );
  }
}

/** Empties the write-ahead log; true if another connection still reads what it holds. */
async function isLogHeld(queries: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(queries);
  return rows[0]?.busy !== 0;
}
