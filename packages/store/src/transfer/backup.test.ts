import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../open.js";
import type { Store } from "../store.js";
import { buildWriter, startWriter } from "../testing/child.js";
import { collectGarbage } from "../testing/collect-garbage.js";
import { dump } from "../testing/dump.js";
import { writeHistory } from "../testing/history.js";
import { withoutDerived } from "../testing/older-schema.js";
import { describePostgres } from "../testing/postgres.js";
import { sampleReading } from "../testing/samples.js";
import { backupStore } from "./backup.js";
import { fingerprint } from "./fingerprint.js";
import { restoreStore } from "./restore.js";

let folder: string;
let location: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-backup-"));
  location = join(folder, "store.db");
  file = join(folder, "backups", "one.db");
});
afterEach(() => rm(folder, { recursive: true }));

async function open(path: string, log?: (line: string) => void): Promise<Store> {
  const store = await openStore(path, log && { log });
  onTestFinished(() => store.close());
  return store;
}

describe("backupStore", () => {
  it("keeps all there is in one file, and nothing beside it", async () => {
    const store = await open(location);
    await writeHistory(store);
    const before = await dump(store);
    const backup = await backupStore(store, file);
    expect(backup).toMatchObject({ file, sequence: before.counts.sequence, documents: 26, statements: before.counts.statements });
    expect(await readdir(join(folder, "backups"))).toEqual(["one.db"]);
    expect(await dump(await open(file))).toEqual(before);
  });

  it("is of one moment while another process writes", { timeout: 120_000 }, async () => {
    await buildWriter();
    const store = await open(location);
    const writer = startWriter(location, "other", 60);
    for (let number = 0; number < 4; number += 1) {
      await writer.wrote(5 + 10 * number);
      const { documents, statements, sequence } = await backupStore(store, `${file}${number}`);
      expect(documents).toBeGreaterThanOrEqual(5 + 10 * number);
      expect([statements, sequence]).toEqual([documents * 40, documents]);
    }
    expect(await writer.ended).toEqual({ code: 0, errors: "" });
  });

  it("of a store in memory is a file too", async () => {
    const store = await open("memory");
    await writeHistory(store);
    await backupStore(store, file);
    expect(await fingerprint(await open(file))).toEqual(await fingerprint(store));
  });

  it("writes over nothing, and leaves nothing where it cannot be written", async () => {
    const store = await open(location);
    await expect(backupStore(store, location)).rejects.toMatchObject({ code: "BAD_INPUT", message: expect.stringContaining(location) });
    await writeFile(join(folder, "backups"), "a file");
    await expect(backupStore(store, file)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", message: expect.stringContaining(file) });
    expect((await readdir(folder)).filter((name) => name.includes("draft"))).toEqual([]);
  });
});

describe("restoreStore", () => {
  /** A backup of a history, and the store it is of with more in it, closed. */
  async function prepare(): Promise<{ backedUp: unknown }> {
    const store = await openStore(location);
    await writeHistory(store);
    await store.derived.derive([]);
    await backupStore(store, file);
    const backedUp = await dump(store);
    await store.putReading(sampleReading({ id: "late", topics: ["late"] }));
    await store.close();
    collectGarbage();
    return { backedUp };
  }

  it("makes the store what the backup holds, there or elsewhere", async () => {
    const { backedUp } = await prepare();
    for (const place of [location, join(folder, "new", "store.db")]) {
      await restoreStore(file, place);
      const store = await open(place);
      expect(await dump(store)).toEqual(backedUp);
      expect(await store.integrity()).toEqual([]);
    }
  });

  it("tells indexes that they are of another time", async () => {
    await prepare();
    const before = await openStore(location);
    const { generation, sequence } = await before.derived.state();
    await before.close();
    collectGarbage();
    await restoreStore(file, location);
    const store = await open(location);
    expect((await store.derived.state()).generation).not.toBe(generation);
    expect(await store.derived.changesSince(generation, sequence)).toBeNull();
  });

  it("refuses while another program has the store open, and leaves it as it is", async () => {
    await prepare();
    const store = await open(location);
    await expect(restoreStore(file, location)).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining(location),
    });
    expect((await store.info()).documents).toBe(27);
    expect((await readdir(folder)).filter((name) => name.includes("draft"))).toEqual([]);
  });

  it("takes the place of a store that is damaged beyond opening", async () => {
    const { backedUp } = await prepare();
    await writeFile(location, "not a database ".repeat(1000));
    await restoreStore(file, location);
    expect(await dump(await open(location))).toEqual(backedUp);
  });

  it("refuses a backup that is damaged, cut off or none, and leaves the store as it is", async () => {
    await prepare();
    const whole = await readFile(file);
    const before = await readFile(location);
    const spoilt = [whole.subarray(0, whole.length / 2), Buffer.from("three words here"), withDamage(whole)];
    for (const bytes of spoilt) {
      await writeFile(file, bytes);
      await expect(restoreStore(file, location)).rejects.toMatchObject({ code: "STORE_CORRUPT" });
      expect(before.equals(await readFile(location))).toBe(true);
    }
    const other = new Libsql(join(folder, "other.db"));
    other.exec("create table bookmarks (url text)");
    other.close();
    await expect(restoreStore(join(folder, "other.db"), location)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await expect(restoreStore(join(folder, "nothing.db"), location)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(before.equals(await readFile(location))).toBe(true);
  });
});

function withDamage(whole: Buffer): Buffer {
  const spoilt = Buffer.from(whole);
  spoilt.fill(0xa7, 4096 * 5, 4096 * 8);
  return spoilt;
}

describe("a store whose schema is older", () => {
  it("is backed up before it changes, said in one line", async () => {
    const store = await openStore(location);
    await writeHistory(store);
    const { counts: _counts, ...before } = await dump(store);
    await store.close();
    forgetDerived();
    const lines: string[] = [];
    const { counts: _later, ...after } = await dump(await open(location, (line) => lines.push(line)));
    expect(after).toEqual(before);
    expect(lines).toEqual([expect.stringMatching(/from version 2 to \d+.*store\.db\.schema-2\.backup/)]);
    const kept = new Libsql(`${location}.schema-2.backup`, { readonly: true });
    expect(kept.prepare("select count(*) as count from documents").all()).toEqual([{ count: 26 }]);
    expect(kept.prepare("select name from sqlite_master where name = 'derivation'").all()).toEqual([]);
    kept.close();
  });

  it("is left as it is where no backup can be made", async () => {
    await (await openStore(location)).close();
    forgetDerived();
    await mkdir(`${location}.schema-2.backup`);
    const before = await readFile(location);
    await expect(openStore(location)).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining("left as it is"),
    });
    expect(before.equals(await readFile(location))).toBe(true);
  });

  function forgetDerived(): void {
    const database = new Libsql(location);
    database.exec(`${withoutDerived}; delete from kysely_migration where name >= '0003'`);
    database.close();
  }
});

describePostgres("restoreStore", ({ empty }) => {
  it("fills an empty store from a backup, and refuses one that is not empty", { timeout: 60_000 }, async () => {
    const store = await open(await empty());
    await writeHistory(store);
    await backupStore(store, file);
    const other = await empty();
    await restoreStore(file, other);
    expect(await fingerprint(await open(other))).toEqual(await fingerprint(store));
    await expect(restoreStore(file, other)).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});
