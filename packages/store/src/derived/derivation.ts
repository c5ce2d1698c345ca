import { randomUUID } from "node:crypto";
import type { DerivationRow } from "../sql/derived-schema.js";
import { among } from "../sql/ids.js";
import type { Queries } from "./queries.js";

/**
 * Values of {@link DerivationRow.indexed}. Entities and their names are left out only as long as no judgement on entities was
 * taken up: until then every local entity goes by its base id.
 */
export const kept = { all: 1, noIndexes: 0, noEntities: -1 } as const;

/** How far deriving has come. */
export async function readDerivation(queries: Queries): Promise<DerivationRow> {
  return queries.selectFrom("derivation").selectAll().executeTakeFirstOrThrow();
}

/** Notes, within a transaction, how far it has come now; the turn moves on by itself. */
export async function writeDerivation(queries: Queries, change: Partial<Omit<DerivationRow, "id" | "turn">>): Promise<void> {
  await queries
    .updateTable("derivation")
    .set(({ eb }) => ({ ...change, turn: eb("turn", "+", 1) }))
    .execute();
}

/** A name for derived rows that no index knows yet. */
export function newGeneration(): string {
  return randomUUID();
}

/** Tables of derived rows, without the one row that says how far they go. */
const derivedTables = [
  "derivedStatements",
  "derivedDocuments",
  "looseJudgements",
  "locals",
  "entityForms",
  "entities",
  "redirects",
  "textBands",
  "textHolders",
  "copies",
] as const;

/** Throws all derived rows away, within a transaction. */
export async function clearDerived(queries: Queries): Promise<void> {
  for (const table of derivedTables) await queries.deleteFrom(table).execute();
  await writeDerivation(queries, { sequence: -1, judged: -1, generation: "", reference: "", rejects: 0 });
}

/** Marks documents as to be derived again, within a transaction. */
export async function markPending(queries: Queries, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await queries
    .updateTable("derivedDocuments")
    .set({ pending: 1 })
    .where(among(queries, "id", documentIds))
    .execute();
}
