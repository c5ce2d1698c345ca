import { sql, type Kysely, type Migration } from "kysely";

type Database = Kysely<unknown>;

/** The first schema; `Schema` says what the columns hold. */
export const initial: Migration = {
  async up(database: Database) {
    await createState(database);
    await createDocuments(database);
    await createVersions(database);
    await createMentions(database);
    await createStatements(database);
    await createRejects(database);
    await createJudgements(database);
    await createTombstones(database);
  },
};

async function createState(database: Database): Promise<void> {
  await database.schema
    .createTable("state")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("unswept", "integer", (column) => column.notNull())
    .execute();
  await sql`insert into ${sql.table("state")} values (1, 0, 0)`.execute(database);
}

async function createDocuments(database: Database): Promise<void> {
  await database.schema
    .createTable("documents")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("url", "text")
    .addColumn("path", "text")
    .addColumn("collections", "text", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("licence", "text")
    .execute();
}

async function createVersions(database: Database): Promise<void> {
  await database.schema
    .createTable("versions")
    .addColumn("documentId", "text", (column) => column.notNull())
    .addColumn("checksum", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("title", "text")
    .addColumn("outlet", "text")
    .addColumn("published", "text")
    .addColumn("readAt", "text", (column) => column.notNull())
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("sentences", "integer", (column) => column.notNull())
    .addColumn("silentSentences", "integer", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("versionsKey", ["documentId", "checksum"])
    .addForeignKeyConstraint("versionsOfDocument", ["documentId"], "documents", ["id"])
    .execute();
}

async function createMentions(database: Database): Promise<void> {
  await database.schema
    .createTable("mentions")
    .addColumn("documentId", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("start", "integer", (column) => column.notNull())
    .addColumn("end", "integer", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("entityType", "text", (column) => column.notNull())
    .addColumn("entityName", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("mentionsKey", ["documentId", "version", "ordinal"])
    .addForeignKeyConstraint("mentionsOfVersion", ["documentId", "version"], "versions", ["documentId", "checksum"])
    .execute();
}

async function createStatements(database: Database): Promise<void> {
  await database.schema
    .createTable("statements")
    .addColumn("documentId", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("subjectType", "text", (column) => column.notNull())
    .addColumn("subjectName", "text", (column) => column.notNull())
    .addColumn("predicate", "text", (column) => column.notNull())
    .addColumn("objectType", "text")
    .addColumn("objectName", "text")
    .addColumn("value", "text")
    .addColumn("polarity", "text", (column) => column.notNull())
    .addColumn("modality", "text", (column) => column.notNull())
    .addColumn("speaker", "text")
    .addColumn("qualifiers", "text", (column) => column.notNull())
    .addColumn("via", "text")
    .addColumn("start", "integer", (column) => column.notNull())
    .addColumn("end", "integer", (column) => column.notNull())
    .addColumn("quote", "text", (column) => column.notNull())
    .addColumn("sentenceStart", "integer", (column) => column.notNull())
    .addColumn("sentenceEnd", "integer", (column) => column.notNull())
    .addColumn("originKind", "text", (column) => column.notNull())
    .addColumn("originName", "text", (column) => column.notNull())
    .addColumn("originVersion", "text", (column) => column.notNull())
    .addColumn("confidence", "double precision", (column) => column.notNull())
    .addPrimaryKeyConstraint("statementsKey", ["documentId", "version", "id"])
    .addForeignKeyConstraint("statementsOfVersion", ["documentId", "version"], "versions", ["documentId", "checksum"])
    .execute();
}

async function createRejects(database: Database): Promise<void> {
  await database.schema
    .createTable("rejects")
    .addColumn("documentId", "text", (column) => column.notNull())
    .addColumn("version", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("origin", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("rejectsKey", ["documentId", "version", "ordinal"])
    .addForeignKeyConstraint("rejectsOfVersion", ["documentId", "version"], "versions", ["documentId", "checksum"])
    .execute();
}

async function createJudgements(database: Database): Promise<void> {
  await database.schema
    .createTable("judgements")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("undoes", "text")
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await database.schema.createIndex("judgementsByTime").on("judgements").columns(["at", "id"]).execute();
  await database.schema.createIndex("judgementsByUndone").on("judgements").column("undoes").execute();
  await database.schema
    .createTable("judgementDocuments")
    .addColumn("judgementId", "text", (column) => column.notNull())
    .addColumn("documentId", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("judgementDocumentsKey", ["documentId", "judgementId"])
    .addForeignKeyConstraint("documentsOfJudgement", ["judgementId"], "judgements", ["id"])
    .addForeignKeyConstraint("judgementsOfDocument", ["documentId"], "documents", ["id"])
    .execute();
  await database.schema.createIndex("judgementDocumentsByJudgement").on("judgementDocuments").column("judgementId").execute();
}

async function createTombstones(database: Database): Promise<void> {
  await database.schema
    .createTable("tombstones")
    .addColumn("documentId", "text", (column) => column.primaryKey())
    .addColumn("checksums", "text", (column) => column.notNull())
    .addColumn("removedAt", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("tombstoneChecksums")
    .addColumn("checksum", "text", (column) => column.notNull())
    .addColumn("documentId", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("tombstoneChecksumsKey", ["checksum", "documentId"])
    .addForeignKeyConstraint("checksumsOfTombstone", ["documentId"], "tombstones", ["documentId"])
    .execute();
}
