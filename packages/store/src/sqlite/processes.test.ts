import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../open.js";
import { buildWriter, startWriter } from "../testing/child.js";
import { collect } from "../testing/dump.js";
import { sampleReading } from "../testing/samples.js";

let folder: string;
let location: string;
beforeAll(buildWriter, 120_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-processes-"));
  location = join(folder, "new", "store.db");
});
afterEach(() => rm(folder, { recursive: true }));

describe("a store that several processes write", () => {
  it("takes all that each writes, even if both make the file", async () => {
    const writers = ["left", "right"].map((name) => startWriter(location, name, 25));
    for (const writer of writers) expect(await writer.ended).toEqual({ code: 0, errors: "" });
    const store = await openStore(location);
    expect(await store.info()).toMatchObject({ documents: 50, statements: 2000, sequence: 50 });
    expect(await store.integrity()).toEqual([]);
    await store.close();
  });

  it("shows one process what another wrote, and can remove while another reads and writes", async () => {
    const store = await openStore(location);
    const writer = startWriter(location, "other", 40);
    await writer.wrote(2);
    expect((await store.info()).documents).toBeGreaterThanOrEqual(2);
    await store.putReading(sampleReading({ id: "mine", topics: ["fish"] }));
    await store.removeDocument("mine", "asked to", "2025-07-01T00:00:00Z");
    expect(await writer.ended).toEqual({ code: 0, errors: "" });
    expect(await store.info()).toMatchObject({ documents: 40, tombstones: 1, sequence: 42 });
    expect(await store.integrity()).toEqual([]);
    await store.close();
  });
});

describe("a process that is killed while it writes", () => {
  it("leaves whole readings only, and each that it reported", async () => {
    for (let round = 0; round < 10; round += 1) {
      location = join(folder, `${round}.db`);
      const reported = 1 + (round % 3);
      const writer = startWriter(location, `round${round}`, 10_000);
      await writer.wrote(reported);
      // A little later each time, so that the blow falls on checking, on writing and on committing.
      await sleep(round);
      writer.process.kill("SIGKILL");
      expect((await writer.ended).code).toBeNull();
      const store = await openStore(location);
      const documents = (await collect(store.listDocuments())).filter(({ id }) => id.startsWith(`round${round}-`));
      expect(documents.length).toBeGreaterThanOrEqual(reported);
      const { documents: all, statements, mentions, sequence } = await store.info();
      expect({ statements, mentions, sequence }).toEqual({ statements: all * 40, mentions: all * 80, sequence: all });
      expect(await store.integrity()).toEqual([]);
      await store.close();
    }
  });
});
