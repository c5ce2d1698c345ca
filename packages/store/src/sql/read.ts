import { sql, type Kysely, type RawBuilder, type SqlBool } from "kysely";
import type { StoredDocument } from "../store.js";
import { among } from "./ids.js";
import { pageSize } from "./pages.js";
import { toDocuments, type DocumentVersionRow } from "./rows.js";
import type { JudgementRow, MentionRow, RejectRow, Schema, StatementRow, TombstoneRow } from "./schema.js";

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

/** Rows that come after a key of several columns, in the order of these columns (keyset paging). */
function after(columns: readonly string[], key: readonly (string | number)[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.join(columns.map((column) => sql.ref(column)))}) > (${sql.join(key)})`;
}

/** One page of all mentions. */
export async function mentionPage(queries: Queries, last: MentionRow | null): Promise<readonly MentionRow[]> {
  const { documentId, version, ordinal } = last ?? { documentId: "", version: "", ordinal: -1 };
  return queries
    .selectFrom("mentions")
    .selectAll()
    .where(after(["documentId", "version", "ordinal"], [documentId, version, ordinal]))
    .orderBy("documentId")
    .orderBy("version")
    .orderBy("ordinal")
    .limit(pageSize)
    .execute();
}

/** One page of all statements. */
export async function statementPage(queries: Queries, last: StatementRow | null): Promise<readonly StatementRow[]> {
  const { documentId, version, id } = last ?? { documentId: "", version: "", id: "" };
  return queries
    .selectFrom("statements")
    .selectAll()
    .where(after(["documentId", "version", "id"], [documentId, version, id]))
    .orderBy("documentId")
    .orderBy("version")
    .orderBy("id")
    .limit(pageSize)
    .execute();
}

/** One page of all rejects. */
export async function rejectPage(queries: Queries, last: RejectRow | null): Promise<readonly RejectRow[]> {
  const { documentId, version, ordinal } = last ?? { documentId: "", version: "", ordinal: -1 };
  return queries
    .selectFrom("rejects")
    .selectAll()
    .where(after(["documentId", "version", "ordinal"], [documentId, version, ordinal]))
    .orderBy("documentId")
    .orderBy("version")
    .orderBy("ordinal")
    .limit(pageSize)
    .execute();
}

/** One page of all judgements. */
export async function judgementPage(queries: Queries, last: JudgementRow | null): Promise<readonly JudgementRow[]> {
  const { at, id } = last ?? { at: "", id: "" };
  return queries
    .selectFrom("judgements")
    .selectAll()
    .where(after(["at", "id"], [at, id]))
    .orderBy("at")
    .orderBy("id")
    .limit(pageSize)
    .execute();
}

/** One page of all tombstones. */
export async function tombstonePage(queries: Queries, last: TombstoneRow | null): Promise<readonly TombstoneRow[]> {
  return queries
    .selectFrom("tombstones")
    .selectAll()
    .where("documentId", ">", last?.documentId ?? "")
    .orderBy("documentId")
    .limit(pageSize)
    .execute();
}
