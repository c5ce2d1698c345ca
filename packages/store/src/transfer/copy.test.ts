import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../open.js";
import type { Store } from "../store.js";
import { dump, type Dump } from "../testing/dump.js";
import { writeHistory } from "../testing/history.js";
import { describePostgres } from "../testing/postgres.js";
import { sampleReading } from "../testing/samples.js";
import { copyStore } from "./copy.js";
import { fingerprint } from "./fingerprint.js";

let folder: string;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-copy-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(location: string): Promise<Store> {
  const store = await openStore(location);
  onTestFinished(() => store.close());
  return store;
}

function newFile(): string {
  return join(folder, `${(opened += 1)}.db`);
}

/** All but the sequence number, which counts how a store came to be what it is. */
async function kept(store: Store): Promise<Omit<Dump, "counts">> {
  const { counts, ...lists } = await dump(store);
  return Object.assign(lists, { counts: { ...counts, sequence: 0 } });
}

describe("copyStore", () => {
  it("copies everything, and again without writing anything", async () => {
    const [from, to] = [await open("memory"), await open(newFile())];
    await writeHistory(from);
    const first = await copyStore(from, to);
    expect(first).toMatchObject({ copied: { documents: 26, judgements: 4, tombstones: 4 }, passedOver: 0 });
    expect(await kept(to)).toEqual(await kept(from));
    expect(await to.integrity()).toEqual([]);
    const sequence = await to.sequence();
    expect(await copyStore(from, to)).toEqual({ ...first, copied: { documents: 0, judgements: 0, tombstones: 0 }, passedOver: 26 });
    expect(await to.sequence()).toBe(sequence);
    const removed = sampleReading({ id: "again", topics: ["matter 6", "salt"] });
    expect(await to.putReading(removed)).toMatchObject({ change: "removed" });
  });

  it("stops when it is told to, and is finished by copying again", async () => {
    const [from, to] = [await open("memory"), await open(newFile())];
    await from.putReadings(Array.from({ length: 500 }, (_, index) => sampleReading({ id: `d${index}`, topics: [`matter ${index}`] })));
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ documents, of }: { documents: number; of: number }): void => {
      seen.push(documents / of);
      if (seen.length === 2) stop.abort();
    };
    await expect(copyStore(from, to, { onProgress, signal: stop.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(seen).toEqual([0.4, 0.8]);
    expect((await to.info()).documents).toBe(400);
    expect(await copyStore(from, to)).toMatchObject({ copied: { documents: 100 }, passedOver: 400 });
    expect(await kept(to)).toEqual(await kept(from));
  });

  it("follows what changed in the original since", async () => {
    const [from, to] = [await open("memory"), await open(newFile())];
    await writeHistory(from);
    await copyStore(from, to);
    await from.putReadings(["news", "more news"].map((topic) => sampleReading({ id: "doc 1 ～😀", topics: [topic] })));
    await from.putReading(sampleReading({ id: "doc 2 ～😀", topics: ["news 2", "rain"] }));
    await from.putReading(sampleReading({ id: "doc 10 ～😀", topics: ["matter 3", "salt"], collections: ["another"] }));
    expect(await copyStore(from, to)).toMatchObject({ copied: { documents: 3, judgements: 0 } });
    expect(await kept(to)).toEqual(await kept(from));
  });

  it("says how the two differ where the other held something else before", async () => {
    const [from, to] = [await open("memory"), await open("memory")];
    await writeHistory(from);
    await to.putReading(sampleReading({ id: "other", topics: ["elsewhere"] }));
    await expect(copyStore(from, to)).rejects.toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringContaining("27 documents where there are 26"),
    });
  });

  it("refuses a document that was removed here and is there", async () => {
    const [from, to] = [await open("memory"), await open("memory")];
    await to.putReading(sampleReading({ id: "doc 20 ～😀", topics: ["elsewhere"] }));
    await writeHistory(from);
    await expect(copyStore(from, to)).rejects.toMatchObject({ code: "BAD_INPUT", message: expect.stringContaining("doc 20") });
  });
});

describe("fingerprint", () => {
  it("is another after any change", async () => {
    const store = await open("memory");
    await writeHistory(store);
    const seen = [await fingerprint(store)];
    const [document] = (await dump(store)).documents;
    const reading = sampleReading({ id: document?.id ?? "", topics: ["wind"] });
    const changes = [
      () => store.putReading(reading),
      () => store.putReading({ ...reading, version: { ...reading.version, title: "Wind" } }),
      () => store.putReading({ ...reading, origin: { ...reading.origin, version: "9" }, statements: [] }),
      () => store.removeDocument(reading.document.id, "asked to", "2025-07-02T00:00:00Z"),
    ];
    for (const change of changes) {
      await change();
      seen.push(await fingerprint(store));
    }
    expect(new Set(seen.map(({ checksum }) => checksum)).size).toBe(5);
  });
});

describePostgres("copyStore", ({ empty }) => {
  it("copies from SQLite to PostgreSQL, and back into memory", { timeout: 60_000 }, async () => {
    const [from, between, back] = [await open(newFile()), await open(await empty()), await open("memory")];
    await writeHistory(from);
    await copyStore(from, between);
    expect(await kept(between)).toEqual(await kept(from));
    await copyStore(between, back);
    expect(await kept(back)).toEqual(await kept(from));
  });
});
