import { judgedEntities, localKey, resolvePairs, type DocumentLocal, type Gazetteer, type Judgement, type Pairs } from "@entente/core";
import { among } from "../sql/ids.js";
import { toJudgement } from "../sql/rows.js";
import { markPending } from "./derivation.js";
import type { Queries } from "./queries.js";
import { findUndos } from "./records.js";
import { toLocal } from "./rows.js";

/** Marks the documents that judgements appended after `judged` speak of, an undo those of what it undoes. */
export async function markJudged(queries: Queries, judged: number): Promise<void> {
  const rows = await queries.selectFrom("judgements").select(["id", "undoes"]).where("sequence", ">", judged).execute();
  const ids = new Set(rows.map(({ id }) => id));
  for (let next = undone(rows); next.length > 0;) {
    for (const id of next) ids.add(id);
    const found = await queries
      .selectFrom("judgements")
      .select("undoes")
      .where(among(queries, "id", next))
      .execute();
    next = undone(found);
  }
  if (ids.size === 0) return;
  const links = await queries
    .selectFrom("judgementDocuments")
    .select("documentId")
    .distinct()
    .where(among(queries, "judgementId", [...ids]))
    .execute();
  await markPending(
    queries,
    links.map(({ documentId }) => documentId),
  );
}

function undone(rows: readonly { readonly undoes: string | null }[]): readonly string[] {
  return rows.flatMap(({ undoes }) => undoes ?? []);
}

/** True once anyone judged who is the same, be it undone. */
export async function hasEntityJudgements(queries: Queries): Promise<boolean> {
  const rows = await queries.selectFrom("judgements").select("id").where("onEntities", "=", 1).limit(1).execute();
  return rows.length > 0;
}

/** Judgements on entities, and every undo of them. */
async function entityJudgements(queries: Queries): Promise<readonly Judgement[]> {
  const rows = await queries.selectFrom("judgements").select("body").where("onEntities", "=", 1).execute();
  if (rows.length === 0) return [];
  const judgements = rows.map(toJudgement);
  const undos = await findUndos(
    queries,
    judgements.map(({ id }) => id),
  );
  return [...judgements, ...undos];
}

/** What people's judgements on entities come to, and which documents they give other entities. */
export interface JudgedPairs {
  readonly pairs: Pairs;
  /** Canonical ids whose merged ids may have changed. */
  readonly touched: ReadonlySet<string>;
}

/** Local entities of the documents that are being derived: those that are there in place of stored ones. */
export interface FoundLocals {
  readonly documentIds: ReadonlySet<string>;
  readonly locals: readonly DocumentLocal[];
}

/**
 * Works out who is one with whom, and marks the documents in which that changes something as to be derived again.
 * @param found - local entities of the documents that are being derived in the same transaction
 */
export async function judgePairs(queries: Queries, found: FoundLocals, gazetteer: Gazetteer): Promise<JudgedPairs> {
  const judgements = await entityJudgements(queries);
  const keys = judgedKeys(judgements);
  const stored = await judgedLocals(queries, keys, found);
  const own = keys.size === 0 ? [] : found.locals.filter(({ local, named }) => named && keys.has(localKey(local.documentId, local)));
  const bases = new Map([...stored, ...own].map(({ local, baseId }) => [localKey(local.documentId, local), baseId]));
  const pairs = resolvePairs(judgements, {
    bases,
    counts: await countBases(queries, judgements, found),
    isReference: (id) => gazetteer.byId(id) !== null,
  });
  const parted = stored.filter(({ local, baseId, entityId }) => pairs.entityOf(local, baseId) !== entityId);
  await markPending(
    queries,
    parted.map(({ local }) => local.documentId),
  );
  return { pairs, touched: await markMerged(queries, pairs) };
}

/** The local entities that judgements name: their documents by `localKey`. */
function judgedKeys(judgements: readonly Judgement[]): ReadonlyMap<string, string> {
  const targets = judgedEntities(judgements).flatMap((target) => ("entity" in target ? target : []));
  return new Map(targets.map(({ documentId, entity }) => [localKey(documentId, entity), documentId]));
}

/** Those of the judged local entities that other documents than the ones being derived name. */
async function judgedLocals(queries: Queries, keys: ReadonlyMap<string, string>, { documentIds }: FoundLocals) {
  const others = [...new Set(keys.values())].filter((id) => !documentIds.has(id));
  if (others.length === 0) return [];
  const rows = await queries
    .selectFrom("locals")
    .selectAll()
    .where(among(queries, "documentId", others))
    .where("named", "=", 1)
    .execute();
  return rows.map(toLocal).filter(({ local }) => keys.has(localKey(local.documentId, local)));
}

/** How many local entities have the ids that judgements name and those of judged local entities as their base ids. */
async function countBases(queries: Queries, judgements: readonly Judgement[], { documentIds, locals }: FoundLocals) {
  const ids = new Set(judgedEntities(judgements).flatMap((target) => ("entityId" in target ? target.entityId : [])));
  const counts = new Map<string, number>();
  if (ids.size === 0) return counts;
  const add = (id: string, count: number): void => void counts.set(id, (counts.get(id) ?? 0) + count);
  for (const { baseId, named } of locals) if (named && ids.has(baseId)) add(baseId, 1);
  for (const { baseId, count } of await groupBases(queries, [...ids], null)) add(baseId, count);
  for (const { baseId, count } of await groupBases(queries, [...ids], [...documentIds])) add(baseId, -count);
  return counts;
}

function groupBases(queries: Queries, ids: readonly string[], documentIds: readonly string[] | null) {
  return queries
    .selectFrom("locals")
    .select(({ fn }) => ["baseId", fn.countAll<number>().as("count")])
    .where(among(queries, "baseId", ids))
    .where("named", "=", 1)
    .$if(documentIds !== null, (query) => query.where(among(queries, "documentId", documentIds ?? [])))
    .groupBy("baseId")
    .execute();
}

/** Marks the documents that name an id which leads elsewhere now. */
async function markMerged(queries: Queries, pairs: Pairs): Promise<ReadonlySet<string>> {
  const rows = await queries.selectFrom("redirects").select(["id", "entityId"]).where("gone", "=", 0).execute();
  const before = new Map(rows.map(({ id, entityId }) => [id, entityId]));
  const changed = [...new Set([...before.keys(), ...pairs.merged.keys()])].filter((id) => (before.get(id) ?? id) !== pairs.find(id));
  if (changed.length === 0) return new Set();
  const named = queries
    .selectFrom("locals")
    .select("documentId")
    .where(among(queries, "baseId", changed));
  await queries.updateTable("derivedDocuments").set({ pending: 1 }).where("id", "in", named).execute();
  return new Set(changed.flatMap((id) => [before.get(id) ?? id, pairs.find(id)]));
}
