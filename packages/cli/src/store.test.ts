import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { run, temporaryFolder } from "./testing/run.js";

const article = "Kosovo and Denmark signed an agreement in 2021. Vjosa Osmani, the president of Kosovo, visited Denmark.\n";

let made: string;
let folder: string;
beforeAll(async () => {
  made = temporaryFolder();
  writeFileSync(join(made, "deal.txt"), article);
  await run(made, ["ingest", "deal.txt", "--store", "graph.db", "--published", "2021-04-27"]);
});
beforeEach(() => {
  folder = temporaryFolder();
  copyFileSync(join(made, "graph.db"), join(folder, "graph.db"));
});

async function exported(store: string): Promise<string> {
  const { stdout } = await run(folder, ["export", "--format", "ndjson", "--store", store]);
  return stdout;
}

describe("store copy", { timeout: 120_000 }, () => {
  it("copies everything, and the second time passes over what is there", async () => {
    const first = await run(folder, ["store", "copy", "graph.db", "copy.db"]);
    expect(first).toMatchObject({ code: 0, stdout: "" });
    expect(first.stderr).toMatch(/^1 documents copied, 0 there already/m);
    const second = await run(folder, ["store", "copy", "graph.db", "copy.db", "--json"]);
    expect(JSON.parse(second.stdout)).toMatchObject({ copied: { documents: 0 }, passedOver: 1 });
    expect(await exported("copy.db")).toBe(await exported("graph.db"));
  });

  it("refuses one store named twice, and one that is not there", async () => {
    const twice = await run(folder, ["store", "copy", "graph.db", "./graph.db"]);
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain("named twice");
    const missing = await run(folder, ["store", "copy", "none.db", "copy.db"]);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("there is no store at");
    expect(existsSync(join(folder, "copy.db"))).toBe(false);
  });
});

// Each of these calls the command line many times over.
describe("store backup and restore", { timeout: 120_000 }, () => {
  it("gives back what was there, and overwrites nothing unless told", async () => {
    const before = await exported("graph.db");
    const backup = await run(folder, ["store", "backup", "kept.db", "--store", "graph.db"]);
    expect(backup.stderr).toMatch(/1 documents, \d+ statements, \d+ bytes, checked/);
    const again = await run(folder, ["store", "backup", "kept.db", "--store", "graph.db"]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("give the backup another name");
    const { id } = JSON.parse(before.split("\n")[0] ?? "") as { readonly id: string };
    await run(folder, ["remove", id, "--reason", "test", "--store", "graph.db"]);
    expect(await exported("graph.db")).toBe("");
    const refused = await run(folder, ["store", "restore", "kept.db", "--store", "graph.db"]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("--replace");
    writeFileSync(join(folder, "graph.db.import-1234.json"), "{}");
    const restored = await run(folder, ["store", "restore", "kept.db", "--store", "graph.db", "--replace"]);
    expect(restored.code).toBe(0);
    // How far an import into the store as it was had come is no measure of this one.
    expect(existsSync(join(folder, "graph.db.import-1234.json"))).toBe(false);
    expect(await exported("graph.db")).toBe(before);
  });

  it("leaves the store alone where the backup is none", async () => {
    writeFileSync(join(folder, "kept.db"), "no database at all");
    const before = await exported("graph.db");
    const refused = await run(folder, ["store", "restore", "kept.db", "--store", "graph.db", "--replace"]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/damaged or no Entente store/);
    expect(await exported("graph.db")).toBe(before);
  });
});

describe("store migrate", { timeout: 120_000 }, () => {
  it("says which schema a store has, and makes none", async () => {
    const { stdout } = await run(folder, ["store", "migrate", "--store", "graph.db", "--json"]);
    const info = await run(folder, ["store", "info", "--store", "graph.db", "--json"]);
    const { schemaVersion } = JSON.parse(info.stdout) as { schemaVersion: number };
    expect(JSON.parse(stdout)).toEqual({ location: join(folder, "graph.db"), schemaVersion });
    expect((await run(folder, ["store", "migrate", "--store", "none.db"])).code).toBe(1);
    expect(existsSync(join(folder, "none.db"))).toBe(false);
  });
});
