import type { PresentLocal } from "@entente/core";
import { among } from "../sql/ids.js";
import { removeTexts } from "./copies.js";
import { markPending, newGeneration, readDerivation, writeDerivation } from "./derivation.js";
import { renameEntities, type NamingRules } from "./entities.js";
import type { Queries } from "./queries.js";
import { toLocal } from "./rows.js";

/**
 * Takes away all that was derived from a document, so that no word or name that it alone gave is left, within the transaction
 * that removes it and before its own rows go. What other documents owed to it is derived again later: until then those that
 * were called by an id of its making show nothing.
 */
export async function removeDerived(queries: Queries, documentId: string): Promise<void> {
  const derivation = await readDerivation(queries);
  await markJudgedTogether(queries, documentId);
  await removeTexts(queries, documentId);
  const own = await localsOf(queries, [documentId]);
  const ids = await idsOfNobodyElse(queries, documentId, own);
  const orphans = await documentsCalledBy(queries, documentId, ids);
  const before = [...own, ...(await localsOf(queries, orphans))];
  await deleteRows(queries, [documentId, ...orphans]);
  const merged = await forgetIds(queries, ids);
  await renameEntities(queries, { before, after: [], merged }, forgetfulRules(new Set(ids), derivation.sequence + 1));
  await markPending(queries, orphans);
  await forgetGone(queries);
  const head = await queries.deleteFrom("derivedDocuments").where("id", "=", documentId).returning("rejects").executeTakeFirst();
  await writeDerivation(queries, { generation: newGeneration(), rejects: derivation.rejects - (head?.rejects ?? 0) });
}

/** Documents with an entity that a person called the same as one of this document, or not the same. */
async function markJudgedTogether(queries: Queries, documentId: string): Promise<void> {
  const judgements = queries.selectFrom("judgementDocuments").select("judgementId").where("documentId", "=", documentId);
  const rows = await queries
    .selectFrom("judgementDocuments")
    .select("documentId")
    .distinct()
    .where("judgementId", "in", judgements)
    .where("documentId", "<>", documentId)
    .execute();
  await markPending(
    queries,
    rows.map((row) => row.documentId),
  );
}

async function localsOf(queries: Queries, ids: readonly string[]): Promise<readonly PresentLocal[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom("locals")
    .selectAll()
    .where(among(queries, "documentId", ids))
    .execute();
  return rows.map(toLocal);
}

/** Ids that only this document gave anything, before or after a `same`. */
async function idsOfNobodyElse(queries: Queries, documentId: string, own: readonly PresentLocal[]): Promise<readonly string[]> {
  const ids = [...new Set(own.flatMap(({ baseId, entityId }) => [baseId, entityId]))];
  const rows = await queries
    .selectFrom("locals")
    .select("baseId")
    .distinct()
    .where(among(queries, "baseId", ids))
    .where("named", "=", 1)
    .where("documentId", "<>", documentId)
    .execute();
  const others = new Set(rows.map(({ baseId }) => baseId));
  return ids.filter((id) => !others.has(id));
}

/** Other documents with an entity that goes by one of these ids, since a person called it the same or did so until now. */
async function documentsCalledBy(queries: Queries, documentId: string, ids: readonly string[]): Promise<readonly string[]> {
  const merged = await queries
    .selectFrom("redirects")
    .select("id")
    .where(among(queries, "entityId", ids))
    .execute();
  const others = queries.selectFrom("locals").select("documentId").distinct().where("documentId", "<>", documentId);
  const baseIds = merged.map(({ id }) => id);
  const byBase = await others.where(among(queries, "baseId", baseIds)).execute();
  const pending = queries.selectFrom("derivedDocuments").select("id").where("pending", "=", 1);
  const byEntity = await others
    .where("documentId", "in", pending)
    .where(among(queries, "entityId", ids))
    .execute();
  return [...new Set([...byBase, ...byEntity].map((row) => row.documentId))];
}

async function deleteRows(queries: Queries, documentIds: readonly string[]): Promise<void> {
  for (const table of ["derivedStatements", "locals", "looseJudgements"] as const) {
    await queries
      .deleteFrom(table)
      .where(among(queries, "documentId", documentIds))
      .execute();
  }
}

/** @returns the entities that some of the ids led to */
async function forgetIds(queries: Queries, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await queries
    .deleteFrom("redirects")
    .where(among(queries, "id", ids))
    .returning("entityId")
    .execute();
  return rows.map(({ entityId }) => entityId);
}

/** Entities keep what they were merged with, but for ids that nobody gives any more, and leave no trace if nobody names them. */
function forgetfulRules(ids: ReadonlySet<string>, changed: number): NamingRules {
  return { mergedIds: (_id, before) => before.filter((id) => !ids.has(id)), knownForms: () => [], changed, keepGone: false };
}

/** Rows of what went earlier are for indexes of this generation; some of it may have been this document's. */
async function forgetGone(queries: Queries): Promise<void> {
  for (const table of ["entities", "redirects"] as const) await queries.deleteFrom(table).where("gone", "=", 1).execute();
}
