import {
  groupBy,
  isOnStatement,
  standingJudgements,
  type DocumentRecords,
  type Judgement,
  type NamingMention,
  type Statement,
  type StatementJudgement,
} from "@entente/core";
import { among, listed } from "../sql/ids.js";
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
  const judgements = await findJudgements(queries, ids);
  const judged = groupBy(judgements.filter(isOnStatement), ({ target }) => target.documentId);
  const texts = await findTexts(queries, judged);
  const statements = await findStatements(queries, ids, judged);
  const mentions = await findMentions(queries, ids);
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

/** Statements by document: whole where somebody judged one, else without what no derived row holds, which is half of their bytes. */
async function findStatements(
  queries: Queries,
  ids: readonly string[],
  judged: ReadonlyMap<string, unknown>,
): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const others = ids.filter((id) => !judged.has(id));
  const lean = await statementsOf(queries, others).select(leanColumns).execute();
  const whole =
    judged.size === 0
      ? []
      : await statementsOf(queries, [...judged.keys()])
          .selectAll()
          .execute();
  const statements = [...lean.map((row) => toStatement(Object.assign(row, unread))), ...whole.map(toStatement)];
  return groupBy(statements, ({ documentId }) => documentId);
}

function statementsOf(queries: Queries, ids: readonly string[]) {
  return queries.selectFrom("statements").where(among(queries, "documentId", ids));
}

const leanColumns = [
  "documentId",
  "version",
  "id",
  "subjectType",
  "subjectName",
  "predicate",
  "objectType",
  "objectName",
  "value",
  "polarity",
  "modality",
  "speaker",
  "qualifiers",
  "start",
  "end",
  "confidence",
] as const;

/** What stands for the other columns. */
const unread = { via: null, quote: "", sentenceStart: 0, sentenceEnd: 0, originKind: "", originName: "", originVersion: "" } as const;

/** Mentions by document. */
async function findMentions(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, readonly NamingMention[]>> {
  const rows = await queries
    .selectFrom("mentions")
    .select(["documentId", "version", listed(queries, ["text", "kind", "entityType", "entityName"]).as("list")])
    .where(among(queries, "documentId", ids))
    .groupBy(["documentId", "version"])
    .execute();
  const mentions = new Map<string, NamingMention[]>(rows.map(({ documentId }) => [documentId, []]));
  for (const row of rows) mentions.get(row.documentId)?.push(...toMentions(row));
  return mentions;
}

function toMentions({ documentId, version, list }: { readonly documentId: string; readonly version: string; readonly list: string }) {
  const values = JSON.parse(list) as [text: string, kind: string, type: string, name: string][];
  return values.map(([text, kind, type, name]) => ({ documentId, version, text, kind, entity: { type, name } }) as NamingMention);
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
