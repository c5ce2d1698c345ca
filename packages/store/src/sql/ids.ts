import { PostgresAdapter, sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from "kysely";

function isPostgres<Tables>(queries: Kysely<Tables>): boolean {
  return queries.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * True for rows whose column is one of these ids: one parameter whatever the length of the list, so that the statement
 * stays the same, plans are reused and no limit on parameters is met.
 * @param column - `id`, or with its table `documents.id`, or what is made of columns
 */
export function among<Tables>(queries: Kysely<Tables>, column: string | Expression<string>, ids: readonly string[]): RawBuilder<SqlBool> {
  const compared = typeof column === "string" ? sql.ref(column) : column;
  return isPostgres(queries)
    ? sql<SqlBool>`${compared} = any(${ids}::text[])`
    : sql<SqlBool>`${compared} in (select value from json_each(${JSON.stringify(ids)}))`;
}

/**
 * The rows of a group as one JSON text, a list of values each: a driver hands rows over value by value, which takes longer than
 * finding them.
 * @param columns - of texts and whole numbers: not every engine spells all other numbers out
 */
export function listed<Tables>(queries: Kysely<Tables>, columns: readonly string[]): RawBuilder<string> {
  const values = sql.join(columns.map((column) => sql.ref(column)));
  return isPostgres(queries)
    ? sql<string>`json_agg(json_build_array(${values}))::text`
    : sql<string>`json_group_array(json_array(${values}))`;
}
