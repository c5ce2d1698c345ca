import { symmetricPredicates, type Predicate } from "@entente/ontology";
import type { EdgeList, FrontierSource, Hop, HopSource, NeighbourhoodWalk, Relation, StatementFilter } from "@entente/core";
import { sql } from "kysely";
import { among } from "../sql/ids.js";
import { rankedRelations, relationsTouching, touchesOf } from "./expand.js";
import type { CompileFilter, SqlFilter } from "./filter.js";
import { all, any, oneOf, type Condition, type Queries } from "./queries.js";
import { findRelationsById } from "./relations.js";

/** Neighbourhoods, one query a step: SQL counts what leads to each neighbour, so that a step gives a row a neighbour. */
export function createFrontiers(queries: Queries, compile: CompileFilter): FrontierSource {
  return {
    step: async (frontier, walk) => stepFrom(queries, frontier, await compile(walk.filter), walk),
    relationsAmong: async (ids, filter) => relationsAmong(queries, ids, await compile(filter)),
  };
}

async function stepFrom(queries: Queries, frontier: readonly string[], filter: SqlFilter, { fanOut }: NeighbourhoodWalk) {
  const [few, many] = await partByStatements(queries, frontier, fanOut);
  const met = [
    ...(few.length > 0 ? await countNeighbours(queries, few, filter) : []),
    ...(many.length > 0 ? await countStrongest(queries, many, filter, fanOut) : []),
  ];
  const weights = new Map<string, number>();
  for (const { otherId, weight } of met) if (otherId !== null) weights.set(otherId, (weights.get(otherId) ?? 0) + weight);
  return { weights, cut: met.some(({ most }) => most > fanOut) };
}

/** A neighbour of a frontier. */
interface Neighbour {
  readonly otherId: string | null;
  /** How many relations lead to it. */
  readonly weight: number;
  /** The most relations that one of the entities has from which they lead. */
  readonly most: number;
}

/** Parts entities that have no more statements, and so no more relations, than a step looks at from the others. */
async function partByStatements(queries: Queries, ids: readonly string[], most: number): Promise<readonly [string[], string[]]> {
  const count = (column: "subjectId" | "objectId") =>
    queries
      .selectFrom("derivedStatements")
      .select(`${column} as entityId`)
      .select((row) => row.fn.countAll<number>().as("statements"))
      .where(among(queries, column, ids))
      .groupBy(column)
      .execute();
  const statements = new Map<string | null, number>();
  for (const row of [...(await count("subjectId")), ...(await count("objectId"))])
    statements.set(row.entityId, (statements.get(row.entityId) ?? 0) + row.statements);
  const isMany = (id: string): boolean => (statements.get(id) ?? 0) > most;
  return [ids.filter((id) => !isMany(id)), ids.filter(isMany)];
}

/** Neighbours over every relation. */
async function countNeighbours(queries: Queries, ids: readonly string[], filter: SqlFilter): Promise<readonly Neighbour[]> {
  return queries
    .with("touches", () => touchesOf(queries, filter, (column) => among(queries, column, ids)))
    .selectFrom("touches")
    .select(["otherId", sql<number>`0`.as("most")])
    .select((row) => row.fn.count<number>("relationId").distinct().as("weight"))
    .where("otherId", "is not", null)
    .groupBy("otherId")
    .execute();
}

/** Neighbours over as many relations of each entity as a step looks at, those with the most statements first. */
async function countStrongest(queries: Queries, ids: readonly string[], filter: SqlFilter, fanOut: number): Promise<readonly Neighbour[]> {
  return rankedRelations(queries, ids, filter)
    .selectFrom("ranked")
    .select("otherId")
    .select((row) => [row.fn.countAll<number>().as("weight"), row.fn.max<number>("total").as("most")])
    .where("place", "<=", fanOut)
    .groupBy("otherId")
    .execute();
}

async function relationsAmong(queries: Queries, ids: readonly string[], { passes, types }: SqlFilter): Promise<readonly Relation[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom("derivedStatements as s")
    .select("s.relationId")
    .distinct()
    .where(among(queries, "s.subjectId", ids))
    .where(among(queries, "s.objectId", ids))
    .where(passes)
    .where(eitherEnd(types))
    .orderBy("s.relationId")
    .execute();
  const found = await findRelationsById(
    queries,
    rows.map(({ relationId }) => relationId),
  );
  return found.filter((relation) => relation !== null);
}

function eitherEnd(types: SqlFilter["types"]): Condition {
  return types ? any([oneOf("s.subjectType", types), oneOf("s.objectType", types)]) : all([]);
}

/** Routes, one query a step from either end. */
export function createHops(queries: Queries, compile: CompileFilter): HopSource {
  return {
    hops: async (ids, filter, ends) => hopsFrom(queries, ids, await compile(filter), ends),
    degrees: async (ids) => degreesOf(queries, ids, await compile({})),
    relations: (ids) => findRelationsById(queries, ids),
  };
}

async function hopsFrom(
  queries: Queries,
  ids: readonly string[],
  { passes, types }: SqlFilter,
  ends: ReadonlySet<string>,
): Promise<readonly Hop[]> {
  // Its types are not those of the other end of a relation only: an end of the route may be of any.
  const rows = await relationsTouching(queries, ids, { passes, types: null })
    .with("strongest", (query) =>
      query
        .selectFrom("counted")
        .select(["entityId", "otherId", "relationId"])
        .select((row) =>
          row.fn
            .agg<number>("row_number")
            .over((over) => over.partitionBy(["entityId", "otherId"]).orderBy("passing", "desc").orderBy("relationId"))
            .as("place"),
        )
        .where("otherId", "is not", null)
        .whereRef("otherId", "!=", "entityId")
        .$if(types !== null, (rows) => rows.where(any([oneOf("otherType", types ?? []), among(queries, "otherId", [...ends])]))),
    )
    .selectFrom("strongest")
    .select(["entityId", "otherId", "relationId"])
    .where("place", "=", 1)
    .execute();
  return rows.flatMap(({ entityId, otherId, relationId }) => (otherId === null ? [] : [{ from: entityId, to: otherId, relationId }]));
}

/** How many relations that pass touch each entity, in the order asked for. */
export async function degreesOf(queries: Queries, ids: readonly string[], filter: SqlFilter): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const rows = await relationsTouching(queries, ids, filter)
    .selectFrom("counted")
    .select("entityId")
    .select((row) => row.fn.countAll<number>().as("degree"))
    .groupBy("entityId")
    .execute();
  const degrees = new Map(rows.map(({ entityId, degree }) => [entityId, degree]));
  return ids.map((id) => degrees.get(id) ?? 0);
}

/** Every relation between two entities that passes. */
export async function listEdges(queries: Queries, compile: CompileFilter, filter: StatementFilter): Promise<EdgeList> {
  const { passes, types } = await compile(filter);
  const rows = await queries
    .selectFrom("derivedStatements as s")
    .select(["s.relationId", "s.subjectId", "s.objectId", "s.predicate"])
    .distinct()
    .where("s.objectId", "is not", null)
    .where(passes)
    .where(eitherEnd(types))
    .orderBy("s.relationId")
    .execute();
  const ids = [...new Set(rows.flatMap(({ subjectId, objectId }) => [subjectId, objectId ?? ""]))].sort();
  const places = new Map(ids.map((id, place) => [id, place]));
  return {
    ids,
    sources: Uint32Array.from(rows, ({ subjectId }) => places.get(subjectId) ?? 0),
    targets: Uint32Array.from(rows, ({ objectId }) => places.get(objectId ?? "") ?? 0),
    symmetric: Uint8Array.from(rows, ({ predicate }) => (symmetricPredicates.has(predicate as Predicate) ? 1 : 0)),
  };
}
