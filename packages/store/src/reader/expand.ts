import type { Expansion, StatementFilter } from "@entente/core";
import { sql } from "kysely";
import { among } from "../sql/ids.js";
import { findCanonical } from "./entities.js";
import type { CompileFilter, SqlFilter } from "./filter.js";
import { oneOf, type Condition, type Queries } from "./queries.js";
import { findRelationsById } from "./relations.js";

/** A statement as seen from one of its ends. */
interface Touch {
  readonly entityId: string;
  /** What stands at the other end; null for a value. */
  readonly otherId: string | null;
  readonly otherType: string | null;
  readonly relationId: string;
}

/** Statements that pass, once for each of their ends of which a condition on the column named is true. */
export function touchesOf(queries: Queries, { passes, types }: SqlFilter, isWanted: (column: string) => Condition) {
  const fromSubject = queries
    .selectFrom("derivedStatements as s")
    .select(["s.subjectId as entityId", "s.objectId as otherId", "s.objectType as otherType", "s.relationId"])
    .where(isWanted("s.subjectId"))
    .where(passes)
    .$if(types !== null, (query) => query.where(oneOf("s.objectType", types ?? [])))
    .$castTo<Touch>();
  const fromObject = queries
    .selectFrom("derivedStatements as s")
    .select(["s.objectId as entityId", "s.subjectId as otherId", "s.subjectType as otherType", "s.relationId"])
    .where("s.objectId", "is not", null)
    .where("s.objectId", "!=", sql.ref<string>("s.subjectId"))
    .where(isWanted("s.objectId"))
    .where(passes)
    .$if(types !== null, (query) => query.where(oneOf("s.subjectType", types ?? [])))
    .$castTo<Touch>();
  return fromSubject.unionAll(fromObject);
}

/** The relations that touch some entities, with how many statements of each pass. */
export function relationsTouching(queries: Queries, ids: readonly string[], filter: SqlFilter) {
  return queries
    .with("touches", () => touchesOf(queries, filter, (column) => among(queries, column, ids)))
    .with("counted", (query) =>
      query
        .selectFrom("touches")
        .select(["entityId", "otherId", "otherType", "relationId"])
        .select((row) => row.fn.countAll<number>().as("passing"))
        .groupBy(["entityId", "otherId", "otherType", "relationId"]),
    );
}

/** As {@link relationsTouching}, each entity's in order: those with the most statements first, then by id. */
export function rankedRelations(queries: Queries, ids: readonly string[], filter: SqlFilter) {
  return relationsTouching(queries, ids, filter).with("ranked", (query) =>
    query
      .selectFrom("counted")
      .select(["entityId", "otherId", "relationId"])
      .select((row) => [
        row.fn
          .agg<number>("row_number")
          .over((over) => over.partitionBy("entityId").orderBy("passing", "desc").orderBy("relationId"))
          .as("place"),
        row.fn
          .countAll<number>()
          .over((over) => over.partitionBy("entityId"))
          .as("total"),
      ]),
  );
}

interface Ranked {
  readonly relationIds: string[];
  total: number;
}

/** For each entity the relations that pass, as `expand` of a graph reader gives them: two queries and one for merged ids. */
export async function expandEntities(
  queries: Queries,
  compile: CompileFilter,
  ids: readonly string[],
  { filter, limit }: { readonly filter: StatementFilter; readonly limit: number },
): Promise<readonly Expansion[]> {
  const canonical = await findCanonical(queries, ids);
  const ranked = await rankAt(queries, canonical, await compile(filter), limit);
  const wanted = [...ranked.values()].flatMap(({ relationIds }) => relationIds);
  const found = await findRelationsById(queries, wanted);
  const relations = new Map(found.flatMap((relation) => (relation ? [[relation.id, relation] as const] : [])));
  return canonical.map((entityId) => {
    const { relationIds, total } = ranked.get(entityId) ?? { relationIds: [], total: 0 };
    return { entityId, relations: relationIds.flatMap((id) => relations.get(id) ?? []), total };
  });
}

async function rankAt(queries: Queries, ids: readonly string[], filter: SqlFilter, limit: number): Promise<ReadonlyMap<string, Ranked>> {
  if (ids.length === 0) return new Map();
  const rows = await rankedRelations(queries, [...new Set(ids)], filter)
    .selectFrom("ranked")
    .select(["entityId", "relationId", "place", "total"])
    // The first tells the total even where none is wanted.
    .where("place", "<=", Math.max(1, Math.min(limit, 2 ** 31)))
    .orderBy("entityId")
    .orderBy("place")
    .execute();
  const ranked = new Map<string, Ranked>();
  for (const { entityId, relationId, place, total } of rows) {
    const known = ranked.get(entityId) ?? { relationIds: [], total };
    if (place <= limit) known.relationIds.push(relationId);
    ranked.set(entityId, known);
  }
  return ranked;
}
