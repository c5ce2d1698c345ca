import { buildIndex, type CompactIndex, type EntityRow } from "@entente/core";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSnapshotFile, removeSnapshotFile, writeSnapshotFile } from "./snapshot-file.js";

let folder = "";
let path = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-snapshot-"));
  path = join(folder, "graph.index");
});

afterEach(() => rm(folder, { recursive: true }));

function indexOf(sequence: number, ...names: readonly string[]): CompactIndex {
  const entities = names.map((name): EntityRow => ({
    id: `person:${name}`,
    type: "Person",
    name,
    forms: [name],
    present: true,
    mergedIds: [],
  }));
  return buildIndex({ sequence, generation: "", judgements: 0, looseJudgements: 0, rejects: 0, documents: [], statements: [], entities });
}

describe("a snapshot file", () => {
  test("gives back what was written last, in memory that threads share", async () => {
    await writeSnapshotFile(path, indexOf(1, "ada"));
    await writeSnapshotFile(path, indexOf(2, "ada", "ben"));
    const { index, problem } = await readSnapshotFile(path);
    expect(problem).toBe(null);
    expect(index?.meta.sequence).toBe(2);
    expect(index?.columns).toEqual(indexOf(2, "ada", "ben").columns);
    expect(index?.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(await readdir(folder)).toEqual(["graph.index"]);
  });

  test("is missing at first, and once removed", async () => {
    expect(await readSnapshotFile(path)).toMatchObject({
      index: null,
      problem: "missing",
      message: expect.stringContaining("graph.index"),
    });
    await writeSnapshotFile(path, indexOf(1));
    await removeSnapshotFile(path);
    await removeSnapshotFile(path);
    expect(await readSnapshotFile(path)).toMatchObject({ problem: "missing" });
  });

  test("half written or damaged is told, not read", async () => {
    await writeSnapshotFile(path, indexOf(1, "ada"));
    const whole = await readFile(path);
    await truncate(path, whole.length - 5);
    expect(await readSnapshotFile(path)).toMatchObject({ index: null, problem: "truncated" });
    whole[whole.length - 8 - 40] = 0xff ^ (whole[whole.length - 8 - 40] ?? 0);
    await writeFile(path, whole);
    expect(await readSnapshotFile(path)).toMatchObject({
      index: null,
      problem: "corrupt",
      message: expect.stringMatching(/rebuilt from the store$/),
    });
    await writeFile(path, "");
    expect(await readSnapshotFile(path)).toMatchObject({ index: null, problem: "notASnapshot" });
  });

  test("stays as it was where a new one cannot be written, and says what to do", async () => {
    const nowhere = join(folder, "missing", "graph.index");
    await expect(writeSnapshotFile(nowhere, indexOf(1))).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining("writable"),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("is not there before all of it is: what a killed process left is cleared away, what a running one writes is not", async () => {
    // No process has a number that large.
    await writeFile(`${path}.999999999.a.draft`, "half");
    await writeFile(`${path}.${process.pid}.b.draft`, "being written");
    expect(await readSnapshotFile(path)).toMatchObject({ problem: "missing" });
    await writeSnapshotFile(path, indexOf(1));
    expect((await readdir(folder)).sort()).toEqual(["graph.index", `graph.index.${process.pid}.b.draft`]);
  });

  test("of two written at once is one of the two", async () => {
    const both = [indexOf(1, "ada"), indexOf(2, "ben")];
    await Promise.all(both.map((index) => writeSnapshotFile(path, index)));
    const { index } = await readSnapshotFile(path);
    expect(both.map(({ columns }) => columns)).toContainEqual(index?.columns);
  });

  test("read once serves another thread without a copy: what one writes, the other sees", async () => {
    await writeSnapshotFile(path, indexOf(1, "ada"));
    const { index } = await readSnapshotFile(path);
    if (!index) throw new Error("nothing was read");
    const start = index.columns.forms.bytes.byteOffset;
    const worker = new Worker(
      `const { workerData: { buffer, start }, parentPort } = require("node:worker_threads");
       const bytes = new Uint8Array(buffer, start, 3); parentPort.postMessage(String.fromCharCode(...bytes)); bytes[0] = 0x65;`,
      { eval: true, workerData: { buffer: index.buffer, start } },
    );
    const seen = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    await new Promise((resolve) => worker.once("exit", resolve));
    expect(seen).toBe("ada");
    expect(index.columns.forms.bytes[0]).toBe(0x65);
  });
});
