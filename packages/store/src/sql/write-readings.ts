import { sql, type Kysely } from "kysely";
import type { AcceptedReading } from "../rules/reading.js";
import { planReadings, readingQuestions, type DocumentChange, type ReadingFacts } from "../rules/readings.js";
import type { ReadingOutcome } from "../store.js";
import { among } from "./ids.js";
import { insertAll, parts } from "./insert.js";
import { findDocuments } from "./read.js";
import { documentRow, mentionRow, rejectRow, statementRow, traitsRow, versionRow } from "./rows.js";
import type { Schema } from "./schema.js";

type Queries = Kysely<Schema>;

/** Writes accepted readings within a transaction: about a dozen queries, however many they are. */
export async function writeReadings(queries: Queries, readings: readonly AcceptedReading[]): Promise<readonly ReadingOutcome[]> {
  const plan = planReadings(readings, await lookUp(queries, readings));
  if (plan.changes > 0) {
    const before = await countChanges(queries, plan.changes);
    await writeDocuments(queries, plan.documents, before);
  }
  return plan.outcomes;
}

async function lookUp(queries: Queries, readings: readonly AcceptedReading[]): Promise<ReadingFacts> {
  const { documentIds, checksums } = readingQuestions(readings);
  const removed = queries
    .selectFrom("tombstones")
    .select("documentId")
    .where(among(queries, "documentId", documentIds));
  const forbidden = queries
    .selectFrom("tombstoneChecksums")
    .select("checksum")
    .where(among(queries, "checksum", checksums));
  const documents = await findDocuments(queries, documentIds);
  return {
    documents: new Map(documents.map((document) => [document.id, document])),
    removedIds: new Set((await removed.execute()).map(({ documentId }) => documentId)),
    removedTexts: new Set((await forbidden.execute()).map(({ checksum }) => checksum)),
  };
}

async function writeDocuments(queries: Queries, documents: readonly DocumentChange[], before: number): Promise<void> {
  const ids = documents.map(({ document }) => document.id);
  const ordinals = await lastOrdinals(queries, ids);
  const readings = documents.flatMap((change) => change.readings);
  const ordinalOf = documents.flatMap(({ document, readings: of }) => of.map((_, place) => (ordinals.get(document.id) ?? -1) + 1 + place));
  await replaceHeads(
    queries,
    documents.map(({ document }, place) => ({ ...documentRow(document), sequence: before + place + 1 })),
  );
  if (ordinals.size > 0) await deleteVersions(queries, readings);
  await insertAll(
    queries,
    "versions",
    readings.map((reading, index) => versionRow(reading, ordinalOf[index] ?? 0)),
  );
  await insertAll(queries, "traits", readings.map(traitsRow));
  await insertAll(
    queries,
    "mentions",
    readings.flatMap(({ mentions }) => mentions.map(mentionRow)),
  );
  await insertAll(
    queries,
    "statements",
    readings.flatMap(({ statements }) => statements.map(statementRow)),
  );
  await insertAll(
    queries,
    "rejects",
    readings.flatMap(({ rejects }) => rejects.map(rejectRow)),
  );
}

/** The highest ordinal of each document that has versions. */
async function lastOrdinals(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .selectFrom("versions")
    .select(({ fn }) => ["documentId", fn.max("ordinal").as("ordinal")])
    .where(among(queries, "documentId", ids))
    .groupBy("documentId")
    .execute();
  return new Map(rows.map(({ documentId, ordinal }) => [documentId, ordinal]));
}

async function replaceHeads(queries: Queries, heads: readonly Schema["documents"][]): Promise<void> {
  for (const rows of parts(heads)) {
    await queries
      .insertInto("documents")
      .values(rows)
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((row) => ({
          url: row.ref("excluded.url"),
          path: row.ref("excluded.path"),
          collections: row.ref("excluded.collections"),
          language: row.ref("excluded.language"),
          licence: row.ref("excluded.licence"),
          sequence: row.ref("excluded.sequence"),
        })),
      )
      .execute();
  }
}

/** Deletes those of the versions that are there. A text may be a version of several documents, so pairs are compared. */
async function deleteVersions(queries: Queries, readings: readonly AcceptedReading[]): Promise<void> {
  const ids = readings.map(({ document }) => document.id);
  const keys = readings.map(({ document, version }) => `${version.checksum} ${document.id}`);
  for (const [table, column] of versionTables) {
    const key = sql<string>`${sql.ref(column)} || ' ' || ${sql.ref("documentId")}`;
    await queries
      .deleteFrom(table)
      .where(among(queries, "documentId", ids))
      .where(among(queries, key, keys))
      .execute();
  }
}

/** Tables of what belongs to a version, what points to others first, with the column that holds the version's checksum. */
const versionTables = [
  ["mentions", "version"],
  ["statements", "version"],
  ["rejects", "version"],
  ["traits", "checksum"],
  ["versions", "checksum"],
] as const;

/**
 * Counts changes of the store, within their transaction.
 * @returns the sequence number before them
 */
export async function countChanges(queries: Queries, changes: number): Promise<number> {
  const { sequence } = await queries
    .updateTable("state")
    .set(({ eb }) => ({ sequence: eb("sequence", "+", changes) }))
    .returning("sequence")
    .executeTakeFirstOrThrow();
  return sequence - changes;
}
