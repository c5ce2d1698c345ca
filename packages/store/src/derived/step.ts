import {
  deriveDocument,
  documentLocals,
  knownForms,
  resolveLocals,
  type DerivedDocument,
  type DocumentRecords,
  type Gazetteer,
  type NameForm,
  type PresentLocal,
} from "@entente/core";
import type { DerivationRow, DerivedDocumentRow, DerivedStatementRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import { insertAll, replaceAll } from "../sql/insert.js";
import { createLateIndexes, lateIndexesOf } from "../sql/late-indexes.js";
import { nameAllEntities } from "./all-entities.js";
import { chooseBatch, hasPending } from "./batch.js";
import { addTexts, findGroups, type DocumentText } from "./copies.js";
import { clearDerived, kept, newGeneration, readDerivation, writeDerivation } from "./derivation.js";
import { renameEntities } from "./entities.js";
import { hasEntityJudgements, judgePairs, markJudged, type JudgedPairs } from "./judged.js";
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
  readonly progress: Progress;
}

/**
 * Up to which sequence number every document was derived, perhaps before another one changed it: while some are pending, the
 * derivation's own number stands still, and whoever begins there looks at all that is done again.
 */
export interface Progress {
  readonly generation: string;
  readonly reached: number;
}

/**
 * Derives what is next, within a transaction.
 * @param progress - as the step before left it, null before the first; that of another generation counts for nothing
 */
export async function deriveStep(queries: Queries, rules: DerivingRules, size: number, progress: Progress | null): Promise<StepOutcome> {
  await beginAnew(queries, rules);
  await keepEntitiesOnceJudged(queries, rules);
  const derivation = await readDerivation(queries);
  const { generation } = derivation;
  const from = progress?.generation === generation ? Math.max(progress.reached, derivation.sequence) : derivation.sequence;
  const { sequence: target } = await queries.selectFrom("state").select("sequence").executeTakeFirstOrThrow();
  await markJudged(queries, derivation.judged);
  const { documentIds, reached } = await chooseBatch(queries, from, target, size);
  const rejects = await deriveDocuments(queries, documentIds, derivation, rules);
  const isPending = await hasPending(queries);
  const sequence = isPending ? derivation.sequence : reached;
  await writeDerivation(queries, { sequence, judged: target, rejects: derivation.rejects + rejects });
  return { documents: documentIds.length, progress: { generation, reached } };
}

/** Throws everything away that was derived with other reference data or rules. */
export async function beginAnew(queries: Queries, { reference }: DerivingRules): Promise<void> {
  if ((await readDerivation(queries)).reference === reference) return;
  await clearDerived(queries);
  await writeDerivation(queries, { reference, generation: newGeneration() });
}

/** Deriving must know entities once people judged who is the same. */
async function keepEntitiesOnceJudged(queries: Queries, rules: DerivingRules): Promise<void> {
  if ((await readDerivation(queries)).indexed !== kept.noEntities || !(await hasEntityJudgements(queries))) return;
  await keepEntities(queries, rules);
  await writeDerivation(queries, { indexed: kept.noIndexes });
}

/** Makes the entities that were left out, within a transaction, and what finds those that a judgement speaks of. */
export async function keepEntities(queries: Queries, { gazetteer }: DerivingRules): Promise<void> {
  const { sequence } = await readDerivation(queries);
  await createLateIndexes(queries, lateIndexesOf(["locals"]));
  await nameAllEntities(queries, { mergedIds: () => [], knownForms: formsKnownTo(gazetteer), changed: sequence, keepGone: true });
  // An index that was built meanwhile knows none of them.
  await writeDerivation(queries, { generation: newGeneration() });
}

/** @returns how many more statements are refused */
async function deriveDocuments(
  queries: Queries,
  ids: readonly string[],
  { sequence, indexed }: DerivationRow,
  { gazetteer }: DerivingRules,
): Promise<number> {
  const changed = sequence + 1;
  const records = await readRecords(queries, ids);
  const heads = await readHeads(queries, ids);
  const before = await readLocals(queries, heads);
  const found = records.documents.map((document) => documentLocals(document, gazetteer));
  const judged = await judgePairs(queries, { documentIds: new Set(ids), locals: found.flat() }, gazetteer);
  await addTexts(queries, records.documents.flatMap(textsOf));
  const context = { standing: records.standing, copies: await findGroups(queries, ids) };
  await deleteDocuments(queries, heads);
  const left: DocumentRest[] = [];
  const derive = (document: DocumentRecords, place: number) =>
    deriveDocument(document, resolveLocals(found[place] ?? [], judged.pairs), context);
  await insertAll(queries, "derivedStatements", deriveStatements(records, derive, left));
  const after = left.flatMap(({ locals }) => locals);
  await insertAll(queries, "locals", after.map(localRow));
  const rules = namingRules(judged, gazetteer, changed);
  if (indexed !== kept.noEntities) await renameEntities(queries, { before, after, merged: judged.touched }, rules);
  await writeLoose(queries, left, judged);
  return writeHeads(queries, heads, records, changed);
}

/** What was derived before of documents; those that are new have no rows anywhere, and nothing to read or delete. */
type Heads = readonly Pick<DerivedDocumentRow, "id" | "rejects">[];

async function readHeads(queries: Queries, ids: readonly string[]): Promise<Heads> {
  return queries
    .selectFrom("derivedDocuments")
    .select(["id", "rejects"])
    .where(among(queries, "id", ids))
    .execute();
}

function textsOf({ document: { id, versions } }: DocumentRecords): readonly DocumentText[] {
  return versions.map(({ checksum, traits: { signature } }) => ({ documentId: id, checksum, signature }));
}

async function readLocals(queries: Queries, heads: Heads): Promise<readonly PresentLocal[]> {
  if (heads.length === 0) return [];
  const rows = await queries.selectFrom("locals").selectAll().where(amongHeads(queries, heads)).execute();
  return rows.map(toLocal);
}

function amongHeads(queries: Queries, heads: Heads) {
  return among(
    queries,
    "documentId",
    heads.map(({ id }) => id),
  );
}

async function deleteDocuments(queries: Queries, heads: Heads): Promise<void> {
  await queries.deleteFrom("looseJudgements").where("documentId", "=", "").execute();
  if (heads.length === 0) return;
  for (const table of ["derivedStatements", "locals", "looseJudgements"] as const) {
    await queries.deleteFrom(table).where(amongHeads(queries, heads)).execute();
  }
}

/** What follows from a document besides its statements. */
interface DocumentRest extends Pick<DerivedDocument, "locals" | "loose"> {
  readonly documentId: string;
}

/**
 * Derives one document after another while rows are taken, so that no more than a few of them are held at once.
 * @param left - takes what else follows from the documents
 */
function* deriveStatements(
  { documents }: BatchRecords,
  derive: (document: DocumentRecords, place: number) => DerivedDocument,
  left: DocumentRest[],
): Iterable<DerivedStatementRow> {
  for (const [place, records] of documents.entries()) {
    const { statements, locals, loose } = derive(records, place);
    left.push({ documentId: records.document.id, locals, loose });
    for (const statement of statements) yield derivedStatementRow(statement, records.document);
  }
}

function namingRules({ pairs }: JudgedPairs, gazetteer: Gazetteer, changed: number) {
  // One that leads elsewhere now, and that documents still to be derived again name, leads nobody to itself.
  const mergedIds = (id: string): readonly string[] => (pairs.find(id) === id ? pairs.others(id) : []);
  return { mergedIds, knownForms: formsKnownTo(gazetteer), changed, keepGone: true };
}

function formsKnownTo(gazetteer: Gazetteer): (id: string) => readonly NameForm[] {
  return (id) => {
    const entity = gazetteer.byId(id);
    return entity ? knownForms(entity) : [];
  };
}

/** Judgements that found nothing: those on the documents' statements, and all on entities. */
async function writeLoose(queries: Queries, derived: readonly DocumentRest[], { pairs }: JudgedPairs): Promise<void> {
  const onStatements = derived.flatMap(({ documentId, loose }) =>
    loose.map(({ judgement, reason }) => ({ judgementId: judgement.id, documentId, reason })),
  );
  const onEntities = pairs.loose.map(({ judgement, reason }) => ({ judgementId: judgement.id, documentId: "", reason }));
  await insertAll(queries, "looseJudgements", [...onStatements, ...onEntities]);
}

async function writeHeads(queries: Queries, before: Heads, { documents, rejects }: BatchRecords, changed: number): Promise<number> {
  const sources = await queries
    .selectFrom("documents")
    .select(["id", "sequence"])
    .where(
      among(
        queries,
        "id",
        documents.map(({ document }) => document.id),
      ),
    )
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
