import { sql, type Kysely } from "kysely";
import type { StoredDocument } from "../store.js";
import { among } from "./ids.js";
import { pageSize } from "./pages.js";
import { toDocuments, type DocumentVersionRow } from "./rows.js";
import type { MentionRow, Schema } from "./schema.js";

type Queries = Kysely<Schema>;

/** The documents of these ids that are there, in the order of their ids. */
export async function findDocuments(queries: Queries, ids: readonly string[]): Promise<readonly StoredDocument[]> {
  return toDocuments(
    await documentRows(queries)
      .where(among(queries, "documents.id", ids))
      .execute(),
  );
}

/** One page of all documents. One query, so that a document is never seen without its versions. */
export async function documentPage(queries: Queries, last: StoredDocument | null): Promise<readonly StoredDocument[]> {
  const ids = queries
    .selectFrom("documents")
    .select("id")
    .where("id", ">", last?.id ?? "")
    .orderBy("id")
    .limit(pageSize);
  return toDocuments(await documentRows(queries).where("documents.id", "in", ids).execute());
}

function documentRows(queries: Queries) {
  return queries
    .selectFrom("documents")
    .innerJoin("versions", "versions.documentId", "documents.id")
    .innerJoin("traits", (join) =>
      join.onRef("traits.documentId", "=", "versions.documentId").onRef("traits.checksum", "=", "versions.checksum"),
    )
    .select(["id", "url", "path", "collections", "language", "licence", "versions.checksum", "ordinal", "title", "outlet"])
    .select(["published", "readAt", "origin", "sentences", "silentSentences", "signature", "credit"])
    .orderBy("documents.id")
    .orderBy("versions.ordinal")
    .$castTo<DocumentVersionRow>();
}

/** Text of a version, or of the current one; null if there is none. */
export async function findText(queries: Queries, documentId: string, version?: string): Promise<string | null> {
  const texts = queries.selectFrom("versions").select("text").where("documentId", "=", documentId);
  const wanted = version === undefined ? texts.orderBy("ordinal", "desc").limit(1) : texts.where("checksum", "=", version);
  return (await wanted.executeTakeFirst())?.text ?? null;
}

/** Every text of a document, the current one first. */
export async function findTexts(queries: Queries, documentId: string): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom("versions")
    .select("text")
    .where("documentId", "=", documentId)
    .orderBy("ordinal", "desc")
    .execute();
  return rows.map(({ text }) => text);
}

/** Mentions of a document's current version, in text order. */
export async function currentMentions(queries: Queries, documentId: string): Promise<readonly MentionRow[]> {
  const current = queries
    .selectFrom("versions")
    .select("checksum")
    .where("documentId", "=", documentId)
    .orderBy("ordinal", "desc")
    .limit(1);
  return queries
    .selectFrom("mentions")
    .selectAll()
    .where("documentId", "=", documentId)
    .where("version", "=", current)
    .orderBy("ordinal")
    .execute();
}

/** One page of a list, behind the last row of the page before; from the beginning behind null. */
export type PageQuery<Row> = (queries: Queries, last: Row | null) => Promise<readonly Row[]>;

/**
 * The pages of a table.
 * @param order - the columns that order it and together name a row, each with a value that comes before all of its own
 */
function pagesOf<Table extends keyof Schema>(
  table: Table,
  order: readonly (readonly [column: keyof Schema[Table] & string, start: string | number])[],
): PageQuery<Schema[Table]> {
  const columns = sql.join(order.map(([column]) => sql.ref(column)));
  return async (queries, last) => {
    const key = sql.join(order.map(([column, start]) => last?.[column] ?? start));
    const page = sql<Schema[Table]>`select * from ${sql.table(table)} where (${columns}) > (${key}) order by ${columns} limit ${pageSize}`;
    return (await page.execute(queries)).rows;
  };
}

const ofVersion = [
  ["documentId", ""],
  ["version", ""],
] as const;

/** Pages of all mentions. */
export const mentionPage = pagesOf("mentions", [...ofVersion, ["ordinal", -1]]);
/** Pages of all statements. */
export const statementPage = pagesOf("statements", [...ofVersion, ["id", ""]]);
/** Pages of all refused statements. */
export const rejectPage = pagesOf("rejects", [...ofVersion, ["ordinal", -1]]);
/** Pages of all judgements. */
export const judgementPage = pagesOf("judgements", [
  ["at", ""],
  ["id", ""],
]);
/** Pages of all tombstones. */
export const tombstonePage = pagesOf("tombstones", [["documentId", ""]]);
