import { PostgresAdapter, sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from "kysely";

/**
 * True for rows whose column is one of these ids: one parameter whatever the length of the list, so that the statement
 * stays the same, plans are reused and no limit on parameters is met.
 * @param column - `id`, or with its table `documents.id`, or what is made of columns
 */
export function among<Tables>(queries: Kysely<Tables>, column: string | Expression<string>, ids: readonly string[]): RawBuilder<SqlBool> {
  const compared = typeof column === "string" ? sql.ref(column) : column;
  const isPostgres = queries.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? sql<SqlBool>`${compared} = any(${ids}::text[])`
    : sql<SqlBool>`${compared} in (select value from json_each(${JSON.stringify(ids)}))`;
}
