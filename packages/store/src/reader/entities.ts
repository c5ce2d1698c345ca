import type { EntityType } from "@entente/ontology";
import type { GraphEntity } from "@entente/core";
import type { EntityTableRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import { parseColumn } from "./parse.js";
import type { Queries } from "./queries.js";

/** Where ids lead: those of merged entities to the entity they were merged into, any other to itself. In the order asked for. */
export async function findCanonical(queries: Queries, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom("redirects")
    .select(["id", "entityId"])
    .where(among(queries, "id", ids))
    .where("gone", "=", 0)
    .execute();
  const targets = new Map(rows.map(({ id, entityId }) => [id, entityId]));
  return ids.map((id) => targets.get(id) ?? id);
}

/** Entities in the order asked for; null where the id is unknown. Ids are canonical. */
export async function findEntities(queries: Queries, ids: readonly string[]): Promise<readonly (GraphEntity | null)[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom("entities")
    .selectAll()
    .where(among(queries, "id", ids))
    .where("gone", "=", 0)
    .execute();
  const known = new Map(rows.map((row) => [row.id, toEntity(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

function toEntity({ id, type, name, aliases, mergedIds, documents }: EntityTableRow): GraphEntity {
  return {
    id,
    type: type as EntityType,
    name,
    aliases: parseColumn(aliases) as readonly string[],
    mergedIds: parseColumn(mergedIds) as readonly string[],
    documents,
  };
}
