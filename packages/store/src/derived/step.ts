import {
  deriveDocument,
  documentLocals,
  knownForms,
  resolveLocals,
  type DerivedDocument,
  type Gazetteer,
  type NameForm,
  type PresentLocal,
} from "@entente/core";
import type { DerivationRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import { insertAll, replaceAll } from "../sql/insert.js";
import { chooseBatch, hasPending } from "./batch.js";
import { addTexts, findGroups } from "./copies.js";
import { clearDerived, newGeneration, readDerivation, writeDerivation } from "./derivation.js";
import { renameEntities } from "./entities.js";
import { judgePairs, markJudged, type JudgedPairs } from "./judged.js";
import type { Queries } from "./queries.js";
import { readRecords, type BatchRecords } from "./records.js";
import { derivedDocumentRow, derivedStatementRow, localRow, toLocal } from "./rows.js";

/** Reference data, ready to be looked up, with a checksum of them and of the rules. */
export interface DerivingRules {
  readonly gazetteer: Gazetteer;
  readonly reference: string;
}

/** What one step did. */
export interface StepOutcome {
  /** How many documents were derived. */
  readonly documents: number;
  /** True if nothing is left to derive. */
  readonly isDone: boolean;
}

/** Derives what is next, within a transaction. */
export async function deriveStep(queries: Queries, rules: DerivingRules, size: number): Promise<StepOutcome> {
  const derivation = await beginAnew(queries, rules);
  const { sequence: target } = await queries.selectFrom("state").select("sequence").executeTakeFirstOrThrow();
  await markJudged(queries, derivation.judged);
  const { documentIds, reached } = await chooseBatch(queries, derivation.sequence, target, size);
  const rejects = await deriveDocuments(queries, documentIds, derivation, rules);
  const isPending = await hasPending(queries);
  const sequence = isPending ? derivation.sequence : Math.max(reached, derivation.sequence);
  await writeDerivation(queries, { sequence, judged: target, rejects: derivation.rejects + rejects });
  return { documents: documentIds.length, isDone: sequence === target && !isPending };
}

/** Throws everything away that was derived with other reference data or rules. */
async function beginAnew(queries: Queries, { reference }: DerivingRules): Promise<DerivationRow> {
  const derivation = await readDerivation(queries);
  if (derivation.reference === reference) return derivation;
  await clearDerived(queries);
  await writeDerivation(queries, { reference, generation: newGeneration() });
  return readDerivation(queries);
}

/** @returns how many more statements are refused */
async function deriveDocuments(
  queries: Queries,
  ids: readonly string[],
  { sequence }: DerivationRow,
  { gazetteer }: DerivingRules,
): Promise<number> {
  const changed = sequence + 1;
  const records = await readRecords(queries, ids);
  const before = await readLocals(queries, ids);
  const found = records.documents.map((document) => documentLocals(document, gazetteer));
  const judged = await judgePairs(queries, { documentIds: new Set(ids), locals: found.flat() }, gazetteer);
  await addTexts(
    queries,
    records.documents.flatMap(({ document: { id, versions } }) =>
      versions.map(({ checksum, traits: { signature } }) => ({ documentId: id, checksum, signature })),
    ),
  );
  const context = { standing: records.standing, copies: await findGroups(queries, ids) };
  const derived = records.documents.map((document, place) =>
    deriveDocument(document, resolveLocals(found[place] ?? [], judged.pairs), context),
  );
  const after = derived.flatMap(({ locals }) => locals);
  await writeDocuments(queries, ids, records, derived);
  await renameEntities(queries, { before, after, merged: judged.touched }, namingRules(judged, gazetteer, changed));
  await writeLoose(queries, records, derived, judged);
  return writeHeads(queries, ids, records, changed);
}

async function readLocals(queries: Queries, ids: readonly string[]): Promise<readonly PresentLocal[]> {
  const rows = await queries
    .selectFrom("locals")
    .selectAll()
    .where(among(queries, "documentId", ids))
    .execute();
  return rows.map(toLocal);
}

async function writeDocuments(
  queries: Queries,
  ids: readonly string[],
  { documents }: BatchRecords,
  derived: readonly DerivedDocument[],
): Promise<void> {
  for (const table of ["derivedStatements", "locals"] as const) {
    await queries
      .deleteFrom(table)
      .where(among(queries, "documentId", ids))
      .execute();
  }
  const statements = derived.flatMap((one, place) => {
    const document = documents[place]?.document;
    return document ? one.statements.map((statement) => derivedStatementRow(statement, document)) : [];
  });
  await insertAll(queries, "derivedStatements", statements);
  await insertAll(
    queries,
    "locals",
    derived.flatMap(({ locals }) => locals.map(localRow)),
  );
}

function namingRules({ pairs }: JudgedPairs, gazetteer: Gazetteer, changed: number) {
  const known = (id: string): readonly NameForm[] => {
    const entity = gazetteer.byId(id);
    return entity ? knownForms(entity) : [];
  };
  // One that leads elsewhere now, and that documents still to be derived again name, leads nobody to itself.
  const mergedIds = (id: string): readonly string[] => (pairs.find(id) === id ? pairs.others(id) : []);
  return { mergedIds, knownForms: known, changed, keepGone: true };
}

/** Judgements that found nothing: those on the documents' statements, and all on entities. */
async function writeLoose(
  queries: Queries,
  { documents }: BatchRecords,
  derived: readonly DerivedDocument[],
  { pairs }: JudgedPairs,
): Promise<void> {
  await queries
    .deleteFrom("looseJudgements")
    .where(among(queries, "documentId", ["", ...documents.map(({ document }) => document.id)]))
    .execute();
  const onStatements = derived.flatMap(({ loose }, place) =>
    loose.map(({ judgement, reason }) => ({ judgementId: judgement.id, documentId: documents[place]?.document.id ?? "", reason })),
  );
  const onEntities = pairs.loose.map(({ judgement, reason }) => ({ judgementId: judgement.id, documentId: "", reason }));
  await insertAll(queries, "looseJudgements", [...onStatements, ...onEntities]);
}

async function writeHeads(
  queries: Queries,
  ids: readonly string[],
  { documents, rejects }: BatchRecords,
  changed: number,
): Promise<number> {
  const before = await queries
    .selectFrom("derivedDocuments")
    .select("rejects")
    .where(among(queries, "id", ids))
    .execute();
  const sources = await queries
    .selectFrom("documents")
    .select(["id", "sequence"])
    .where(among(queries, "id", ids))
    .execute();
  const sequences = new Map(sources.map(({ id, sequence }) => [id, sequence]));
  const rows = documents.map(({ document }) =>
    derivedDocumentRow(document, { rejects: rejects.get(document.id) ?? 0, source: sequences.get(document.id) ?? 0, changed }),
  );
  await replaceAll(queries, "derivedDocuments", ["id"], rows);
  return sum(rows) - sum(before);
}

function sum(rows: readonly { readonly rejects: number }[]): number {
  return rows.reduce((total, { rejects }) => total + rejects, 0);
}
