import { CompiledQuery, PostgresAdapter, type Kysely } from "kysely";

/** Rows of one `insert`: SQLite takes 32,766 parameters at most, and the widest table has 26 columns. */
const rowsPerInsert = 500;

/**
 * Inserts any number of rows, all with the columns of the first. Written as text, without Kysely's builder, which makes several objects of every
 * value: a bulk import writes some thirty million.
 */
export async function insertAll<Tables, Table extends keyof Tables & string>(
  queries: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  for (const part of parts(rows)) await queries.executeQuery(insertion(queries, table, part));
}

function insertion<Tables, Row>(queries: Kysely<Tables>, table: string, rows: readonly Row[]): CompiledQuery {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const isPostgres = queries.getExecutor().adapter instanceof PostgresAdapter;
  const place = isPostgres ? (at: number) => `$${at + 1}` : () => "?";
  const values = rows.map((_, row) => `(${columns.map((_column, column) => place(row * columns.length + column)).join(", ")})`);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const parameters: unknown[] = [];
  for (const row of rows) for (const column of columns) parameters.push(row[column]);
  return CompiledQuery.raw(`insert into "${table}" (${names}) values ${values.join(", ")}`, parameters);
}

/** The rows in parts that one statement takes. */
export function* parts<Row>(rows: readonly Row[]): Iterable<readonly Row[]> {
  for (let at = 0; at < rows.length; at += rowsPerInsert) yield rows.slice(at, at + rowsPerInsert);
}
