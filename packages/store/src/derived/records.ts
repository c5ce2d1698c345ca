import {
  groupBy,
  isOnStatement,
  standingJudgements,
  type DocumentRecords,
  type Judgement,
  type NamingMention,
  type StatementJudgement,
} from "@entente/core";
import { among } from "../sql/ids.js";
import { findDocuments } from "../sql/read.js";
import { toJudgement, toStatement } from "../sql/rows.js";
import type { Queries } from "./queries.js";

/** What is kept of some documents. */
export interface BatchRecords {
  readonly documents: readonly DocumentRecords[];
  /** Ids of judgements on their statements that count. */
  readonly standing: ReadonlySet<string>;
  /** Counts of refused statements by document; none is no entry. */
  readonly rejects: ReadonlyMap<string, number>;
}

/** Reads all that is kept of documents, in the order of their ids. */
export async function readRecords(queries: Queries, ids: readonly string[]): Promise<BatchRecords> {
  if (ids.length === 0) return { documents: [], standing: new Set(), rejects: new Map() };
  const documents = await findDocuments(queries, ids);
  const statements = groupBy((await statementRows(queries, ids)).map(toStatement), ({ documentId }) => documentId);
  const mentions = groupBy(await findMentions(queries, ids), ({ documentId }) => documentId);
  const judgements = await findJudgements(queries, ids);
  const judged = groupBy(judgements.filter(isOnStatement), ({ target }) => target.documentId);
  const texts = await findTexts(queries, judged);
  return {
    documents: documents.map((document) => ({
      document,
      statements: statements.get(document.id) ?? [],
      mentions: mentions.get(document.id) ?? [],
      judgements: judged.get(document.id) ?? [],
      texts,
    })),
    standing: standingJudgements(judgements),
    rejects: await countRejects(queries, ids),
  };
}

function statementRows(queries: Queries, ids: readonly string[]) {
  return queries
    .selectFrom("statements")
    .selectAll()
    .where(among(queries, "documentId", ids))
    .execute();
}

async function findMentions(queries: Queries, ids: readonly string[]): Promise<readonly NamingMention[]> {
  const rows = await queries
    .selectFrom("mentions")
    .select(["documentId", "version", "text", "kind", "entityType", "entityName"])
    .where(among(queries, "documentId", ids))
    .execute();
  return rows.map(
    ({ documentId, version, text, kind, entityType, entityName }) =>
      ({ documentId, version, text, kind, entity: { type: entityType, name: entityName } }) as NamingMention,
  );
}

/** Judgements on statements of documents, and every undo of them. */
async function findJudgements(queries: Queries, ids: readonly string[]): Promise<readonly Judgement[]> {
  const links = await queries
    .selectFrom("judgementDocuments")
    .select("judgementId")
    .where(among(queries, "documentId", ids))
    .execute();
  if (links.length === 0) return [];
  const judgementIds = [...new Set(links.map(({ judgementId }) => judgementId))];
  const judgements = await findBodies(queries, "id", judgementIds);
  return [...judgements, ...(await findUndos(queries, judgementIds))];
}

async function findBodies(queries: Queries, column: "id" | "undoes", ids: readonly string[]): Promise<readonly Judgement[]> {
  const rows = await queries
    .selectFrom("judgements")
    .select("body")
    .where(among(queries, column, ids))
    .execute();
  return rows.map(toJudgement);
}

/** Undos of judgements, undos of those, and so on. */
export async function findUndos(queries: Queries, ids: readonly string[]): Promise<readonly Judgement[]> {
  const undos: Judgement[] = [];
  for (let next = ids; next.length > 0;) {
    const found = await findBodies(queries, "undoes", next);
    undos.push(...found);
    next = found.map(({ id }) => id);
  }
  return undos;
}

/** Texts of judged documents by checksum. */
async function findTexts(
  queries: Queries,
  judged: ReadonlyMap<string, readonly StatementJudgement[]>,
): Promise<ReadonlyMap<string, string>> {
  if (judged.size === 0) return new Map();
  const rows = await queries
    .selectFrom("versions")
    .select(["checksum", "text"])
    .where(among(queries, "documentId", [...judged.keys()]))
    .execute();
  return new Map(rows.map(({ checksum, text }) => [checksum, text]));
}

async function countRejects(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .selectFrom("rejects")
    .select(({ fn }) => ["documentId", fn.countAll<number>().as("count")])
    .where(among(queries, "documentId", ids))
    .groupBy("documentId")
    .execute();
  return new Map(rows.map(({ documentId, count }) => [documentId, count]));
}
