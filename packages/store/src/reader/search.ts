import { fold, type EntitySearch, type GraphEntity, type Page, type StatementFilter } from "@entente/core";
import { sql, type RawBuilder } from "kysely";
import { among } from "../sql/ids.js";
import { findEntities } from "./entities.js";
import { touchesOf } from "./expand.js";
import type { CompileFilter, SqlFilter } from "./filter.js";
import { lostPlace } from "./find.js";
import { all, any, contains, rowLimit, startsWith, type Condition, type Queries } from "./queries.js";

/**
 * Entities by name as core's `rankEntities` ranks them: whole name, beginning of the name, beginnings of its words,
 * anywhere in it; then the best connected, then by name. Every form of every name is looked at, as no index serves "anywhere".
 */
export async function searchEntities(queries: Queries, compile: CompileFilter, request: EntitySearch): Promise<Page<GraphEntity>> {
  const { limit, after } = request;
  const wanted = fold(request.text ?? "");
  if (wanted === "" && (request.text ?? "").trim() !== "") return nothingAfter(after);
  const ordered = orderedEntities(queries, await compile(request.filter ?? {}), { ...request, wanted });
  const rows = await ordered
    .selectFrom("ordered")
    .select(["id", "place", "total"])
    .where("place", ">=", (query) =>
      query
        .selectFrom("ordered")
        .select((row) => row.fn.coalesce(row.fn.max("place"), sql.lit(0)).as("start"))
        .where("id", "=", after ?? ""),
    )
    .orderBy("place")
    // One more than wanted tells that others follow, and that of the cursor comes first.
    .limit(rowLimit(limit + (after ? 2 : 1)))
    .execute();
  if (after && rows[0]?.id !== after) throw lostPlace(after);
  const ids = rows.slice(after ? 1 : 0).map(({ id }) => id);
  const items = (await findEntities(queries, ids.slice(0, limit))).filter((entity) => entity !== null);
  return { items, total: rows[0]?.total ?? 0, hasNext: ids.length > limit };
}

function nothingAfter(after: string | null | undefined): Page<GraphEntity> {
  if (after) throw lostPlace(after);
  return { items: [], total: 0, hasNext: false };
}

interface Wanted extends Pick<EntitySearch, "types"> {
  /** Folded; empty for all entities. */
  readonly wanted: string;
  readonly filter?: StatementFilter | null;
}

/** All that a search finds, each with its place. */
function orderedEntities(queries: Queries, filter: SqlFilter, { wanted, types, filter: asked }: Wanted) {
  const found = wanted === "" ? everyEntity(queries, types) : namedEntities(queries, wanted, types);
  const isFound = (column: string): Condition =>
    wanted === "" && !types ? all([]) : sql<boolean>`${sql.ref(column)} in (select ${sql.ref("id")} from ${sql.table("found")})`;
  return queries
    .with("found", () => found)
    .with("touches", () => touchesOf(queries, filter, isFound))
    .with("degrees", (query) =>
      query
        .selectFrom("touches")
        .select("entityId")
        .select((row) => row.fn.count<number>("relationId").distinct().as("degree"))
        .groupBy("entityId"),
    )
    .with("ordered", (query) =>
      query
        .selectFrom("found")
        .leftJoin("degrees", "degrees.entityId", "found.id")
        .$if(Boolean(asked), (rows) => rows.where("degrees.degree", "is not", null))
        .select("found.id")
        .select((row) => [
          row.fn
            .agg<number>("row_number")
            .over((over) =>
              over
                .orderBy("found.rank")
                .orderBy(sql`coalesce(${sql.ref("degrees.degree")}, 0)`, "desc")
                .orderBy("found.name")
                .orderBy("found.id"),
            )
            .as("place"),
          row.fn
            .countAll<number>()
            .over((over) => over)
            .as("total"),
        ]),
    );
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
}

type Types = EntitySearch["types"];

/** Entities that a current version names. */
export function presentEntities(queries: Queries, types: Types) {
  return queries
    .selectFrom("entities as e")
    .where("e.gone", "=", 0)
    .where("e.documents", ">", 0)
    .$if(Boolean(types), (query) => query.where(among(queries, "e.type", types ?? [])));
}

function everyEntity(queries: Queries, types: Types) {
  return presentEntities(queries, types)
    .select(["e.id", "e.name", sql<number>`0`.as("rank")])
    .$castTo<Found>();
}

function namedEntities(queries: Queries, wanted: string, types: Types) {
  return presentEntities(queries, types)
    .innerJoin("entityForms as f", "f.entityId", "e.id")
    .where(isName())
    .where(any([hasWords(queries, wanted), contains(queries, folded, wanted)]))
    .groupBy(["e.id", "e.name"])
    .select(["e.id", "e.name"])
    .select((row) => row.fn.min<number>(rankOf(queries, wanted)).as("rank"))
    .$castTo<Found>();
}

/** True for the forms of names that present documents or reference data give, `f`: those of older versions are no names any more. */
export function isName(): Condition {
  return sql<boolean>`(${sql.ref("f.locals")} > 0 or ${sql.ref("f.known")} > 0)`;
}

/** A name's form as searches compare it. */
export const folded: RawBuilder<string> = sql<string>`${sql.ref("f.folded")}`;

/** True for names of which a word begins with each word of a text. */
function hasWords(queries: Queries, wanted: string): Condition {
  return all(wanted.split(" ").map((part) => contains(queries, sql`(' ' || ${folded})`, ` ${part}`)));
}

/** How well a name answers, as core's `rankName`. */
function rankOf(queries: Queries, wanted: string): RawBuilder<number> {
  const begins = startsWith(queries, folded, wanted);
  return sql<number>`case when ${folded} = ${wanted} then 0 when ${begins} then 1 when ${hasWords(queries, wanted)} then 2 else 3 end`;
}
