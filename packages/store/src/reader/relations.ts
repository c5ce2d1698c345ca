import type { Predicate } from "@entente/ontology";
import type { Relation, Value } from "@entente/core";
import type { DerivedStatementRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import { parseColumn } from "./parse.js";
import type { Queries } from "./queries.js";

/** Relations in the order asked for; null where the id is unknown. */
export async function findRelationsById(queries: Queries, ids: readonly string[]): Promise<readonly (Relation | null)[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom("derivedStatements")
    .select(["relationId", "subjectId", "predicate", "objectId", "value"])
    .where(among(queries, "relationId", [...new Set(ids)]))
    .groupBy(["relationId", "subjectId", "predicate", "objectId", "value"])
    .execute();
  const relations = new Map(rows.map((row) => [row.relationId, toRelation(row)]));
  return ids.map((id) => relations.get(id) ?? null);
}

type RelationRow = Pick<DerivedStatementRow, "relationId" | "subjectId" | "predicate" | "objectId" | "value">;

function toRelation({ relationId, subjectId, predicate, objectId, value }: RelationRow): Relation {
  return {
    id: relationId,
    subjectId,
    predicate: predicate as Predicate,
    objectId,
    value: value === null ? null : (parseColumn(value) as Value),
  };
}
