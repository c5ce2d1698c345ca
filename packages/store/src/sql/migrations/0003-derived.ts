import { isOnEntities, type Judgement } from "@entente/core";
import { sql, SqliteAdapter, type ColumnDataType, type CreateTableBuilder, type Kysely, type Migration } from "kysely";
import { createLateIndexes, lateIndexesOf } from "../late-indexes.js";

type Database = Kysely<unknown>;

/** The table whose rows this migration changes, as it is at this point. */
type Tables = {
  readonly judgements: { readonly id: string; readonly body: string; readonly onEntities: number };
};

/** Columns by name: "text", or "text?" where null is allowed. */
type Columns = Readonly<Record<string, "text" | "text?" | "integer" | "double precision" | "double precision?">>;

/** Tables of derived rows, and when each document, judgement and tombstone was written, so that only what changed is derived. */
export const derived: Migration = {
  async up(database: Database) {
    await numberWrites(database);
    await tellJudgements(database.withTables<Tables>());
    await createDerivation(database);
    await createDocuments(database);
    await createStatements(database);
    await createEntities(database);
    await createCopies(database);
  },
};

async function numberWrites(database: Database): Promise<void> {
  for (const table of ["documents", "judgements", "tombstones"]) {
    await database.schema
      .alterTable(table)
      .addColumn("sequence", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
  }
  await createIndex(database, "documentsBySequence", "documents", ["sequence", "id"]);
  await createIndex(database, "judgementsBySequence", "judgements", ["sequence"]);
  await createIndex(database, "tombstonesBySequence", "tombstones", ["sequence"]);
}

/** Marks the judgements on entities, which deriving looks for among all. */
async function tellJudgements(database: Kysely<Tables>): Promise<void> {
  await database.schema
    .alterTable("judgements")
    .addColumn("onEntities", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await createIndex(database, "judgementsOnEntities", "judgements", ["onEntities", "id"]);
  for (const { id, body } of await database.selectFrom("judgements").select(["id", "body"]).execute()) {
    if (!isOnEntities(JSON.parse(body) as Judgement)) continue;
    await database.updateTable("judgements").set({ onEntities: 1 }).where("id", "=", id).execute();
  }
}

/** @param isClustered - true for narrow rows: where the database can, they lie in the order of their key and nowhere else */
async function createTable(database: Database, name: string, columns: Columns, key: readonly string[], isClustered = false): Promise<void> {
  let table: CreateTableBuilder<string, string> = database.schema.createTable(name);
  for (const [column, kind] of Object.entries(columns)) {
    const type = kind.replace("?", "") as ColumnDataType;
    table = table.addColumn(column, type, (definition) => (kind.endsWith("?") ? definition : definition.notNull()));
  }
  const isSqlite = database.getExecutor().adapter instanceof SqliteAdapter;
  if (isClustered && isSqlite) table = table.modifyEnd(sql`without rowid`);
  await table.addPrimaryKeyConstraint(`${name}Key`, [...key]).execute();
}

async function createIndex<Tables>(database: Kysely<Tables>, name: string, table: string, columns: readonly string[]): Promise<void> {
  await database.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}

async function createDerivation(database: Database): Promise<void> {
  const columns: Columns = {
    id: "integer",
    sequence: "integer",
    judged: "integer",
    turn: "integer",
    generation: "text",
    reference: "text",
    rejects: "integer",
    indexed: "integer",
  };
  await createTable(database, "derivation", columns, ["id"]);
  await sql`insert into ${sql.table("derivation")} values (1, -1, -1, 0, '', '', 0, 1)`.execute(database);
}

async function createDocuments(database: Database): Promise<void> {
  const columns: Columns = {
    id: "text",
    published: "text",
    version: "text",
    versions: "text",
    collections: "text",
    sentences: "integer",
    silentSentences: "integer",
    rejects: "integer",
    source: "integer",
    pending: "integer",
    changed: "integer",
  };
  await createTable(database, "derivedDocuments", columns, ["id"], true);
  await createIndex(database, "derivedDocumentsByPublication", "derivedDocuments", ["published", "id"]);
  await createIndex(database, "derivedDocumentsByChange", "derivedDocuments", ["changed", "id"]);
  await createIndex(database, "derivedDocumentsPending", "derivedDocuments", ["pending", "id"]);
  await createTable(database, "looseJudgements", { judgementId: "text", documentId: "text", reason: "text" }, ["judgementId"]);
  await createIndex(database, "looseJudgementsByDocument", "looseJudgements", ["documentId"]);
}

async function createStatements(database: Database): Promise<void> {
  const columns: Columns = {
    documentId: "text",
    id: "text",
    version: "text",
    versions: "text",
    current: "integer",
    published: "text",
    start: "integer",
    end: "integer",
    relationId: "text",
    subjectId: "text",
    subjectType: "text",
    predicate: "text",
    objectId: "text?",
    objectType: "text?",
    value: "text?",
    polarity: "text",
    modality: "text",
    review: "text",
    confidence: "double precision",
    speakerId: "text?",
    speaksForId: "text?",
    validFrom: "double precision?",
    validTo: "double precision?",
    qualifierIds: "text",
    judgements: "text",
    decided: "text?",
    copies: "text",
  };
  await createTable(database, "derivedStatements", columns, ["documentId", "id"]);
  await createLateIndexes(database, lateIndexesOf(["derivedStatements"]));
}

async function createEntities(database: Database): Promise<void> {
  const locals: Columns = {
    documentId: "text",
    entityType: "text",
    entityName: "text",
    forms: "text",
    baseId: "text",
    entityId: "text",
    present: "integer",
    named: "integer",
  };
  await createTable(database, "locals", locals, ["documentId", "entityType", "entityName"]);
  await createIndex(database, "localsByBase", "locals", ["baseId", "named"]);
  const entities: Columns = {
    id: "text",
    type: "text",
    name: "text",
    aliases: "text",
    mergedIds: "text",
    documents: "integer",
    gone: "integer",
    changed: "integer",
  };
  await createTable(database, "entities", entities, ["id"], true);
  const forms: Columns = {
    entityId: "text",
    form: "text",
    folded: "text",
    locals: "integer",
    names: "integer",
    pastNames: "integer",
    known: "integer",
  };
  await createTable(database, "entityForms", forms, ["entityId", "form"], true);
  await createLateIndexes(database, lateIndexesOf(["entities", "entityForms"]));
  await createTable(database, "redirects", { id: "text", entityId: "text", gone: "integer", changed: "integer" }, ["id"]);
  await createIndex(database, "redirectsByEntity", "redirects", ["entityId"]);
  await createIndex(database, "redirectsByChange", "redirects", ["changed"]);
}

async function createCopies(database: Database): Promise<void> {
  await createTable(database, "textBands", { band: "text", text: "text" }, ["band", "text"], true);
  const holders: Columns = { text: "text", documentId: "text", checksum: "text" };
  await createTable(database, "textHolders", holders, ["text", "documentId", "checksum"], true);
  await createTable(database, "copies", { documentId: "text", checksum: "text", copies: "text" }, ["documentId", "checksum"]);
  await createIndex(database, "copiesByText", "copies", ["checksum"]);
  await createIndex(database, "copiesByGroup", "copies", ["copies"]);
}
