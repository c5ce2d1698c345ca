import type { Tombstone } from "@entente/core";
import type { Kysely } from "kysely";
import { freshTombstones, makeTombstone, nothingToRemove } from "../rules/removal.js";
import { removeDerived } from "../derived/remove.js";
import { among } from "./ids.js";
import { insertAll } from "./insert.js";
import { findDocuments } from "./read.js";
import { tombstoneRow, toTombstone } from "./rows.js";
import type { Schema } from "./schema.js";
import { countChanges } from "./write-readings.js";

type Queries = Kysely<Schema>;

/** Deletes a document's rows and leaves its tombstone, within a transaction; the engine's `sweep` must follow it. */
export async function removeRows(queries: Queries, documentId: string, reason: string, at: string): Promise<Tombstone> {
  const [document] = await findDocuments(queries, [documentId]);
  if (!document) throw nothingToRemove(documentId, await findTombstone(queries, documentId));
  const checksums = document.versions.map(({ checksum }) => checksum);
  const tombstone = makeTombstone(documentId, checksums, reason, at);
  await removeDerived(queries, documentId);
  await deleteJudgements(queries, documentId);
  for (const table of ["mentions", "statements", "rejects", "traits", "versions"] as const) {
    await queries.deleteFrom(table).where("documentId", "=", documentId).execute();
  }
  await queries.deleteFrom("documents").where("id", "=", documentId).execute();
  await insertTombstones(queries, [tombstone]);
  await queries.updateTable("state").set({ unswept: 1 }).execute();
  return tombstone;
}

async function insertTombstones(queries: Queries, tombstones: readonly Tombstone[]): Promise<void> {
  const sequence = (await countChanges(queries, 1)) + 1;
  await insertAll(
    queries,
    "tombstones",
    tombstones.map((tombstone) => ({ ...tombstoneRow(tombstone), sequence })),
  );
  const forbidden = tombstones.flatMap(({ documentId, checksums }) => checksums.map((checksum) => ({ checksum, documentId })));
  await insertAll(queries, "tombstoneChecksums", forbidden);
}

/** Takes tombstones of another store, within a transaction: how many were new. */
export async function writeTombstones(queries: Queries, tombstones: readonly Tombstone[]): Promise<number> {
  const ids = tombstones.map(({ documentId }) => documentId);
  const known = await queries
    .selectFrom("tombstones")
    .select("documentId as id")
    .where(among(queries, "documentId", ids))
    .execute();
  const present = await queries
    .selectFrom("documents")
    .select("id")
    .where(among(queries, "id", ids))
    .execute();
  const fresh = freshTombstones(tombstones, idsOf(known), idsOf(present));
  if (fresh.length > 0) await insertTombstones(queries, fresh);
  return fresh.length;
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
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

/** True if a removal was not swept from the disk: its process died, or another program held the store. */
export async function isUnswept(queries: Queries): Promise<boolean> {
  const state = await queries.selectFrom("state").select("unswept").executeTakeFirst();
  return state?.unswept === 1;
}

/** Notes, within a transaction, that nothing of what was removed up to a sequence number is left on the disk. */
export async function noteSwept(queries: Queries, sequence: number): Promise<void> {
  const later = await queries.selectFrom("tombstones").select("documentId").where("sequence", ">", sequence).limit(1).execute();
  if (later.length === 0) await queries.updateTable("state").set({ unswept: 0 }).execute();
}
