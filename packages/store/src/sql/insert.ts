import { CompiledQuery, PostgresAdapter, type Kysely } from "kysely";

/**
 * Rows of one `insert`, of a few sizes only, so that statements stay prepared whatever the number of rows. SQLite takes 32,766
 * parameters at most, and the widest table has 27 columns.
 */
const rowsPerInsert = [500, 100, 20, 4, 1] as const;

/**
 * Inserts any number of rows, all with the columns of the first; they are taken as they are needed. Written as text, without Kysely's builder, which makes several objects of every
 * value: a bulk import writes some thirty million.
 */
export async function insertAll<Tables, Table extends keyof Tables & string>(
  queries: Kysely<Tables>,
  table: Table,
  rows: Iterable<Tables[Table]>,
): Promise<void> {
  for (const part of parts(rows)) await queries.executeQuery(insertion(queries, table, part, ""));
}

/**
 * Inserts any number of rows, in place of those that are there with the same key.
 * @param fixed - columns that follow from the key, and are not written again: writing one writes its indexes
 */
export async function replaceAll<Tables, Table extends keyof Tables & string>(
  queries: Kysely<Tables>,
  table: Table,
  key: readonly (keyof Tables[Table] & string)[],
  rows: readonly Tables[Table][],
  fixed: readonly (keyof Tables[Table] & string)[] = [],
): Promise<void> {
  const kept = new Set<string>([...key, ...fixed]);
  const others = Object.keys(rows[0] ?? {}).filter((column) => !kept.has(column));
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
  const parameters: unknown[] = [];
  for (const row of rows) for (const column of columns) parameters.push(row[column]);
  const names = columns.map((column) => `"${column}"`).join(", ");
  return CompiledQuery.raw(
    `insert into "${table}" (${names}) values ${placesOf(rows.length, columns.length, isPostgres)}${conflict}`,
    parameters,
  );
}

/** Places for values by rows, columns and kind of database: a text of tens of thousands of characters for many rows. */
const knownPlaces = new Map<string, string>();

function placesOf(rows: number, columns: number, isPostgres: boolean): string {
  const key = `${rows} ${columns} ${isPostgres}`;
  const places = knownPlaces.get(key) ?? writePlaces(rows, columns, isPostgres ? (at) => `$${at + 1}` : () => "?");
  knownPlaces.set(key, places);
  return places;
}

function writePlaces(rows: number, columns: number, place: (at: number) => string): string {
  const row = (number: number): string => Array.from({ length: columns }, (_, column) => place(number * columns + column)).join(", ");
  return Array.from({ length: rows }, (_, number) => `(${row(number)})`).join(", ");
}

/** The rows in parts that one statement takes. */
export function* parts<Row>(rows: Iterable<Row>): Iterable<readonly Row[]> {
  const [most] = rowsPerInsert;
  let waiting: Row[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < most) continue;
    yield waiting;
    waiting = [];
  }
  let at = 0;
  for (const size of rowsPerInsert) for (; waiting.length - at >= size; at += size) yield waiting.slice(at, at + size);
}
