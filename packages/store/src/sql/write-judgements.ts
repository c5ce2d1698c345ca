import type { Judgement } from "@entente/core";
import type { Kysely } from "kysely";
import { freshJudgements, judgedDocuments, judgementQuestions, type JudgementFacts } from "../rules/judgements.js";
import type { AppendOutcome } from "../store.js";
import { among } from "./ids.js";
import { findTexts } from "./read.js";
import { judgementRow } from "./rows.js";
import type { Schema } from "./schema.js";
import { insertAll } from "./insert.js";
import { countChanges } from "./write-readings.js";

/** Appends judgements within a transaction, those that are new. */
export async function writeJudgements(queries: Kysely<Schema>, judgements: readonly Judgement[]): Promise<AppendOutcome> {
  const fresh = freshJudgements(judgements, await lookUp(queries, judgements));
  if (fresh.length > 0) await insertJudgements(queries, fresh);
  return { appended: fresh.length, known: judgements.length - fresh.length };
}

async function insertJudgements(queries: Kysely<Schema>, fresh: readonly Judgement[]): Promise<void> {
  const sequence = (await countChanges(queries, 1)) + 1;
  await insertAll(
    queries,
    "judgements",
    fresh.map((judgement) => ({ ...judgementRow(judgement), sequence })),
  );
  await insertAll(queries, "judgementDocuments", fresh.flatMap(documentLinks));
}

function documentLinks(judgement: Judgement): Schema["judgementDocuments"][] {
  return judgedDocuments(judgement).map((documentId) => ({ judgementId: judgement.id, documentId }));
}

async function lookUp(queries: Kysely<Schema>, judgements: readonly Judgement[]): Promise<JudgementFacts> {
  const { judgementIds, documentIds, textsOf } = judgementQuestions(judgements);
  const known = await queries
    .selectFrom("judgements")
    .select("id")
    .where(among(queries, "id", judgementIds))
    .execute();
  const documents = await queries
    .selectFrom("documents")
    .select("id")
    .where(among(queries, "id", documentIds))
    .execute();
  const removed = await queries
    .selectFrom("tombstones")
    .select("documentId")
    .where(among(queries, "documentId", documentIds))
    .execute();
  const texts = new Map<string, readonly string[]>();
  for (const id of textsOf) texts.set(id, await findTexts(queries, id));
  return {
    judgements: new Set(known.map(({ id }) => id)),
    documents: new Set(documents.map(({ id }) => id)),
    removed: new Set(removed.map(({ documentId }) => documentId)),
    texts,
  };
}
