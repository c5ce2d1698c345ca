import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeUnused, openStore } from "../open.js";
import { buildWriter, startWriter } from "../testing/child.js";
import { sampleReading } from "../testing/samples.js";

let folder: string;
let location: string;
beforeAll(buildWriter, 120_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-unused-"));
  location = join(folder, "store.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** Opens the store and gives it up. */
async function giveUp(): Promise<boolean> {
  return closeUnused(await openStore(location));
}

async function documentsThere(): Promise<number> {
  const store = await openStore(location);
  const { documents } = await store.info();
  await store.close();
  return documents;
}

describe("closeUnused", () => {
  it("deletes a store that holds nothing, and leaves nothing beside it", async () => {
    expect(await giveUp()).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it("only closes a store in memory, and one that is closed", async () => {
    const store = await openStore("memory");
    expect([await closeUnused(store), await closeUnused(store)]).toEqual([false, false]);
    const file = await openStore(location);
    await file.close();
    expect(await closeUnused(file)).toBe(false);
    expect(await documentsThere()).toBe(0);
  });

  it("leaves a store that holds something", async () => {
    const store = await openStore(location);
    await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    expect(await closeUnused(store)).toBe(false);
    expect(await documentsThere()).toBe(1);
  });

  it("leaves a store that someone else has open, who can go on", async () => {
    const other = await openStore(location);
    expect(await giveUp()).toBe(false);
    await other.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    await other.close();
    expect(await documentsThere()).toBe(1);
  });

  it("takes nothing from whoever opens it at the same moment, at whatever moment that is", { timeout: 120_000 }, async () => {
    const deleted: boolean[] = [];
    for (let round = 0; round < 40; round += 1) {
      location = join(folder, `${round}.db`);
      const given = await openStore(location);
      const opening = openStore(location);
      for (let turn = 0; turn < round % 40; turn += 1) await nextTurn();
      deleted.push(await closeUnused(given));
      const store = await opening;
      await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
      await store.close();
      expect(await documentsThere()).toBe(1);
    }
    expect(new Set(deleted)).toEqual(new Set([true, false]));
  });

  it("takes nothing from another process that opens it meanwhile", { timeout: 120_000 }, async () => {
    for (let round = 0; round < 5; round += 1) {
      location = join(folder, `${round}.db`);
      const writer = startWriter(location, "other", 1);
      const ended = new AbortController();
      void writer.ended.then(() => ended.abort());
      // As long as the other has not opened it, it is deleted, and made again.
      while (!ended.signal.aborted && (await giveUp()));
      expect(await writer.ended).toEqual({ code: 0, errors: "" });
      expect(await documentsThere()).toBe(1);
    }
  });
});
