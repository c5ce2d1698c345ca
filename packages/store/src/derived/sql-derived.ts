import { checksum, createGazetteer, EntenteError, type DocumentEntity, type IndexChange, type ReferenceEntity } from "@entente/core";
import { setImmediate as nextTurn } from "node:timers/promises";
import { findEntities } from "../reader/entities.js";
import { findLoose } from "../reader/loose.js";
import { createSqlGraphReader } from "../reader/reader.js";
import { findStatementsById } from "../reader/statements.js";
import { among } from "../sql/ids.js";
import type { SqlEngine } from "../sql/engine.js";
import { createLateIndexes, dropLateIndexes } from "../sql/late-indexes.js";
import { batchSize, countLeft } from "./batch.js";
import { addAllTexts } from "./all-texts.js";
import { clearDerived, kept, readDerivation, writeDerivation } from "./derivation.js";
import type { Derived, DerivedState, DeriveOptions, StreamedIndexRows } from "./derived.js";
import type { Queries } from "./queries.js";
import { hasEntityJudgements } from "./judged.js";
import { beginAnew, deriveStep, keepEntities, type DerivingRules, type Progress, type StepOutcome } from "./step.js";
import { readChanges, streamDocuments, streamEntities, streamStatements } from "./stream.js";

/** Grows whenever the same records and reference data give other rows than before: then everything is derived anew. */
const rulesVersion = 1;

/** What deriving needs of an engine. */
type DerivingEngine = Pick<SqlEngine, "queries" | "write" | "inBulk">;

/** Derived rows in the tables of an SQL database, beside those of what is stored. */
export function createSqlDerived(engine: DerivingEngine): Derived {
  const { queries } = engine;
  const rulesOf = rememberRules();
  return {
    state: () => readState(queries),
    derive: (reference, options = {}) => deriveAll(engine, rulesOf(reference), options),
    reset: () => engine.write((transaction) => clearDerived(transaction)),
    reader: async () => createSqlGraphReader(queries, await readState(queries)),
    indexRows: () => indexRows(queries),
    changesSince: (generation, sequence) => changesSince(engine, generation, sequence),
    canonicalIds: (locals) => findCanonicalIds(queries, locals),
    documentIds: (limit, after) => listDocumentIds(queries, limit, after),
    rejectsByReason: () => countRejects(queries),
    fetchEntities: (ids) => findEntities(queries, ids),
    fetchStatements: (ids) => findStatementsById(queries, ids),
    fetchLoose: () => findLoose(queries),
  };
}

/** The rules of reference data, made once for each list of them: a server derives after every change. */
function rememberRules(): (reference: readonly ReferenceEntity[]) => DerivingRules {
  const known = new WeakMap<readonly ReferenceEntity[], DerivingRules>();
  return (reference) => {
    const made = known.get(reference) ?? {
      gazetteer: createGazetteer(reference),
      reference: checksum(JSON.stringify([rulesVersion, reference])),
    };
    known.set(reference, made);
    return made;
  };
}

async function readState(queries: Queries): Promise<DerivedState> {
  const { sequence, generation, rejects } = await readDerivation(queries);
  const [judgements, looseJudgements] = [await countRows(queries, "judgements"), await countRows(queries, "looseJudgements")];
  return { sequence, generation, judgements, looseJudgements, rejects };
}

async function countRows(queries: Queries, table: "judgements" | "looseJudgements"): Promise<number> {
  const { count } = await queries
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function deriveAll(engine: DerivingEngine, rules: DerivingRules, options: DeriveOptions): Promise<DerivedState> {
  const { queries } = engine;
  const { sequence, reference } = await readDerivation(queries);
  const isNew = sequence < 0 || reference !== rules.reference;
  const all = options.onProgress || isNew ? await countLeft(queries, isNew ? -1 : sequence) : 0;
  if (isNew && all >= (options.bulkFrom ?? manyDocuments)) await engine.write((transaction) => beginBulk(transaction, rules));
  const { indexed } = await readDerivation(queries);
  if (indexed === kept.all) await deriveSteps(engine, rules, options, all);
  else await inBulk(engine, () => deriveBulk(engine, rules, options, all));
  return readState(queries);
}

function inBulk<T>(engine: DerivingEngine, work: () => Promise<T>): Promise<T> {
  return engine.inBulk ? engine.inBulk(work) : work();
}

/** What is cheaper in one go than document by document comes before, or at the end. */
async function deriveBulk(engine: DerivingEngine, rules: DerivingRules, options: DeriveOptions, all: number): Promise<void> {
  await addAllTexts(engine, () => options.onProgress?.(0, all), options.signal);
  await deriveSteps(engine, rules, options, all);
  if (options.signal?.aborted === true) return;
  await engine.write((transaction) => endBulk(transaction, rules));
  // What came meanwhile.
  await deriveSteps(engine, rules, options, all);
}

async function deriveSteps(
  engine: DerivingEngine,
  rules: DerivingRules,
  { onProgress, signal, batchSize: size = batchSize }: DeriveOptions,
  all: number,
): Promise<void> {
  const goesOn = async (): Promise<boolean> => signal?.aborted !== true && !(await isUpToDate(engine.queries, rules));
  let done = 0;
  let progress: Progress | null = null;
  while (await goesOn()) {
    const before: Progress | null = progress;
    const step: StepOutcome = await engine.write((transaction) => deriveStep(transaction, rules, size, before));
    progress = step.progress;
    done += step.documents;
    if (step.documents > 0) onProgress?.(done, Math.max(all, done));
    // A server answers between two steps.
    await nextTurn();
  }
}

/** Documents from which on what readers alone use is made at the end. */
const manyDocuments = 2_000;

/** Leaves out what is cheaper made at the end. One that was stopped, or is under way in another process, is gone on with. */
async function beginBulk(queries: Queries, rules: DerivingRules): Promise<void> {
  await beginAnew(queries, rules);
  if ((await readDerivation(queries)).indexed === kept.noEntities) return;
  const isJudged = await hasEntityJudgements(queries);
  if (!isJudged) for (const table of ["entities", "entityForms", "redirects"] as const) await queries.deleteFrom(table).execute();
  await dropLateIndexes(queries, isJudged ? readersTables : [...readersTables, "locals"]);
  await writeDerivation(queries, { indexed: isJudged ? kept.noIndexes : kept.noEntities });
}

const readersTables = ["derivedStatements", "entities", "entityForms"] as const;

async function endBulk(queries: Queries, rules: DerivingRules): Promise<void> {
  if ((await readDerivation(queries)).indexed === kept.noEntities) await keepEntities(queries, rules);
  await createLateIndexes(queries);
  await writeDerivation(queries, { indexed: kept.all });
}

/** Asked before each step, so that nobody waits for the right to write where there is nothing to do. */
async function isUpToDate(queries: Queries, { reference }: DerivingRules): Promise<boolean> {
  const { sequence: target } = await queries.selectFrom("state").select("sequence").executeTakeFirstOrThrow();
  const derivation = await readDerivation(queries);
  return derivation.sequence === target && derivation.reference === reference;
}

async function indexRows(queries: Queries): Promise<StreamedIndexRows> {
  const state = await readState(queries);
  return {
    ...state,
    documents: streamDocuments(queries, state.sequence),
    entities: streamEntities(queries),
    statements: streamStatements(queries, state.sequence),
  };
}

/** How often changes are read again that another process wrote into meanwhile, before it is made to wait. */
const attempts = 3;

async function changesSince(engine: DerivingEngine, generation: string, since: number): Promise<IndexChange | null> {
  const { queries } = engine;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await readDerivation(queries);
    if (before.generation !== generation || since > before.sequence) return null;
    const changes = await readWhole(queries, since);
    if ((await readDerivation(queries)).turn === before.turn) return changes;
  }
  return engine.write(async (transaction) =>
    (await readDerivation(transaction)).generation === generation ? readWhole(transaction, since) : null,
  );
}

async function readWhole(queries: Queries, since: number): Promise<IndexChange | null> {
  const { sequence, judgements, looseJudgements, rejects } = await readState(queries);
  const changes = await readChanges(queries, since);
  return changes && { sequence, judgements, looseJudgements, rejects, ...changes };
}

async function findCanonicalIds(queries: Queries, locals: readonly DocumentEntity[]): Promise<readonly (string | null)[]> {
  const documentIds = [...new Set(locals.map(({ documentId }) => documentId))];
  const rows = await queries
    .selectFrom("locals")
    .select(["documentId", "entityType", "entityName", "entityId"])
    .where(among(queries, "documentId", documentIds))
    .where("present", "=", 1)
    .execute();
  const ids = new Map(rows.map((row) => [JSON.stringify([row.documentId, row.entityType, row.entityName]), row.entityId]));
  return locals.map(({ documentId, type, name }) => ids.get(JSON.stringify([documentId, type, name])) ?? null);
}

async function listDocumentIds(queries: Queries, limit: number, after: string | null): Promise<readonly string[]> {
  const rows = queries.selectFrom("derivedDocuments").select("id").orderBy("published").orderBy("id").limit(limit);
  if (after === null) return (await rows.execute()).map(({ id }) => id);
  const last = await queries.selectFrom("derivedDocuments").select("published").where("id", "=", after).executeTakeFirst();
  if (!last) throw new EntenteError("BAD_INPUT", `the list holds no "${after}" to go on after; read it again from the beginning`);
  const next = rows.where((on) => on.eb(on.refTuple("published", "id"), ">", on.tuple(last.published, after)));
  return (await next.execute()).map(({ id }) => id);
}

async function countRejects(queries: Queries) {
  const rows = await queries
    .selectFrom("rejects")
    .select(({ fn }) => ["reason", fn.countAll().as("count")])
    .groupBy("reason")
    .orderBy("reason")
    .execute();
  return rows.map(({ reason, count }) => ({ reason, count: Number(count) }));
}
