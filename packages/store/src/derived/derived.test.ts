import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { MemoryStore } from "../memory/store.js";
import type { SqlEngine } from "../sql/engine.js";
import { SqlStore } from "../sql/store.js";
import { SqliteEngine } from "../sqlite/engine.js";
import { PostgresEngine } from "../postgres/engine.js";
import { describeDerived, type OpenDerived } from "../testing/contract-derived.js";
import { describePostgres } from "../testing/postgres.js";

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
