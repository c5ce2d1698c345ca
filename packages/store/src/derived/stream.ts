import { fold, type ChangedDocument, type DocumentRow, type EntityRow, type IndexChange, type StatementRow } from "@entente/core";
import { sql } from "kysely";
import type { DerivedDocumentRow, DerivedStatementRow, EntityTableRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import type { Queries } from "./queries.js";
import { openEnd } from "./rows.js";

/** Rows that one query fetches. */
const pageSize = 5_000;
/** Changed documents from which on an index had better be built anew: they and their statements must fit memory. */
const mostChanged = 20_000;

/** All documents that nothing changed since a sequence number. */
export async function* streamDocuments(queries: Queries, sequence: number): AsyncIterable<DocumentRow> {
  for (let last = "", more = true; more;) {
    const page = await queries.selectFrom("derivedDocuments").selectAll().where("id", ">", last).orderBy("id").limit(pageSize).execute();
    for (const row of page) if (row.changed <= sequence) yield toDocumentRow(row);
    last = page.at(-1)?.id ?? "";
    more = page.length === pageSize;
  }
}

/** All entities. */
export async function* streamEntities(queries: Queries): AsyncIterable<EntityRow> {
  for (let last = "", more = true; more;) {
    const page = await queries.selectFrom("entities").selectAll().where("id", ">", last).orderBy("id").limit(pageSize).execute();
    for (const row of page) if (row.gone === 0) yield toEntityRow(row);
    last = page.at(-1)?.id ?? "";
    more = page.length === pageSize;
  }
}

/** All statements of documents that nothing changed since a sequence number, in the order in which they are listed. */
export async function* streamStatements(queries: Queries, sequence: number): AsyncIterable<StatementRow> {
  for (let last: PlacedRow | null = null, more = true; more;) {
    const page: readonly PlacedRow[] = await statementPage(queries, last);
    const changed = await queries.selectFrom("derivedDocuments").select("id").where("changed", ">", sequence).execute();
    const ids = new Set(changed.map(({ id }) => id));
    for (const row of page) if (!ids.has(row.documentId)) yield toStatementRow(row);
    last = page.at(-1) ?? null;
    more = page.length === pageSize;
  }
}

type PlacedRow = Awaited<ReturnType<typeof statementPage>>[number];

async function statementPage(
  queries: Queries,
  last: Pick<DerivedStatementRow, "published" | "documentId" | "start" | "end" | "id"> | null,
) {
  const { published, documentId, start, end, id } = last ?? { published: "", documentId: "", start: 0, end: 0, id: "" };
  const place = sql<boolean>`(${sql.ref("published")}, ${sql.ref("documentId")}, ${sql.ref("start")}, ${sql.ref("end")}, ${sql.ref("id")})`;
  return indexColumns(queries)
    .where(sql<boolean>`${place} > (${published}, ${documentId}, ${start}, ${end}, ${id})`)
    .orderBy("published")
    .orderBy("documentId")
    .orderBy("start")
    .orderBy("end")
    .orderBy("id")
    .limit(pageSize)
    .execute();
}

/** What an index keeps of statements, and their places. */
function indexColumns(queries: Queries) {
  return queries
    .selectFrom("derivedStatements")
    .select(["id", "documentId", "published", "start", "end", "versions", "relationId", "subjectId", "predicate", "objectId", "value"])
    .select(["polarity", "modality", "review", "confidence", "speakerId", "speaksForId", "validFrom", "validTo"]);
}

/** What changed since a sequence number, all read within a transaction; null if that is too much to tell. */
export async function readChanges(
  queries: Queries,
  since: number,
): Promise<Pick<IndexChange, "documents" | "entities" | "removedRedirects"> | null> {
  const documents = await queries.selectFrom("derivedDocuments").selectAll().where("changed", ">", since).limit(mostChanged).execute();
  if (documents.length === mostChanged) return null;
  const entities = await queries.selectFrom("entities").selectAll().where("changed", ">", since).execute();
  const redirects = await queries.selectFrom("redirects").select("id").where("changed", ">", since).where("gone", "=", 1).execute();
  return {
    documents: await changedDocuments(queries, documents),
    entities: new Map(entities.map((row) => [row.id, row.gone === 1 ? null : toEntityRow(row)])),
    removedRedirects: new Set(redirects.map(({ id }) => id)),
  };
}

async function changedDocuments(queries: Queries, documents: readonly DerivedDocumentRow[]): Promise<ReadonlyMap<string, ChangedDocument>> {
  const rows = await indexColumns(queries)
    .where(
      among(
        queries,
        "documentId",
        documents.map(({ id }) => id),
      ),
    )
    .orderBy("published")
    .orderBy("documentId")
    .orderBy("start")
    .orderBy("end")
    .orderBy("id")
    .execute();
  const statements = new Map<string, StatementRow[]>(documents.map(({ id }) => [id, []]));
  for (const row of rows) statements.get(row.documentId)?.push(toStatementRow(row));
  return new Map(documents.map((row) => [row.id, { row: toDocumentRow(row), statements: statements.get(row.id) ?? [] }]));
}

function toDocumentRow({ id, collections, versions, sentences, silentSentences }: DerivedDocumentRow): DocumentRow {
  return {
    id,
    collections: JSON.parse(collections) as readonly string[],
    published: JSON.parse(versions) as readonly (string | null)[],
    sentences,
    silentSentences,
  };
}

function toEntityRow({ id, type, name, aliases, mergedIds, documents }: EntityTableRow): EntityRow {
  const present = documents > 0;
  const forms = present ? [...new Set([name, ...(JSON.parse(aliases) as readonly string[])].map(fold))] : [];
  return { id, type: type as EntityRow["type"], name, forms, present, mergedIds: JSON.parse(mergedIds) as readonly string[] };
}

function toStatementRow(row: PlacedRow): StatementRow {
  return {
    id: row.id,
    relationId: row.relationId,
    subjectId: row.subjectId,
    predicate: row.predicate,
    objectId: row.objectId,
    value: row.value === null ? null : JSON.parse(row.value),
    polarity: row.polarity,
    modality: row.modality,
    review: row.review,
    confidence: row.confidence,
    documentId: row.documentId,
    versions: JSON.parse(row.versions),
    speakerId: row.speakerId,
    speaksForId: row.speaksForId,
    validity: toRange(row),
  } as StatementRow;
}

/** Ends that are open stand as the last day that there is. */
function toRange({ validFrom, validTo }: Pick<DerivedStatementRow, "validFrom" | "validTo">): StatementRow["validity"] {
  if (validFrom === null || validTo === null) return null;
  return { from: validFrom <= -openEnd ? -Infinity : validFrom, to: validTo >= openEnd ? Infinity : validTo };
}
