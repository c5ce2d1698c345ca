import { sql, type Kysely } from "kysely";
import type { Schema } from "../sql/schema.js";

/** Which rows point to which, by columns in the same order: what foreign keys say, also where the database keeps none. */
const references: readonly {
  readonly from: keyof Schema;
  readonly columns: readonly string[];
  readonly to: keyof Schema;
  readonly key: readonly string[];
}[] = [
  { from: "versions", columns: ["documentId"], to: "documents", key: ["id"] },
  { from: "traits", columns: ["documentId", "checksum"], to: "versions", key: ["documentId", "checksum"] },
  { from: "mentions", columns: ["documentId", "version"], to: "versions", key: ["documentId", "checksum"] },
  { from: "statements", columns: ["documentId", "version"], to: "versions", key: ["documentId", "checksum"] },
  { from: "rejects", columns: ["documentId", "version"], to: "versions", key: ["documentId", "checksum"] },
  { from: "judgementDocuments", columns: ["documentId"], to: "documents", key: ["id"] },
  { from: "judgementDocuments", columns: ["judgementId"], to: "judgements", key: ["id"] },
  { from: "tombstoneChecksums", columns: ["documentId"], to: "tombstones", key: ["documentId"] },
];

/** Rows that point nowhere; one sentence for each kind. */
export async function danglingRows(queries: Kysely<Schema>): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { from, columns, to, key } of references) {
    const pairs = columns.map((column, place) => sql`${sql.ref(`parent.${key[place]}`)} = ${sql.ref(`child.${column}`)}`);
    const { rows } = await sql`
      select 1 from ${sql.table(from)} as child
      left join ${sql.table(to)} as parent on ${sql.join(pairs, sql` and `)}
      where ${sql.ref(`parent.${key[0]}`)} is null limit 1`.execute(queries);
    if (rows.length > 0) problems.push(`a row of ${from} points to one of ${to} that is not there`);
  }
  return problems;
}
