import { setImmediate as nextTurn } from "node:timers/promises";
import type { SqlEngine } from "../sql/engine.js";
import { createLateIndexes, dropLateIndexes, lateIndexesOf } from "../sql/late-indexes.js";
import { addAllTexts } from "./all-texts.js";
import { batchSize, countLeft } from "./batch.js";
import { kept, readDerivation, writeDerivation } from "./derivation.js";
import type { DeriveOptions } from "./derived.js";
import { hasEntityJudgements } from "./judged.js";
import type { Queries } from "./queries.js";
import { beginAnew, deriveStep, keepEntities, type DerivingRules, type Progress, type StepOutcome } from "./step.js";

/** What deriving needs of an engine. */
export type DerivingEngine = Pick<SqlEngine, "queries" | "write" | "inBulk">;

/** Derives what is not derived yet, in as many transactions as it takes; see `Derived.derive`. */
export async function deriveAll(engine: DerivingEngine, rules: DerivingRules, options: DeriveOptions): Promise<void> {
  const { queries } = engine;
  const { sequence, reference } = await readDerivation(queries);
  const isNew = sequence < 0 || reference !== rules.reference;
  const all = options.onProgress || isNew ? await countLeft(queries, isNew ? -1 : sequence) : 0;
  if (isNew && all >= (options.bulkFrom ?? manyDocuments)) await engine.write((transaction) => beginBulk(transaction, rules));
  const { indexed } = await readDerivation(queries);
  if (indexed === kept.all) await deriveSteps(engine, rules, options, all);
  else await inBulk(engine, () => deriveBulk(engine, rules, options, all));
}

function inBulk<T>(engine: DerivingEngine, work: () => Promise<T>): Promise<T> {
  return engine.inBulk ? engine.inBulk(work) : work();
}

/** What is cheaper in one go than document by document comes before, or at the end. */
async function deriveBulk(engine: DerivingEngine, rules: DerivingRules, options: DeriveOptions, all: number): Promise<void> {
  await addAllTexts(engine, () => options.onProgress?.(0, all), options.signal);
  await deriveSteps(engine, rules, options, all);
  await makeIndexes(engine, options.signal);
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

/** Leaves out what is cheaper made at the end, where nothing is derived yet. One that was stopped, or is under way in another process, is gone on with. */
async function beginBulk(queries: Queries, rules: DerivingRules): Promise<void> {
  await beginAnew(queries, rules);
  if ((await readDerivation(queries)).indexed === kept.noEntities) return;
  const isJudged = await hasEntityJudgements(queries);
  await dropLateIndexes(queries, lateIndexesOf(isJudged ? readersTables : [...readersTables, "locals"]));
  await writeDerivation(queries, { indexed: isJudged ? kept.noIndexes : kept.noEntities });
}

const readersTables = ["derivedStatements", "entities", "entityForms"] as const;

/** Each on its own, so that others write between them. Those of entities are made after these. */
async function makeIndexes(engine: DerivingEngine, signal: AbortSignal | undefined): Promise<void> {
  for (const index of lateIndexesOf(["derivedStatements", "locals"])) {
    if (signal?.aborted === true) return;
    await engine.write((transaction) => createLateIndexes(transaction, [index]));
    await nextTurn();
  }
}

/** What is still left out, whoever left it out meanwhile. */
async function endBulk(queries: Queries, rules: DerivingRules): Promise<void> {
  if ((await readDerivation(queries)).indexed === kept.noEntities) await keepEntities(queries, rules);
  await createLateIndexes(queries, lateIndexesOf());
  await writeDerivation(queries, { indexed: kept.all });
}

/** Asked before each step, so that nobody waits for the right to write where there is nothing to do. */
async function isUpToDate(queries: Queries, { reference }: DerivingRules): Promise<boolean> {
  const { sequence: target } = await queries.selectFrom("state").select("sequence").executeTakeFirstOrThrow();
  const derivation = await readDerivation(queries);
  return derivation.sequence === target && derivation.reference === reference;
}
