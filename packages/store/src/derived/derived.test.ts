import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { MemoryStore } from "../memory/store.js";
import { SqlStore } from "../sql/store.js";
import { SqliteEngine } from "../sqlite/engine.js";
import { describeDerived } from "../testing/contract-derived.js";

let folder: string;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-derived-"));
});
afterAll(() => rm(folder, { recursive: true }));

describeDerived("memory", async () => ({ store: new MemoryStore(), tables: null }), 100);
describeDerived(
  "sqlite",
  async () => {
    const engine = await SqliteEngine.open(join(folder, `${(opened += 1)}.db`));
    return { store: await SqlStore.open(engine), tables: engine.queries };
  },
  25,
);
