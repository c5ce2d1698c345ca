import { among } from "../sql/ids.js";
import type { Queries } from "./queries.js";

/** Documents that are derived in one transaction: so many that queries are rare, so few that nobody waits long for it. */
export const batchSize = 1_000;
/** Statements of theirs, unless one document has more. */
const mostStatements = 8_000;

/** What is to be derived in one transaction. */
export interface Batch {
  readonly documentIds: readonly string[];
  /** The sequence number up to which every document is derived afterwards, if none is pending then. */
  readonly reached: number;
}

/**
 * Chooses the documents that are next: those that others changed, those that judgements on entities name (what is merged by them
 * later would have to be derived twice), then those that changed, in the order in which they did.
 * @param from - the sequence number up to which every document was derived, if perhaps before another changed it
 * @param target - the store's own
 * @param size - how many at most
 */
export async function chooseBatch(queries: Queries, from: number, target: number, size: number): Promise<Batch> {
  const pending = await pendingDocuments(queries, size);
  const judged = await judgedDocuments(queries, size);
  const changed = await changedDocuments(queries, from, target, size + 1);
  const next = new Set([...pending, ...judged, ...changed.map(({ id }) => id)]);
  const documentIds = await fitting(queries, [...next].slice(0, size));
  const chosen = new Set(documentIds);
  const left = changed.find(({ id }) => !chosen.has(id));
  return { documentIds, reached: left ? left.sequence - 1 : target };
}

async function pendingDocuments(queries: Queries, limit: number): Promise<readonly string[]> {
  const rows = await queries.selectFrom("derivedDocuments").select("id").where("pending", "=", 1).orderBy("id").limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** Documents that judgements on entities name and that were never derived. */
async function judgedDocuments(queries: Queries, limit: number): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom("judgements as j")
    .innerJoin("judgementDocuments as l", "l.judgementId", "j.id")
    .leftJoin("derivedDocuments as x", "x.id", "l.documentId")
    .select("l.documentId")
    .distinct()
    .where("j.onEntities", "=", 1)
    .where("x.id", "is", null)
    .orderBy("l.documentId")
    .limit(limit)
    .execute();
  return rows.map(({ documentId }) => documentId);
}

/** True if a document must be derived again because something else changed. */
export async function hasPending(queries: Queries): Promise<boolean> {
  const rows = await queries.selectFrom("derivedDocuments").select("id").where("pending", "=", 1).limit(1).execute();
  return rows.length > 0;
}

function changedDocuments(queries: Queries, from: number, target: number, limit: number) {
  return queries
    .selectFrom("documents as d")
    .leftJoin("derivedDocuments as x", "x.id", "d.id")
    .select(["d.id", "d.sequence"])
    .where("d.sequence", ">", from)
    .where("d.sequence", "<=", target)
    .where((on) => on.or([on.eb("x.source", "is", null), on.eb("x.source", "<", on.ref("d.sequence"))]))
    .orderBy("d.sequence")
    .orderBy("d.id")
    .limit(limit)
    .execute();
}

/** The first of the documents whose statements together are not too many. */
async function fitting(queries: Queries, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom("statements")
    .select(({ fn }) => ["documentId", fn.countAll<number>().as("count")])
    .where(among(queries, "documentId", ids))
    .groupBy("documentId")
    .execute();
  const counts = new Map(rows.map(({ documentId, count }) => [documentId, count]));
  let left = mostStatements;
  const fit = ids.findIndex((id, place) => {
    left -= counts.get(id) ?? 0;
    return left < 0 && place > 0;
  });
  return fit < 0 ? ids : ids.slice(0, fit);
}

/** How many documents are left to derive, some perhaps counted twice. */
export async function countLeft(queries: Queries, from: number): Promise<number> {
  const changed = queries.selectFrom("documents").where("sequence", ">", from);
  const pending = queries.selectFrom("derivedDocuments").where("pending", "=", 1);
  const count = async (query: Promise<readonly { readonly count: number | string | bigint }[]>): Promise<number> =>
    Number((await query)[0]?.count ?? 0);
  return (
    (await count(changed.select(({ fn }) => fn.countAll().as("count")).execute())) +
    (await count(pending.select(({ fn }) => fn.countAll().as("count")).execute()))
  );
}
