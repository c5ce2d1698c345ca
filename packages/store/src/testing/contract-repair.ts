import { EntenteError } from "@entente/core";
import { generatedReference, worlds, type World } from "@entente/core/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { SqlEngine } from "../sql/engine.js";
import { SqlStore } from "../sql/store.js";
import { collect } from "./dump.js";
import { sampleReading } from "./samples.js";

/** An engine whose tables may be damaged. */
export interface Damageable {
  /** Opens one without rows. */
  readonly open: () => Promise<SqlEngine>;
  /** The commands between which a connection may write rows that point nowhere. */
  readonly unguarded: readonly [string, string];
}

/** A store with two documents, derived, and what is derived of it. */
async function openDerived({ open }: Damageable) {
  const engine = await open();
  const store = await SqlStore.open(engine);
  await store.putReadings([sampleReading({ id: "doc_a", topics: ["fish"] }), sampleReading({ id: "doc_b", topics: ["gas"] })]);
  await store.derived.derive(generatedReference);
  return { engine, store, derived: await readDerived(store) };
}

async function readDerived({ derived }: SqlStore) {
  const { documents, entities, statements } = await derived.indexRows();
  return { documents: await collect(documents), entities: await collect(entities), statements: await collect(statements) };
}

/** What no program of ours does. */
const damages = [
  ["entities that are gone", 'delete from "entities"'],
  ["derived statements that are gone", 'delete from "derivedStatements"'],
  ["a derived document that is gone", `delete from "derivedDocuments" where "id" = 'doc_a'`],
  ["counts that are wrong", 'update "entities" set "documents" = "documents" + 1'],
  ["derived statements of nothing", `update "derivedStatements" set "documentId" = 'doc_c' where "documentId" = 'doc_a'`],
  ["mentions of a version that is not there", `update "mentions" set "version" = 'none' where "documentId" = 'doc_a' and "ordinal" = 0`],
] as const;

/**
 * What `repair` must do, whichever database keeps the tables.
 * @param runs - how many histories are tried
 */
export function describeRepair(name: string, damageable: Damageable, runs: number): void {
  describe(`repair on ${name}`, () => {
    it.each(damages)("mends %s", async (_what, statement) => {
      const { engine, store, derived } = await openDerived(damageable);
      await engine.queries.connection().execute(async (connection) => {
        const [off, on] = damageable.unguarded;
        for (const command of [off, statement, on]) await sql.raw(command).execute(connection);
      });
      expect(await store.integrity()).not.toEqual([]);
      expect(await store.repair(generatedReference)).not.toEqual([]);
      expect(await store.integrity()).toEqual([]);
      expect(await readDerived(store)).toEqual(derived);
      expect(await store.repair(generatedReference)).toEqual([]);
      await store.close();
    });

    it("derives what is stored and not derived yet, and says so", async () => {
      const { store } = await openDerived(damageable);
      await store.putReading(sampleReading({ id: "doc_c", topics: ["trade"] }));
      expect(await store.integrity()).toEqual([]);
      expect(await store.repair(generatedReference)).toEqual(["derived 1 document"]);
      expect((await readDerived(store)).documents).toHaveLength(3);
      await store.close();
    });

    it("sweeps what a removal left on the disk", async () => {
      const { engine, store } = await openDerived(damageable);
      await engine.queries.updateTable("state").set({ unswept: 1 }).execute();
      expect(await store.integrity()).toHaveLength(1);
      expect(await store.repair(generatedReference)).toEqual(["swept from the disk what a removal had left there"]);
      expect(await store.integrity()).toEqual([]);
      await store.close();
    });

    it("finds nothing wrong with a store at any moment of its life, derived in part or not", async () => {
      const steps = fc.array(fc.record({ kind: fc.constantFrom("put", "judge", "remove", "derive"), pick: fc.nat(20) }), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(worlds, steps, async (world, history) => {
          const store = await SqlStore.open(await damageable.open());
          for (const { kind, pick } of history) {
            await take(store, world, kind, pick);
            expect(await store.integrity()).toEqual([]);
          }
          const { sequence } = await store.derived.state();
          const lags = sequence < (await store.sequence());
          const said = await store.repair(generatedReference);
          expect(said.every((sentence) => lags && sentence.startsWith("derived "))).toBe(true);
          await store.close();
        }),
        { numRuns: runs, interruptAfterTimeLimit: 20_000 },
      );
    });
  });
}

async function take(store: SqlStore, { readings, judgements }: World, kind: string, pick: number): Promise<void> {
  const [reading, judgement] = [readings[pick % Math.max(1, readings.length)], judgements[pick % Math.max(1, judgements.length)]];
  if (kind === "put" && reading) await store.putReading(reading);
  if (kind === "judge" && judgement) await store.appendJudgements([judgement]).catch(unlessRefused);
  if (kind === "remove" && reading) await store.removeDocument(reading.document.id, "", "2024-05-01T00:00:00.000Z").catch(unlessRefused);
  if (kind !== "derive") return;
  const stop = new AbortController();
  // Every other time only one document.
  await store.derived.derive(generatedReference, { batchSize: 1, signal: stop.signal, onProgress: () => pick % 2 === 0 && stop.abort() });
}

/** A history may judge what is not there, or remove it twice. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof EntenteError)) throw error;
}
