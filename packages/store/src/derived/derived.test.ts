import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generatedReference } from "@entente/core/testing";
import { sql, type Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MemoryStore } from "../memory/store.js";
import type { SqlEngine } from "../sql/engine.js";
import { SqlStore } from "../sql/store.js";
import { SqliteEngine } from "../sqlite/engine.js";
import { PostgresEngine } from "../postgres/engine.js";
import { describeDerived, type OpenDerived } from "../testing/contract-derived.js";
import { describePostgres } from "../testing/postgres.js";
import type { Schema } from "../sql/schema.js";
import type { Store } from "../store.js";
import { sampleReading, withId } from "../testing/samples.js";

let folder: string;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-derived-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** How many histories are tried; each opens a store of its own and writes it a dozen times. */
const runs = { memory: 100, sqlite: 25, postgres: 8 } as const;

async function openTables(engine: SqlEngine): Promise<OpenDerived> {
  return { store: await SqlStore.open(engine), tables: engine.queries };
}

describeDerived("memory", async () => ({ store: new MemoryStore(), tables: null }), runs.memory);
describeDerived("sqlite", async () => openTables(await SqliteEngine.open(join(folder, `${(opened += 1)}.db`))), runs.sqlite);
describePostgres("deriving", ({ empty }) => {
  describeDerived("postgres", async () => openTables(await PostgresEngine.open(await empty())), runs.postgres);
});

/** What readers alone use, and what finds who was judged the same. */
const lateIndexes = /^derivedStatementsBy|^entitiesByChange$|^entityFormsByForm$|^localsByBase$/;

describe("sqlite: much derived from nothing", () => {
  const reading = (place: number) => sampleReading({ id: `d${place}`, topics: [`topic ${place}`] });

  async function openMuch(name: string) {
    const { store, tables } = await openTables(await SqliteEngine.open(join(folder, name)));
    if (!tables) throw new Error("a SQLite store has tables");
    await store.putReadings(Array.from({ length: 2_001 }, (_, place) => reading(place)));
    return { store, tables };
  }

  async function indexesOf(tables: Kysely<Schema>): Promise<readonly string[]> {
    const query = sql<{ name: string }>`select name from sqlite_master where type = 'index' and sql is not null order by name`;
    return (await query.execute(tables)).rows.map(({ name }) => name);
  }

  async function deriveSome(store: Store): Promise<void> {
    const stop = new AbortController();
    await store.derived.derive(generatedReference, { signal: stop.signal, onProgress: (done) => done > 0 && stop.abort() });
  }

  const countEntities = async (tables: Kysely<Schema>) => (await tables.selectFrom("entities").select("id").execute()).length;

  it("has its entities and indexes at the end and not before, also where it was stopped and another went on", async () => {
    const { store, tables } = await openMuch("much.db");
    const before = await indexesOf(tables);
    await deriveSome(store);
    expect((await store.derived.documentIds(10, null)).length).toBe(10);
    expect(before.filter((name) => lateIndexes.test(name))).toHaveLength(8);
    expect(await indexesOf(tables)).toEqual(before.filter((name) => !lateIndexes.test(name)));
    expect(await countEntities(tables)).toBe(0);
    expect(await store.integrity()).toEqual([]);
    const some = await store.derived.state();
    const { sequence } = await store.derived.derive(generatedReference);
    // An index that was built before knows no entity, and nothing tells it of all of them.
    expect(await store.derived.changesSince(some.generation, some.sequence)).toBeNull();
    expect(sequence).toBe(await store.sequence());
    expect(await indexesOf(tables)).toEqual(before);
    expect(await countEntities(tables)).toBeGreaterThan(0);
    await store.close();
  });

  it("keeps entities from when a person judged who is the same", async () => {
    const { store, tables } = await openMuch("judged.db");
    await deriveSome(store);
    const [left, right] = [0, 1].map((place) => ({ documentId: `d${place}`, entity: { type: "Country", name: "Norland" } as const }));
    if (left && right) {
      const given = { author: "mira", at: "2024-03-01T10:00:00.000Z", note: null };
      await store.appendJudgements([withId({ ...given, judgement: "notSame", left, right })]);
    }
    await deriveSome(store);
    expect(await countEntities(tables)).toBeGreaterThan(0);
    expect(await indexesOf(tables)).toContain("localsByBase");
    expect(await indexesOf(tables)).not.toContain("entityFormsByForm");
    await store.close();
  });
});
