import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../open.js";
import { sampleReading, sampleSentence, targetOf, withId } from "../testing/samples.js";

const at = "2025-07-01T00:00:00Z";
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-removal-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** The words that any file of a folder still holds, in UTF-8 or UTF-16 of either byte order. */
async function found(words: readonly string[], inside = folder): Promise<readonly string[]> {
  const files = await Promise.all((await readdir(inside)).map((file) => readIfThere(join(inside, file))));
  return words.filter((word) => encodings(word).some((bytes) => files.some((file) => file.includes(bytes))));
}

/** SQLite may delete its -wal and -shm between listing and reading. */
function readIfThere(path: string): Promise<Buffer> {
  return readFile(path).catch(() => Buffer.alloc(0));
}

function encodings(word: string): readonly Buffer[] {
  return [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le"), Buffer.from(word, "utf16le").swap16()];
}

describe("removeDocument on disk", () => {
  it("leaves no byte of texts, old and new, quotes and judgements in any file", async () => {
    const store = await openStore(join(folder, "store.db"));
    const readings = [
      ["zebra crossing", "quartz"],
      ["zebra crossing", "obsidian"],
    ].map((topics) => sampleReading({ id: "a", topics }));
    for (const reading of readings) await store.putReading(reading);
    const [reading] = readings;
    const [statement] = reading?.statements ?? [];
    if (!reading || !statement) throw new Error("the sample has no statement");
    const target = targetOf(reading, statement);
    await store.appendJudgements([withId({ judgement: "dispute", author: "ada", at, note: "basalt", target, reason: "wrong" })]);
    await store.putReading(sampleReading({ id: "b", topics: ["feldspar"] }));
    const words = ["zebra crossing", "quartz", "obsidian", "basalt"];
    expect(await found([...words, "feldspar"])).toEqual([...words, "feldspar"]);
    await store.removeDocument("a", "asked to", at);
    expect(await found([...words, "feldspar"])).toEqual(["feldspar"]);
    await store.close();
    expect(await found(words)).toEqual([]);
  });

  it("leaves no copy that SQLite made when it moved rows, whatever was written and re-read before", async () => {
    const sizes = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 60 }), fc.nat(400)), { minLength: 20, maxLength: 60 });
    const property = fc.asyncProperty(sizes, async (writes) => {
      expect(await leftAfter(writes)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 8, endOnFailure: true });
  });
});

/** Writes readings of many sizes, then removes every other document: the words of these that are left, and other problems. */
async function leftAfter(writes: readonly (readonly [number, number, number])[]): Promise<readonly string[]> {
  const inside = await mkdtemp(join(folder, "run-"));
  const store = await openStore(join(inside, "store.db"));
  for (const [document, count, length] of writes) {
    const topics = Array.from({ length: count }, (_, index) => `secret${document} ${"x".repeat(length)} ${index}`);
    await store.putReading(sampleReading({ id: `d${document}`, topics }));
  }
  const present = [...new Set(writes.map(([document]) => document))];
  const removed = present.filter((document) => document % 2 === 0);
  for (const document of removed) await store.removeDocument(`d${document}`, "asked to", at);
  const words = removed.map((document) => `secret${document} `);
  const problems = [...(await found(words, inside)), ...(await store.integrity())];
  await store.close();
  return problems;
}

describe("a removal that was cut short after its transaction", () => {
  it("is finished at the next opening", async () => {
    const location = join(folder, "store.db");
    const store = await openStore(location);
    const topics = Array.from({ length: 200 }, (_, index) => `garnet ${index}`);
    await store.putReading(sampleReading({ id: "a", topics }));
    await store.close();
    cutShort(location);
    expect(await found(["garnet"])).toEqual(["garnet"]);
    const reopened = await openStore(location);
    expect(await found(["garnet"])).toEqual([]);
    expect(await reopened.integrity()).toEqual([]);
    await reopened.close();
  });

  /** What a process leaves that dies right after the rows were deleted: nothing wiped, the mark still set. */
  function cutShort(location: string): void {
    const database = new Libsql(location);
    database.exec("pragma secure_delete = off; pragma foreign_keys = off");
    for (const table of ["mentions", "statements", "rejects", "versions", "documents"]) database.exec(`delete from ${table}`);
    database.exec("update state set unswept = 1");
    database.close();
  }
});

describe("a removal while another program holds the store", () => {
  it("says that words may be left, and wipes them at the next opening", async () => {
    const location = join(folder, "store.db");
    const store = await openStore(location);
    await store.putReading(sampleReading({ id: "a", topics: ["malachite"] }));
    const reader = new Libsql(location);
    reader.exec("begin");
    reader.prepare("select * from versions").all();
    await expect(store.removeDocument("a", "asked to", at)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect((await store.info()).documents).toBe(0);
    expect(await store.integrity()).toHaveLength(1);
    reader.exec("rollback");
    reader.close();
    await store.close();
    const reopened = await openStore(location);
    expect(await found([sampleSentence("malachite"), "malachite"])).toEqual([]);
    expect(await reopened.integrity()).toEqual([]);
    await reopened.close();
  });
});
