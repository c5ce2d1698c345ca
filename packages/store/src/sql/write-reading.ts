import type { Insertable, Kysely } from "kysely";
import { keepKnown, planReading, readingOutcome, removedOutcome, type AcceptedReading, type ReadingPlan } from "../rules/reading.js";
import type { ReadingOutcome } from "../store.js";
import { findDocuments } from "./read.js";
import { documentRow, mentionRow, rejectRow, statementRow, traitsRow, versionRow } from "./rows.js";
import type { Schema } from "./schema.js";

/** Writes an accepted reading within a transaction. */
export async function writeReading(queries: Kysely<Schema>, accepted: AcceptedReading): Promise<ReadingOutcome> {
  if (await isRemoved(queries, accepted)) return removedOutcome;
  const [known] = await findDocuments(queries, [accepted.document.id]);
  const reading = keepKnown(accepted, known ?? null);
  const plan = planReading(reading, known ?? null);
  if (plan.change !== "unchanged") await replaceVersion(queries, reading, plan);
  return readingOutcome(plan.change, reading);
}

async function isRemoved(queries: Kysely<Schema>, { document, version }: AcceptedReading): Promise<boolean> {
  const byId = queries.selectFrom("tombstones").select("documentId").where("documentId", "=", document.id);
  const byText = queries.selectFrom("tombstoneChecksums").select("documentId").where("checksum", "=", version.checksum);
  return (await byId.unionAll(byText).execute()).length > 0;
}

async function replaceVersion(queries: Kysely<Schema>, accepted: AcceptedReading, plan: ReadingPlan): Promise<void> {
  const head = documentRow(plan.document);
  await queries
    .insertInto("documents")
    .values(head)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(head))
    .execute();
  const ordinal = await nextOrdinal(queries, head.id);
  await deleteVersion(queries, head.id, accepted.version.checksum);
  await insertAll(queries, "versions", [versionRow(accepted, ordinal)]);
  await insertAll(queries, "traits", [traitsRow(accepted)]);
  await insertAll(queries, "mentions", accepted.mentions.map(mentionRow));
  await insertAll(queries, "statements", accepted.statements.map(statementRow));
  await insertAll(queries, "rejects", accepted.rejects.map(rejectRow));
  await countChange(queries);
}

async function nextOrdinal(queries: Kysely<Schema>, documentId: string): Promise<number> {
  const last = await queries
    .selectFrom("versions")
    .select(({ fn }) => fn.max("ordinal").as("ordinal"))
    .where("documentId", "=", documentId)
    .executeTakeFirst();
  return (last?.ordinal ?? -1) + 1;
}

async function deleteVersion(queries: Kysely<Schema>, documentId: string, checksum: string): Promise<void> {
  for (const table of ["mentions", "statements", "rejects"] as const) {
    await queries.deleteFrom(table).where("documentId", "=", documentId).where("version", "=", checksum).execute();
  }
  for (const table of ["traits", "versions"] as const) {
    await queries.deleteFrom(table).where("documentId", "=", documentId).where("checksum", "=", checksum).execute();
  }
}

/** Rows of one `insert`: SQLite takes 32,766 parameters at most, and the widest table has 23 columns. */
const rowsPerInsert = 500;

/** Inserts any number of rows. */
export async function insertAll<Table extends keyof Schema>(
  queries: Kysely<Schema>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsPerInsert) {
    await queries
      .insertInto(table)
      .values(rows.slice(at, at + rowsPerInsert))
      .execute();
  }
}

/** Counts one change of the store, within its transaction. */
export async function countChange(queries: Kysely<Schema>): Promise<void> {
  await queries
    .updateTable("state")
    .set(({ eb }) => ({ sequence: eb("sequence", "+", 1) }))
    .execute();
}
