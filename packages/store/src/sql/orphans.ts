import { sql, type Kysely, type RawBuilder, type SqlBool } from "kysely";
import type { Schema } from "./schema.js";

/** Rows that belong to others: those of a version first, so that none is left without its version for a moment. */
const owned = [
  { table: "traits", owner: "a version", isOwned: ofVersion("traits", "checksum") },
  { table: "mentions", owner: "a version", isOwned: ofVersion("mentions", "version") },
  { table: "statements", owner: "a version", isOwned: ofVersion("statements", "version") },
  { table: "rejects", owner: "a version", isOwned: ofVersion("rejects", "version") },
  { table: "versions", owner: "a document", isOwned: of("versions", "documentId", "documents", "id") },
  { table: "judgementDocuments", owner: "a document", isOwned: of("judgementDocuments", "documentId", "documents", "id") },
  { table: "judgementDocuments", owner: "a judgement", isOwned: of("judgementDocuments", "judgementId", "judgements", "id") },
  { table: "tombstoneChecksums", owner: "a tombstone", isOwned: of("tombstoneChecksums", "documentId", "tombstones", "documentId") },
] as const;

function of(table: string, column: string, owner: string, key: string): RawBuilder<SqlBool> {
  return sql`exists (select 1 from ${sql.table(owner)} o where ${sql.ref(`o.${key}`)} = ${sql.ref(`${table}.${column}`)})`;
}

function ofVersion(table: string, column: string): RawBuilder<SqlBool> {
  return sql`exists (select 1 from "versions" v join "documents" d on d."id" = v."documentId"
    where v."documentId" = ${sql.ref(`${table}.documentId`)} and v."checksum" = ${sql.ref(`${table}.${column}`)})`;
}

/**
 * Deletes, within a transaction, rows that belong to what is not there: a database without foreign keys may keep them where a
 * machine of it failed. One sentence for each kind.
 */
export async function deleteOrphans(queries: Kysely<Schema>): Promise<readonly string[]> {
  const done: string[] = [];
  for (const { table, owner, isOwned } of owned) {
    const deleted = await queries
      .deleteFrom(table)
      .where(sql<SqlBool>`not ${isOwned}`)
      .executeTakeFirst();
    if (deleted.numDeletedRows > 0n)
      done.push(`deleted ${deleted.numDeletedRows} rows of ${table} that belong to ${owner} that is not there`);
  }
  return done;
}
