import { checksum, createGazetteer, EntenteError, type DocumentEntity, type IndexChange, type ReferenceEntity } from "@entente/core";
import { findEntities } from "../reader/entities.js";
import { findLoose } from "../reader/loose.js";
import { createSqlGraphReader } from "../reader/reader.js";
import { findStatementsById } from "../reader/statements.js";
import { among } from "../sql/ids.js";
import { clearDerived, readDerivation } from "./derivation.js";
import { deriveAll, type DerivingEngine } from "./derive-all.js";
import type { Derived, DerivedState, StreamedIndexRows } from "./derived.js";
import type { Queries } from "./queries.js";
import type { DerivingRules } from "./step.js";
import { readChanges, streamDocuments, streamEntities, streamStatements } from "./stream.js";

/** Grows whenever the same records and reference data give other rows than before: then everything is derived anew. */
const rulesVersion = 1;

/** Derived rows in the tables of an SQL database, beside those of what is stored. */
export function createSqlDerived(engine: DerivingEngine): Derived {
  const { queries } = engine;
  const rulesOf = rememberRules();
  return {
    state: () => readState(queries),
    derive: (reference, options = {}) => deriveAll(engine, rulesOf(reference), options).then(() => readState(queries)),
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
