import { EntenteError, type FindRequest, type GraphStatement, type Page, type Relation } from "@entente/core";
import { sql } from "kysely";
import type { CompileFilter } from "./filter.js";
import { rowLimit, type Condition, type Queries } from "./queries.js";
import { findRelationsById } from "./relations.js";
import { remember } from "./remember.js";
import { compileScope, type Scope } from "./scope.js";
import { findStatementsById } from "./statements.js";

/** What lists statements and relations, one page after the other. */
export interface Finder {
  findRelations(request: FindRequest): Promise<Page<Relation>>;
  findStatements(request: FindRequest): Promise<Page<GraphStatement>>;
}

/** Lists by keyset: a page costs the same wherever it begins. How many there are in all is counted once a request, not once a page. */
export function createFinder(queries: Queries, compile: CompileFilter): Finder {
  const scopeOf = (scope: Scope): Promise<Condition> => compileScope(queries, compile, scope);
  const statements = remember(async (scope: Scope) => countStatements(queries, await scopeOf(scope)));
  const relations = remember(async (scope: Scope) => countRelations(queries, await scopeOf(scope)));
  return {
    findRelations: async ({ limit, after, ...scope }) => {
      const ids = await relationIds(queries, await scopeOf(scope), after ?? "", limit);
      return makePage(ids, limit, await relations(scope), (page) => findRelationsById(queries, page));
    },
    findStatements: async ({ limit, after, ...scope }) => {
      const start = after ? await placeOf(queries, after) : null;
      const ids = await statementIds(queries, await scopeOf(scope), start, limit);
      return makePage(ids, limit, await statements(scope), (page) => findStatementsById(queries, page));
    },
  };
}

/** A page of the first of the ids; one id beyond the page tells that others follow. */
async function makePage<Item>(
  ids: readonly string[],
  limit: number,
  total: number,
  fetch: (ids: readonly string[]) => Promise<readonly (Item | null)[]>,
): Promise<Page<Item>> {
  const items = (await fetch(ids.slice(0, limit))).filter((item) => item !== null);
  return { items, total, hasNext: ids.length > limit };
}

async function relationIds(queries: Queries, scope: Condition, after: string, limit: number): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom("derivedStatements as s")
    .select("s.relationId")
    .where("s.relationId", ">", after)
    .where(scope)
    .groupBy("s.relationId")
    .orderBy("s.relationId")
    .limit(rowLimit(limit + 1))
    .execute();
  return rows.map(({ relationId }) => relationId);
}

/** Where a statement stands in the order of all. */
interface Place {
  readonly published: string;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

async function placeOf(queries: Queries, after: string): Promise<Place> {
  const place = await queries
    .selectFrom("derivedStatements")
    .select(["published", "documentId", "start", "end", "id"])
    .where("id", "=", after)
    .executeTakeFirst();
  if (place) return place;
  throw lostPlace(after);
}

/** What is told of a place in a list that is not there. */
export function lostPlace(after: string): EntenteError {
  return new EntenteError("BAD_INPUT", `the list holds no "${after}" to go on after; read it again from the beginning`);
}

async function statementIds(queries: Queries, scope: Condition, start: Place | null, limit: number): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom("derivedStatements as s")
    .select("s.id")
    .where(scope)
    .$if(start !== null, (query) => query.where(isBehind(start)))
    .orderBy("s.published")
    .orderBy("s.documentId")
    .orderBy("s.start")
    .orderBy("s.end")
    .orderBy("s.id")
    .limit(rowLimit(limit + 1))
    .execute();
  return rows.map(({ id }) => id);
}

function isBehind(place: Place | null): Condition {
  const columns = ["s.published", "s.documentId", "s.start", "s.end", "s.id"].map((column) => sql.ref(column));
  const key = place ? [place.published, place.documentId, place.start, place.end, place.id] : [];
  return sql<boolean>`(${sql.join(columns)}) > (${sql.join(key)})`;
}

async function countStatements(queries: Queries, scope: Condition): Promise<number> {
  const row = await queries
    .selectFrom("derivedStatements as s")
    .select((columns) => columns.fn.countAll<number>().as("count"))
    .where(scope)
    .executeTakeFirstOrThrow();
  return row.count;
}

/**
 * How many relations have a statement that passes. A relation has one subject, so that told apart with it they come in the order of
 * an index, and no engine has to sort them.
 */
export async function countRelations(queries: Queries, scope: Condition): Promise<number> {
  const relations = queries.selectFrom("derivedStatements as s").select(["s.subjectId", "s.relationId"]).distinct().where(scope);
  const row = await queries
    .selectFrom(relations.as("relations"))
    .select((columns) => columns.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}
