import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, storeEngines } from "./open.js";
import { describeStore } from "./testing/contract.js";
import { describePostgres } from "./testing/postgres.js";

let folder: string;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-store-"));
});
afterAll(() => rm(folder, { recursive: true }));

describeStore("memory", () => openStore("memory"));
describeStore("sqlite", () => openStore(join(folder, `${(opened += 1)}.db`)));
describePostgres("contract", ({ empty }) => describeStore("postgres", async () => openStore(await empty())));

describe("openStore", () => {
  it("gives each its own store in memory", async () => {
    expect((await (await openStore("memory")).info()).engine).toBe("memory");
    expect((await (await openStore(":memory:")).info()).engine).toBe("memory");
  });

  it("has an engine for every kind of location, the first that accepts it", () => {
    const locations = ["memory", ":memory:", "postgres://localhost/a", "postgresql://localhost/a", "graph.db", "postgres.db"];
    const found = locations.map((location) => storeEngines.find((engine) => engine.accepts(location))?.name);
    expect(found).toEqual(["memory", "memory", "postgres", "postgres", "sqlite", "sqlite"]);
  });

  it("refuses an empty location", async () => {
    await expect(openStore("")).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});
