import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, storeEngines } from "./open.js";
import { describeStore } from "./testing/contract.js";

let folder: string;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-store-"));
});
afterAll(() => rm(folder, { recursive: true }));

const locations: Readonly<Record<string, () => string>> = {
  memory: () => "memory",
  sqlite: () => join(folder, `${(opened += 1)}.db`),
};

for (const { name } of storeEngines) describeStore(name, () => openStore(locations[name]?.() ?? ""));

describe("openStore", () => {
  it("gives each its own store in memory", async () => {
    expect((await (await openStore("memory")).info()).engine).toBe("memory");
    expect((await (await openStore(":memory:")).info()).engine).toBe("memory");
  });

  it("refuses an empty location", async () => {
    await expect(openStore("")).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});
