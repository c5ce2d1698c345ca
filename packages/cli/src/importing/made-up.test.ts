import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { finish, run, start, temporaryFolder } from "../testing/run.js";

const script = fileURLToPath(new URL("../../../../scripts/generate.mjs", import.meta.url));
const folder = temporaryFolder();

function generate(...words: readonly string[]) {
  return finish(spawn(process.execPath, [script, ...words], { cwd: folder, env: { ...process.env, INIT_CWD: folder } }));
}

const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const progressFiles = (): readonly string[] => readdirSync(folder).filter((name) => name.includes(".import-"));

beforeAll(async () => {
  await generate("--entities", "300", "--statements", "2000", "--seed", "7", "--out", "small.ndjson");
});

describe("a made-up file", { timeout: 120_000 }, () => {
  it("is the same for the same seed, and another for another", async () => {
    await generate("--entities", "300", "--statements", "2000", "--seed", "7", "--out", "again.ndjson");
    await generate("--entities", "300", "--statements", "2000", "--seed", "8", "--out", "other.ndjson");
    expect(read("again.ndjson")).toBe(read("small.ndjson"));
    expect(read("other.ndjson")).not.toBe(read("small.ndjson"));
  });

  it("is imported without a word refused, checks sound, and is exported to the byte", async () => {
    const imported = await run(folder, ["import", "small.ndjson", "--store", "small.db", "--json"]);
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({ statementsKept: 2000, statementsRejected: {}, linesRefused: 0 });
    const exported = await run(folder, ["export", "--format", "ndjson", "--store", "small.db"]);
    expect(exported.stdout).toBe(read("small.ndjson"));
    expect(JSON.parse((await run(folder, ["check", "--store", "small.db", "--json"])).stdout)).toMatchObject({ problems: 0 });
  });

  it("holds what was asked for, in the shapes that articles have", () => {
    const records = read("small.ndjson")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const statements = records.filter(({ kind }) => kind === "statement");
    expect(statements).toHaveLength(2000);
    for (const [field, value] of [
      ["polarity", "negated"],
      ["modality", "planned"],
      ["modality", "possible"],
    ] as const) {
      expect(statements.filter((statement) => statement[field] === value).length).toBeGreaterThan(20);
    }
    expect(statements.filter(({ speaker }) => speaker !== null).length).toBeGreaterThan(200);
    const documents = records.filter(({ kind }) => kind === "document") as unknown as readonly { versions: readonly { text: string }[] }[];
    expect(documents.filter(({ versions }) => versions.length > 1).length).toBeGreaterThan(1);
    const words = documents.flatMap(({ versions }) => versions.map(({ text }) => text.split(/\s+/).length));
    expect(Math.min(...words)).toBeGreaterThan(250);
    expect(Math.max(...words)).toBeLessThan(900);
    const named = new Set(records.flatMap(({ kind, entity }) => (kind === "mention" ? [JSON.stringify(entity)] : [])));
    expect(named.size).toBeGreaterThan(285);
  });

  it("has entities that many statements name, and many that few name", () => {
    const counts = new Map<string, number>();
    for (const line of read("small.ndjson").split("\n")) {
      const subject = line.startsWith('{"kind":"statement"') ? (JSON.parse(line) as { subject: object }).subject : null;
      if (subject) counts.set(JSON.stringify(subject), (counts.get(JSON.stringify(subject)) ?? 0) + 1);
    }
    const sorted = [...counts.values()].sort((a, b) => b - a);
    const total = sorted.reduce((sum, count) => sum + count, 0);
    const share = (part: number): number => sorted.slice(0, Math.ceil(sorted.length * part)).reduce((sum, count) => sum + count, 0) / total;
    expect(share(0.1)).toBeGreaterThan(0.35);
  });

  it("is not made of impossible numbers", async () => {
    expect(await generate("--entities", "300", "--statements", "20", "--out", "x.ndjson")).toMatchObject({ code: 2 });
    expect((await generate("--entities", "many", "--out", "x.ndjson")).stderr).toContain("--entities many");
    expect((await generate()).stderr).toContain("--out is missing");
  });
});

describe("an import that is killed", { timeout: 120_000 }, () => {
  it.each([
    ["in one thread", "small.ndjson", "40"],
    // Large enough for threads.
    ["in several threads", "large.ndjson", "400"],
  ])("%s, goes on from what it acknowledged, to the same store", async (_, file, batch) => {
    if (file === "large.ndjson") await generate("--entities", "700", "--statements", "7000", "--seed", "9", "--out", file);
    const store = `${batch}.db`;
    const words = ["import", file, "--store", store, "--batch", batch, "--verbose"];
    const killed = start(folder, words);
    let said = "";
    killed.stderr?.on("data", (chunk: Buffer | string) => {
      said += chunk.toString();
      if ((said.match(/^stored /gm) ?? []).length >= 2) killed.kill("SIGKILL");
    });
    await finish(killed);
    const acknowledged = Number([...said.matchAll(/^stored (\d+) of/gm)].at(-1)?.[1]);
    expect(acknowledged).toBeGreaterThan(0);
    expect(progressFiles()).toHaveLength(1);
    const rerun = await run(folder, words);
    expect(rerun.code).toBe(0);
    expect(rerun.stderr).toMatch(/^Going on after \d+ documents/);
    expect(Number(/after (\d+) documents/.exec(rerun.stderr)?.[1])).toBeGreaterThanOrEqual(acknowledged);
    expect(progressFiles()).toEqual([]);
    const exported = await run(folder, ["export", "--format", "ndjson", "--store", store]);
    expect(exported.stdout).toBe(read(file));
    expect(statSync(join(folder, store)).size).toBeGreaterThan(0);
  });

  it("is stopped by Ctrl-C after the batch at hand, and says how to go on", async () => {
    const words = ["import", "small.ndjson", "--store", "stopped.db", "--batch", "40", "--verbose"];
    const stopped = start(folder, words);
    stopped.stderr?.once("data", () => stopped.kill("SIGINT"));
    const { code, stderr } = await finish(stopped);
    expect(code).toBe(1);
    expect(stderr).toContain("Run the same call again to go on.");
    expect(await run(folder, words)).toMatchObject({ code: 0 });
    expect((await run(folder, ["export", "--format", "ndjson", "--store", "stopped.db"])).stdout).toBe(read("small.ndjson"));
  });
});
