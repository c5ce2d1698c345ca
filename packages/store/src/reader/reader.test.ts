import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { PostgresEngine } from "../postgres/engine.js";
import { SqliteEngine } from "../sqlite/engine.js";
import { describeReader } from "../testing/contract-reader.js";
import { describePostgres } from "../testing/postgres.js";

let folder: string;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-reader-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("SQLite", () => {
  describeReader("the SQL reader", () => SqliteEngine.open(join(folder, `${(opened += 1)}.db`)));
});

describePostgres("PostgreSQL", ({ empty }) => {
  describeReader("the SQL reader", async () => PostgresEngine.open(await empty()));
});
