import { chmod, mkdir, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../open.js";
import { collect } from "../testing/dump.js";
import { sampleReading } from "../testing/samples.js";

let folder: string;
let location: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-damage-"));
  location = join(folder, "store.db");
});
afterEach(() => rm(folder, { recursive: true }));

async function filledStore(): Promise<void> {
  const store = await openStore(location);
  const topics = Array.from({ length: 400 }, (_, index) => `matter ${index}`);
  for (const id of ["a", "b", "c"]) await store.putReading(sampleReading({ id, topics }));
  await store.close();
}

/** Changes a store behind its back. */
function meddle(statements: string): void {
  const database = new Libsql(location);
  database.exec(statements);
  database.prepare("pragma wal_checkpoint(truncate)").all();
  database.close();
}

/** What opening a path fails with; null if it opens. */
async function refusal(path: string): Promise<unknown> {
  try {
    await (await openStore(path)).close();
    return null;
  } catch (error) {
    return error;
  }
}

/** One sentence with this code that names the path, without SQLite's own words. */
function oneSentence(code: string): unknown {
  const message: unknown = expect.stringMatching(new RegExp(`^(?!.*(?:SQLITE|Error:)).*${folder}.*$`));
  return expect.objectContaining({ name: "EntenteError", code, message });
}

describe("opening a store file", () => {
  it("keeps what was written, across closing and reopening", async () => {
    await filledStore();
    const store = await openStore(location);
    expect(await store.info()).toMatchObject({ engine: "sqlite", location, schemaVersion: 3, sequence: 3, documents: 3 });
    expect(await store.integrity()).toEqual([]);
    await store.close();
    await expect(store.sequence()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it("makes the folders of its path, and a store of an empty file", async () => {
    location = join(folder, "deep", "er", "store.db");
    await (await openStore(location)).close();
    location = join(folder, "empty.db");
    await writeFile(location, "");
    const store = await openStore(location);
    expect((await store.info()).documents).toBe(0);
    await store.close();
  });

  it("refuses a file of something else, and leaves it as it was", async () => {
    for (const content of ["three words here", "not a database ".repeat(1000)]) {
      await writeFile(location, content);
      expect(await refusal(location)).toEqual(oneSentence("STORE_CORRUPT"));
      expect(await readFile(location, "utf8")).toBe(content);
    }
  });

  it("refuses a file cut off at any length but none", async () => {
    await filledStore();
    const { size } = await stat(location);
    for (const share of [0.9, 0.5, 0.1]) {
      await truncate(location, Math.floor(size * share));
      expect(await refusal(location)).toEqual(oneSentence("STORE_CORRUPT"));
    }
  });

  it("refuses the database of another program, and leaves it as it was", async () => {
    meddle("create table bookmarks (url text); insert into bookmarks values ('https://example.org')");
    const before = await readFile(location);
    expect(await refusal(location)).toEqual(oneSentence("STORE_UNAVAILABLE"));
    expect(await readFile(location)).toEqual(before);
  });

  it("refuses the empty database that another program marked as its own", async () => {
    meddle("pragma application_id = 42");
    expect(await refusal(location)).toEqual(oneSentence("STORE_UNAVAILABLE"));
  });

  it("refuses a store written by a newer version", async () => {
    await filledStore();
    meddle("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    expect(await refusal(location)).toEqual(oneSentence("STORE_TOO_NEW"));
  });

  it("refuses a folder, and a path below a file", async () => {
    await mkdir(location);
    expect(await refusal(location)).toEqual(oneSentence("STORE_UNAVAILABLE"));
    await writeFile(join(folder, "file"), "");
    expect(await refusal(join(folder, "file", "store.db"))).toEqual(oneSentence("STORE_UNAVAILABLE"));
  });

  it("refuses a folder that cannot be written, and a file that cannot", async () => {
    await filledStore();
    await chmod(folder, 0o755);
    await chmod(location, 0o444);
    await withoutPrivileges(async () => {
      expect(await refusal(location)).toEqual(oneSentence("STORE_UNAVAILABLE"));
      expect(await refusal(join(folder, "other.db"))).toEqual(oneSentence("STORE_UNAVAILABLE"));
      expect(await refusal(join(folder, "sub", "other.db"))).toEqual(oneSentence("STORE_UNAVAILABLE"));
    });
  });

  it("waits for another program no longer than its time-out, then says so", async () => {
    await filledStore();
    const store = await openStore(location);
    const other = new Libsql(location);
    other.exec("begin immediate");
    const reading = sampleReading({ id: "d", topics: ["fish"] });
    await expect(store.putReading(reading)).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining(location),
    });
    other.exec("rollback");
    other.close();
    expect((await store.putReading(reading)).change).toBe("added");
    await store.close();
  });
});

/** A folder that nobody but its owner may write, also where tests run as root, whom permissions do not bind. */
async function withoutPrivileges(action: () => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0;
  if (!root) await chmod(folder, 0o555);
  if (root) process.seteuid?.(65_534);
  try {
    await action();
  } finally {
    if (root) process.seteuid?.(0);
    await chmod(folder, 0o755);
  }
}

describe("a damaged store", () => {
  it("is noticed at opening or by integrity, wherever a page was overwritten", async () => {
    await filledStore();
    const whole = await readFile(location);
    for (const page of [5, 20, Math.floor(whole.length / 4096) - 3]) {
      await writeFile(location, whole);
      const file = await open(location, "r+");
      await file.write(Buffer.alloc(4096, 0xa7), 0, 4096, page * 4096);
      await file.close();
      expect(await problems()).not.toEqual([]);
    }
  });

  /** What integrity says, or why the store does not even open. */
  async function problems(): Promise<unknown> {
    const refused = await refusal(location);
    if (refused !== null) return refused;
    const store = await openStore(location);
    const found = await store.integrity();
    await store.close();
    return found;
  }

  it("fails as corrupt when its damaged pages are read", async () => {
    await filledStore();
    const file = await open(location, "r+");
    const { size } = await file.stat();
    const half = Math.ceil(size / 2);
    await file.write(Buffer.alloc(size - half, 0xa7), 0, size - half, half);
    await file.close();
    const store = await openStore(location);
    await expect(collect(store.listStatements())).rejects.toEqual(oneSentence("STORE_CORRUPT"));
    await store.close();
  });

  it("fails as corrupt when a row holds no JSON where JSON should be", async () => {
    await filledStore();
    meddle("update statements set qualifiers = '{' where documentId = 'b'");
    const store = await openStore(location);
    await expect(collect(store.listStatements())).rejects.toMatchObject({ code: "STORE_CORRUPT" });
    expect(await store.integrity()).toEqual([expect.stringContaining("damaged")]);
    await store.close();
  });

  it.each([
    ["changed traits", "update traits set credit = 'Reuters' where documentId = 'a'", /traits/],
    ["a changed text", "update versions set text = replace(text, 'Sudland', 'Westland') where documentId = 'a'", /checksum/],
    ["a changed quote", "update statements set quote = 'He said so' where documentId = 'a'", /not its quote/],
    ["a changed mention", "update mentions set text = 'Westland' where documentId = 'a'", /not its text/],
    ["rows of a document that is gone", "delete from documents where id = 'a'", /points to one of documents/],
    ["an undo of nothing", "insert into judgements values ('jd_1', '2025', 'jd_0', '{}', 9, 0)", /undoes jd_0/],
  ])("is told apart by integrity: %s", async (_what, change, sentence) => {
    await filledStore();
    meddle(`pragma foreign_keys = off; ${change}`);
    const store = await openStore(location);
    expect(await store.integrity()).toEqual(expect.arrayContaining([expect.stringMatching(sentence)]));
    await store.close();
  });
});
