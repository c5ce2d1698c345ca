import { PostgresAdapter, sql, type Kysely, type RawBuilder, type SqlBool } from "kysely";

/**
 * True for rows whose column is one of these ids: one parameter whatever the length of the list, so that the statement
 * stays the same, plans are reused and no limit on parameters is met.
 * @param column - `id`, or with its table `documents.id`
 */
export function among<Tables>(queries: Kysely<Tables>, column: string, ids: readonly string[]): RawBuilder<SqlBool> {
  const isPostgres = queries.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres
    ? sql<SqlBool>`${sql.ref(column)} = any(${ids}::text[])`
    : sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`;
}
