import { CompiledQuery, PostgresAdapter, type Kysely } from "kysely";

/**
 * Rows of one `insert`, of a few sizes only, so that statements stay prepared whatever the number of rows. SQLite takes 32,766
 * parameters at most, and the widest table has 27 columns.
 */
const rowsPerInsert = [500, 100, 20, 4, 1] as const;

/**
 * Inserts any number of rows, all with the columns of the first. Written as text, without Kysely's builder, which makes several objects of every
 * value: a bulk import writes some thirty million.
 */
export async function insertAll<Tables, Table extends keyof Tables & string>(
  queries: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  for (const part of parts(rows)) await queries.executeQuery(insertion(queries, table, part, ""));
}

/** Inserts any number of rows, in place of those that are there with the same key. */
export async function replaceAll<Tables, Table extends keyof Tables & string>(
  queries: Kysely<Tables>,
  table: Table,
  key: readonly (keyof Tables[Table] & string)[],
  rows: readonly Tables[Table][],
): Promise<void> {
  const others = Object.keys(rows[0] ?? {}).filter((column) => !key.some((name) => name === column));
  const changes = others.map((column) => `"${column}" = excluded."${column}"`).join(", ");
  const conflict = ` on conflict (${key.map((column) => `"${column}"`).join(", ")}) do update set ${changes}`;
  for (const part of parts(rows)) await queries.executeQuery(insertion(queries, table, part, conflict));
}

function insertion<Tables, Table extends keyof Tables & string>(
  queries: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
  conflict: string,
): CompiledQuery {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Tables[Table] & string)[];
  const isPostgres = queries.getExecutor().adapter instanceof PostgresAdapter;
  const place = isPostgres ? (at: number) => `$${at + 1}` : () => "?";
  const values = rows.map((_, row) => `(${columns.map((_column, column) => place(row * columns.length + column)).join(", ")})`);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const parameters: unknown[] = [];
  for (const row of rows) for (const column of columns) parameters.push(row[column]);
  return CompiledQuery.raw(`insert into "${table}" (${names}) values ${values.join(", ")}${conflict}`, parameters);
}

/** The rows in parts that one statement takes. */
export function* parts<Row>(rows: readonly Row[]): Iterable<readonly Row[]> {
  let at = 0;
  for (const size of rowsPerInsert) for (; rows.length - at >= size; at += size) yield rows.slice(at, at + size);
}
