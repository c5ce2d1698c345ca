import type { Predicate } from "@entente/ontology";
import type { Relation, Value } from "@entente/core";
import { among } from "../sql/ids.js";
import { parseColumn } from "./parse.js";
import type { Queries } from "./queries.js";

/** Relations in the order asked for; null where the id is unknown. */
export async function findRelationsById(queries: Queries, ids: readonly string[]): Promise<readonly (Relation | null)[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom("derivedStatements")
    .select(["relationId", "id", "subjectId", "predicate", "objectId", "value"])
    .where(among(queries, "relationId", [...new Set(ids)]))
    .orderBy("published")
    .orderBy("documentId")
    .orderBy("start")
    .orderBy("end")
    .orderBy("id")
    .execute();
  const relations = new Map<string, Relation & { statementIds: string[] }>();
  for (const { relationId, id, subjectId, predicate, objectId, value } of rows) {
    const known = relations.get(relationId);
    if (known) known.statementIds.push(id);
    else {
      const given = value === null ? null : (parseColumn(value) as Value);
      relations.set(relationId, {
        id: relationId,
        subjectId,
        predicate: predicate as Predicate,
        objectId,
        value: given,
        statementIds: [id],
      });
    }
  }
  return ids.map((id) => relations.get(id) ?? null);
}
