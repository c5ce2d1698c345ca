import type { Tombstone } from "@entente/core";
import { sql, type Kysely } from "kysely";
import { makeTombstone, nothingToRemove } from "../rules/removal.js";
import type { OpenDatabase } from "./database.js";
import { unavailable } from "./errors.js";
import { among } from "../sql/ids.js";
import { findDocuments } from "../sql/read.js";
import { tombstoneRow, toTombstone } from "../sql/rows.js";
import type { Schema } from "../sql/schema.js";
import { insertAll } from "../sql/insert.js";
import { countChanges } from "../sql/write-readings.js";

type Queries = Kysely<Schema>;

/** Deletes a document's rows and leaves its tombstone, within a transaction; {@link sweep} must follow it. */
export async function removeRows(queries: Queries, documentId: string, reason: string, at: string): Promise<Tombstone> {
  const [document] = await findDocuments(queries, [documentId]);
  if (!document) throw nothingToRemove(documentId, await findTombstone(queries, documentId));
  const checksums = document.versions.map(({ checksum }) => checksum);
  const tombstone = makeTombstone(documentId, checksums, reason, at);
  await deleteJudgements(queries, documentId);
  for (const table of ["mentions", "statements", "rejects", "traits", "versions"] as const) {
    await queries.deleteFrom(table).where("documentId", "=", documentId).execute();
  }
  await queries.deleteFrom("documents").where("id", "=", documentId).execute();
  const sequence = (await countChanges(queries, 1)) + 1;
  await insertAll(queries, "tombstones", [{ ...tombstoneRow(tombstone), sequence }]);
  await insertAll(
    queries,
    "tombstoneChecksums",
    checksums.map((checksum) => ({ checksum, documentId })),
  );
  await queries.updateTable("state").set({ unswept: 1 }).execute();
  return tombstone;
}

async function findTombstone(queries: Queries, documentId: string): Promise<Tombstone | null> {
  const row = await queries.selectFrom("tombstones").selectAll().where("documentId", "=", documentId).executeTakeFirst();
  return row ? toTombstone(row) : null;
}

/** Deletes the judgements on a document, then the undos of those, then the undos of the undos. */
async function deleteJudgements(queries: Queries, documentId: string): Promise<void> {
  const judged = await queries.selectFrom("judgementDocuments").select("judgementId as id").where("documentId", "=", documentId).execute();
  let doomed = judged.map(({ id }) => id);
  while (doomed.length > 0) {
    await queries
      .deleteFrom("judgementDocuments")
      .where(among(queries, "judgementId", doomed))
      .execute();
    await queries
      .deleteFrom("judgements")
      .where(among(queries, "id", doomed))
      .execute();
    const undos = await queries
      .selectFrom("judgements")
      .select("id")
      .where(among(queries, "undoes", doomed))
      .execute();
    doomed = undos.map(({ id }) => id);
  }
}

/**
 * Rewrites the file without what was removed and empties its write-ahead log. `secure_delete` alone is not enough:
 * when SQLite moves rows between pages it leaves copies of them behind, which it never overwrites.
 * @throws EntenteError `STORE_UNAVAILABLE` if another program holds the store; the next opening sweeps again
 */
export async function sweep({ queries, connection }: OpenDatabase, location: string): Promise<void> {
  const busy = await queries.connection().execute(async (alone) => {
    connection.execute("vacuum");
    return (await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(alone)).rows[0]?.busy;
  });
  if (busy !== 0)
    throw unavailable(
      `another program holds ${location}, so words that were removed may still be in its -wal file; stop it and open the store again`,
    );
  await queries.transaction().execute((transaction) => transaction.updateTable("state").set({ unswept: 0 }).execute());
}

/** True if a removal was not swept: its process died, or another program held the store. */
export async function isUnswept(queries: Queries): Promise<boolean> {
  const state = await queries.selectFrom("state").select("unswept").executeTakeFirst();
  return state?.unswept === 1;
}
