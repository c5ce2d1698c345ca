import { sql, type Kysely } from "kysely";
import type { Schema } from "../sql/schema.js";

/** Damage of the file and rows that point nowhere; one sentence a problem. */
export async function fileProblems(queries: Kysely<Schema>): Promise<readonly string[]> {
  return [...(await damagedPages(queries)), ...(await danglingRows(queries))];
}

async function damagedPages(queries: Kysely<Schema>): Promise<readonly string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(queries);
  return rows.flatMap(({ integrity_check: found }) => (found === "ok" ? [] : [`the file is damaged: ${found}`]));
}

async function danglingRows(queries: Kysely<Schema>): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(queries);
  return rows.map(({ table, parent }) => `a row of ${table} points to one of ${parent} that is not there`);
}
