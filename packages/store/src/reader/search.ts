import { fold, type EntitySearch, type GraphEntity, type Page } from "@entente/core";
import { sql, type RawBuilder } from "kysely";
import { findEntities } from "./entities.js";
import type { CompileFilter, SqlFilter } from "./filter.js";
import { lostPlace } from "./find.js";
import { all, any, contains, oneOf, rowLimit, startsWith, type Condition, type Queries } from "./queries.js";

/** What searches, one page after the other. */
export type Search = (request: EntitySearch) => Promise<Page<GraphEntity>>;

/**
 * Searches entities by name as core's `rankEntities` ranks them: whole name, beginning of the name, beginnings of its words,
 * anywhere in it; then the best connected, then by name. Every form of every name is looked at, as no index serves "anywhere".
 */
export function createSearch(queries: Queries, compile: CompileFilter): Search {
  const prepare = async ({ text, types, filter }: Wanted): Promise<Prepared> => ({
    wanted: fold(text ?? ""),
    types: types ?? null,
    filter: await compile(filter ?? {}),
    isFiltered: Boolean(filter),
  });
  const count = async (wanted: Wanted): Promise<number> => countFound(queries, await prepare(wanted));
  return async ({ limit, after, ...wanted }) => {
    const search = await prepare(wanted);
    // A search for marks alone ("?!") finds nothing.
    const isNothing = search.wanted === "" && (wanted.text ?? "").trim() !== "";
    const start = after && !isNothing ? await placeOf(queries, search, after) : null;
    if (after && !start) throw lostPlace(after);
    const rows = isNothing ? [] : await rowsFrom(queries, search, start, limit + 1);
    const ids = rows.slice(0, limit).map(({ id }) => id);
    const items = (await findEntities(queries, ids)).filter((entity) => entity !== null);
    return { items, total: rows[0]?.total ?? (start ? await count(wanted) : 0), hasNext: rows.length > limit };
  };
}

type Wanted = Omit<EntitySearch, "limit" | "after">;

interface Prepared {
  /** Folded; empty for all entities. */
  readonly wanted: string;
  readonly types: readonly string[] | null;
  readonly filter: SqlFilter;
  /** True if entities without a relation that passes are left out. */
  readonly isFiltered: boolean;
}

/** Where an entity stands among what a search finds. */
interface Place {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly degree: number;
}

async function placeOf(queries: Queries, search: Prepared, id: string): Promise<Place | null> {
  const place = await rankedEntities(queries, search, id).selectFrom("ranked").select(["id", "name", "rank", "degree"]).executeTakeFirst();
  return place ?? null;
}

async function countFound(queries: Queries, search: Prepared): Promise<number> {
  const row = await rankedEntities(queries, search, null)
    .selectFrom("ranked")
    .select((columns) => columns.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Ids behind a place, each with how many entities are found in all. */
async function rowsFrom(queries: Queries, search: Prepared, start: Place | null, limit: number) {
  return rankedEntities(queries, search, null)
    .with("counted", (query) =>
      query
        .selectFrom("ranked")
        .select(["id", "name", "rank", "degree"])
        .select((row) =>
          row.fn
            .countAll<number>()
            .over((over) => over)
            .as("total"),
        ),
    )
    .selectFrom("counted")
    .select(["id", "total"])
    .$if(start !== null, (query) => query.where(isBehind(start)))
    .orderBy("rank")
    .orderBy("degree", "desc")
    .orderBy("name")
    .orderBy("id")
    .limit(rowLimit(limit))
    .execute();
}

function isBehind(place: Place | null): Condition {
  const columns = [sql.ref("rank"), sql`-${sql.ref("degree")}`, sql.ref("name"), sql.ref("id")];
  const key = place ? [sql.lit(place.rank), sql.lit(-place.degree), sql`${place.name}`, sql`${place.id}`] : [];
  return sql<boolean>`(${sql.join(columns)}) > (${sql.join(key)})`;
}

/** All that a search finds, or one entity of it, each with what its place follows from. */
function rankedEntities(queries: Queries, { wanted, types, filter, isFiltered }: Prepared, only: string | null) {
  const found = wanted === "" ? everyEntity(queries, types) : namedEntities(queries, wanted, types);
  const isAll = wanted === "" && !types && only === null;
  const isFound = (column: string): Condition =>
    isAll ? all([]) : sql<boolean>`${sql.ref(column)} in (select ${sql.ref("id")} from ${sql.table("found")})`;
  return queries
    .with("found", () => found.$if(only !== null, (query) => query.where("e.id", "=", only ?? "")))
    .with("degrees", () => degreesBySide(queries, filter, isFound))
    .with("ranked", (query) =>
      query
        .selectFrom("found")
        .leftJoin("degrees", "degrees.entityId", "found.id")
        .select(["found.id", "found.name", "found.rank"])
        .select((row) => row.fn.coalesce("degrees.degree", sql<number>`0`).as("degree"))
        .$if(isFiltered, (rows) => rows.where("degrees.degree", "is not", null)),
    );
}

/** How many relations that pass touch each entity: counted as subjects and as objects, which no relation of two entities mixes up. */
function degreesBySide(queries: Queries, { passes, types }: SqlFilter, isWanted: (column: string) => Condition) {
  const ofSubjects = queries
    .selectFrom("derivedStatements as s")
    .select("s.subjectId as entityId")
    .select((row) => row.fn.count<number>("s.relationId").distinct().as("relations"))
    .where(isWanted("s.subjectId"))
    .where(passes)
    .$if(types !== null, (query) => query.where(oneOf("s.objectType", types ?? [])))
    .groupBy("s.subjectId")
    .$castTo<Side>();
  const ofObjects = queries
    .selectFrom("derivedStatements as s")
    .select("s.objectId as entityId")
    .select((row) => row.fn.count<number>("s.relationId").distinct().as("relations"))
    .where("s.objectId", "is not", null)
    .where("s.objectId", "!=", sql.ref<string>("s.subjectId"))
    .where(isWanted("s.objectId"))
    .where(passes)
    .$if(types !== null, (query) => query.where(oneOf("s.subjectType", types ?? [])))
    .groupBy("s.objectId")
    .$castTo<Side>();
  return queries
    .selectFrom(ofSubjects.unionAll(ofObjects).as("sides"))
    .select("entityId")
    .select((row) => row.fn.sum<number>("relations").as("degree"))
    .groupBy("entityId");
}

interface Side {
  readonly entityId: string;
  readonly relations: number;
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
}

type Types = readonly string[] | null;

/** Entities that a current version names. */
export function presentEntities(queries: Queries, types: Types) {
  return queries
    .selectFrom("entities as e")
    .where("e.gone", "=", 0)
    .where("e.documents", ">", 0)
    .$if(types !== null, (query) => query.where(oneOf("e.type", types ?? [])));
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
