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

  it("leaves no copy in pages that SQLite gave up before", async () => {
    const location = join(folder, "store.db");
    await writeGarnets(location);
    withoutWiping(location, "delete from statements; delete from mentions");
    expect(await found(["garnet 7."])).toEqual(["garnet 7."]);
    const store = await openStore(location);
    await store.removeDocument("a", "asked to", at);
    expect(await found(["garnet"])).toEqual([]);
    await store.close();
  });

  it("leaves nothing of any removed document between others of many sizes", async () => {
    const documents = fc.array(fc.record({ count: fc.integer({ min: 1, max: 30 }), seed: fc.nat(1e6) }), { minLength: 20, maxLength: 40 });
    const property = fc.asyncProperty(documents, async (written) => {
      expect(await leftAfter(written)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 6, endOnFailure: true });
  });
});

/** Writes documents of many sizes, removing some on the way: the words of these that are left, and other problems. */
async function leftAfter(documents: readonly { count: number; seed: number }[]): Promise<readonly string[]> {
  const inside = await mkdtemp(join(folder, "run-"));
  const store = await openStore(join(inside, "store.db"));
  for (const [number, { count, seed }] of documents.entries()) {
    const topics = Array.from({ length: count }, (_, index) => `secret${number} ${"x".repeat((seed * (index + 1)) % 2000)} ${index}`);
    await store.putReading(sampleReading({ id: `d${number}`, topics }));
    if (number % 4 === 0) await store.removeDocument(`d${number * 0.75}`, "asked to", at);
  }
  const words = documents.flatMap((_, number) => (number % 4 === 0 ? `secret${number * 0.75} ` : []));
  const problems = [...(await found(words, inside)), ...(await store.integrity())];
  await store.close();
  return problems;
}

async function writeGarnets(location: string): Promise<void> {
  const store = await openStore(location);
  const topics = Array.from({ length: 200 }, (_, index) => `garnet ${index}`);
  await store.putReading(sampleReading({ id: "a", topics }));
  await store.close();
}

/** Changes a store behind its back, leaving the bytes of deleted rows where they were. */
function withoutWiping(location: string, statements: string): void {
  const database = new Libsql(location);
  database.exec(`pragma secure_delete = off; pragma foreign_keys = off; ${statements}`);
  database.close();
}

describe("a removal that was cut short after its transaction", () => {
  it("is finished at the next opening", async () => {
    const location = join(folder, "store.db");
    await writeGarnets(location);
    const tables = ["mentions", "statements", "rejects", "traits", "versions", "documents"];
    withoutWiping(location, `${tables.map((table) => `delete from ${table};`).join(" ")} update state set unswept = 1`);
    expect(await found(["garnet"])).toEqual(["garnet"]);
    const reopened = await openStore(location);
    expect(await found(["garnet"])).toEqual([]);
    expect(await reopened.integrity()).toEqual([]);
    await reopened.close();
  });
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
