import { sql, type RawBuilder } from "kysely";

/**
 * A list of ids as the right side of `in`: one parameter whatever its length, so that the statement stays the same
 * and no limit on parameters is met. PostgreSQL would write `= any($1)`; this is the one place to change.
 */
export function idList(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;
}
