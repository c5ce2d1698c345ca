import { PostgresAdapter, sql, type Kysely, type RawBuilder, type SqlBool } from "kysely";
import type { Schema } from "../sql/schema.js";

/** Queries over what is stored and what follows from it. */
export type Queries = Kysely<Schema>;

/** A condition on rows: of `derivedStatements as s` where nothing else is said. */
export type Condition = RawBuilder<SqlBool>;

/** True if all of the conditions are; without any, true. */
export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

/** True if one of the conditions is; without any, false. */
export function any(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

/** True for rows whose column is one of a few words, of which there are so few that each may be a parameter; without any, for none. */
export function oneOf(column: string, words: readonly string[]): Condition {
  return words.length === 0 ? any([]) : sql<SqlBool>`${sql.ref(column)} in (${sql.join(words)})`;
}

/** True for texts with another inside, letter by letter: `like` folds case in one engine and not in the other. */
export function contains(queries: Queries, text: RawBuilder<unknown>, part: string): Condition {
  return sql<SqlBool>`${placeOf(queries, text, part)} > 0`;
}

/** True for texts that begin with another. */
export function startsWith(queries: Queries, text: RawBuilder<unknown>, part: string): Condition {
  return sql<SqlBool>`${placeOf(queries, text, part)} = 1`;
}

/** Where a text stands in another, from 1; 0 if it does not. */
function placeOf(queries: Queries, text: RawBuilder<unknown>, part: string): RawBuilder<number> {
  const isPostgres = queries.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? sql<number>`strpos(${text}, ${part}::text)` : sql<number>`instr(${text}, ${part})`;
}

/**
 * True for columns with a JSON list that has an item, which must be no text of a comma alone.
 * @param column - with its table: `d.collections`
 */
export function listHolds(queries: Queries, column: string, item: string | number): Condition {
  const list = sql.ref(column);
  return contains(queries, sql`(',' || substr(${list}, 2, length(${list}) - 2) || ',')`, `,${JSON.stringify(item)},`);
}

/** A limit as every engine takes it. */
export function rowLimit(limit: number): number {
  return Math.min(limit, 2 ** 31);
}
