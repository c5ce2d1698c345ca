import type { GraphRecords, ReferenceEntity } from "@entente/core";
import type { Kysely } from "kysely";
import { insertAll } from "../sql/insert.js";
import { judgementRow, statementRow } from "../sql/rows.js";
import type { Schema } from "../sql/schema.js";
import { derivedRows } from "./derived-rows.js";

/** Tables that a graph is read from, those with rows that others name last. */
const tables = [
  "looseJudgements",
  "redirects",
  "entityForms",
  "entities",
  "locals",
  "derivedStatements",
  "derivedDocuments",
  "judgementDocuments",
  "judgements",
  "statements",
  "traits",
  "versions",
  "documents",
] as const;

/**
 * Puts records and what follows from them into the tables of an engine, in place of what was there; texts are left out.
 * @returns how many judgements are loose
 */
export async function fillTables(queries: Kysely<Schema>, records: GraphRecords, reference: readonly ReferenceEntity[]): Promise<number> {
  const rows = derivedRows(records, reference);
  await queries.transaction().execute(async (transaction) => {
    for (const table of tables) await transaction.deleteFrom(table).execute();
    await fillTruth(transaction, records);
    await insertAll(transaction, "derivedDocuments", rows.derivedDocuments);
    await insertAll(transaction, "derivedStatements", rows.derivedStatements);
    await insertAll(transaction, "locals", rows.locals);
    await insertAll(transaction, "entities", rows.entities);
    await insertAll(transaction, "entityForms", rows.entityForms);
    await insertAll(transaction, "redirects", rows.redirects);
    await insertAll(transaction, "looseJudgements", rows.looseJudgements);
  });
  return rows.looseJudgements.length;
}

async function fillTruth(queries: Kysely<Schema>, { sequence, documents, statements, judgements }: GraphRecords): Promise<void> {
  const versions = documents.flatMap(({ id, versions: own }) => own.map((version, ordinal) => ({ documentId: id, version, ordinal })));
  await insertAll(
    queries,
    "documents",
    documents.map(({ id, url, path, language, licence, collections }) => {
      return { id, url, path, language, licence, sequence, collections: JSON.stringify(collections) };
    }),
  );
  await insertAll(
    queries,
    "versions",
    versions.map(({ documentId, ordinal, version: { traits: _traits, ...version } }) => {
      const { checksum, title, outlet, published, readAt, sentences, silentSentences } = version;
      return { documentId, ordinal, checksum, title, outlet, published, readAt, sentences, silentSentences, origin: "{}", text: "" };
    }),
  );
  await insertAll(
    queries,
    "traits",
    versions.map(({ documentId, version: { checksum, traits } }) => ({ documentId, checksum, ...traits })),
  );
  await insertAll(queries, "statements", statements.map(statementRow));
  await insertAll(
    queries,
    "judgements",
    judgements.map((judgement) => ({ ...judgementRow(judgement), sequence })),
  );
}
