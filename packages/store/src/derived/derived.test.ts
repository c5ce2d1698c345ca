import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generatedReference } from "@entente/core/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MemoryStore } from "../memory/store.js";
import type { SqlEngine } from "../sql/engine.js";
import { SqlStore } from "../sql/store.js";
import { SqliteEngine } from "../sqlite/engine.js";
import { PostgresEngine } from "../postgres/engine.js";
import { describeDerived, type OpenDerived } from "../testing/contract-derived.js";
import { describePostgres } from "../testing/postgres.js";
import { sampleReading } from "../testing/samples.js";

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

describe("sqlite: much derived from nothing", () => {
  it("has its indexes for readers at the end and not before, also where it was stopped and another went on", async () => {
    const { store, tables } = await openTables(await SqliteEngine.open(join(folder, "much.db")));
    const indexes = async (): Promise<readonly string[]> => {
      const query = sql<{ name: string }>`select name from sqlite_master where type = 'index' and sql is not null order by name`;
      return tables ? (await query.execute(tables)).rows.map(({ name }) => name) : [];
    };
    await store.putReadings(Array.from({ length: 2_001 }, (_, place) => sampleReading({ id: `d${place}`, topics: [`topic ${place}`] })));
    const before = await indexes();
    const stop = new AbortController();
    await store.derived.derive(generatedReference, { signal: stop.signal, onProgress: () => stop.abort() });
    const readersOwn = before.filter((name) => /^derivedStatementsBy|^entitiesByChange$|^entityFormsByForm$/.test(name));
    expect(readersOwn).toHaveLength(7);
    expect(await indexes()).toEqual(before.filter((name) => !readersOwn.includes(name)));
    const { sequence } = await store.derived.derive(generatedReference);
    expect(sequence).toBe(await store.sequence());
    expect(await indexes()).toEqual(before);
    await store.close();
  });
});
