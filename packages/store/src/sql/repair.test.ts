import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { PostgresEngine } from "../postgres/engine.js";
import { SqliteEngine } from "../sqlite/engine.js";
import { describeRepair } from "../testing/contract-repair.js";
import { describePostgres } from "../testing/postgres.js";

let folder: string;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-repair-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** How many histories are tried; PostgreSQL makes its tables anew for each. */
const runs = { sqlite: 30, postgres: 6 } as const;

describeRepair(
  "sqlite",
  {
    open: () => SqliteEngine.open(join(folder, `${(opened += 1)}.db`)),
    unguarded: ["pragma foreign_keys = off", "pragma foreign_keys = on"],
  },
  runs.sqlite,
);
describePostgres("repair", ({ empty }) => {
  describeRepair(
    "postgres",
    {
      open: async () => PostgresEngine.open(await empty()),
      unguarded: ["set session_replication_role = replica", "reset session_replication_role"],
    },
    runs.postgres,
  );
});
