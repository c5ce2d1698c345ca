import type { Judgement } from "@entente/core";
import type { Kysely } from "kysely";
import { freshJudgements, judgedDocuments, judgementQuestions, type JudgementFacts } from "../rules/judgements.js";
import type { AppendOutcome } from "../store.js";
import { among } from "./ids.js";
import { findTexts } from "./read.js";
import { judgementRow } from "./rows.js";
import type { Schema } from "./schema.js";
import { countChanges, insertAll } from "./write-readings.js";

/** Appends judgements within a transaction, those that are new. */
export async function writeJudgements(queries: Kysely<Schema>, judgements: readonly Judgement[]): Promise<AppendOutcome> {
  const fresh = freshJudgements(judgements, await lookUp(queries, judgements));
  await insertAll(queries, "judgements", fresh.map(judgementRow));
  await insertAll(queries, "judgementDocuments", fresh.flatMap(documentLinks));
  if (fresh.length > 0) await countChanges(queries, 1);
  return { appended: fresh.length, known: judgements.length - fresh.length };
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
