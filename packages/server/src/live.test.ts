import { openStore, type Store } from "@entente/store";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { read } from "./testing/articles.js";
import { articles, readings } from "./testing/corpus.js";
import { serve, type Served } from "./testing/served.js";

const built = existsSync(new URL("../dist/graph/keeper-worker.js", import.meta.url));
if (!built) console.warn("skipped: graphs kept in threads, for packages/server/dist is not built; run npm run build");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-live-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Counted {
  readonly stats: { readonly documents: number; readonly statements: number };
}

async function documentsOf({ ask }: Served): Promise<number> {
  return (await ask<Counted>("{ stats { documents statements } }")).data.stats.documents;
}

/** Whether a file holds a text, as UTF-8 or as the UTF-16 of an index. */
async function holds(path: string, text: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return [Buffer.from(text, "utf8"), Buffer.from(text.toLowerCase(), "utf8")].some((wanted) => bytes.includes(wanted));
}

describe.skipIf(!built)("servers over one file", () => {
  let store: Store;
  const opened: { readonly store: Store; readonly served: Served }[] = [];

  async function start(location: string): Promise<Served> {
    const own = await openStore(location);
    const served = await serve(own, { location, interval: 100 });
    opened.push({ store: own, served });
    await served.ready;
    return served;
  }

  async function stop(): Promise<void> {
    for (const { store, served } of opened.splice(0)) {
      await served.close();
      await store.close();
    }
  }

  afterEach(async () => {
    await stop();
    await store.close();
  });

  it("show without a restart what another process writes, judges and removes", async () => {
    const location = join(folder, "shared.db");
    store = await openStore(location);
    const servers = [await start(location), await start(location)];
    const shows = (documents: number) =>
      vi.waitFor(async () => expect(await Promise.all(servers.map(documentsOf))).toEqual([documents, documents]), 10_000);
    await shows(0);
    for (const [index, article] of articles.entries()) {
      await store.putReading(read(article));
      await shows(index + 1);
    }
    await store.removeDocument("post", "asked to", "2025-06-03T00:00:00Z");
    await shows(articles.length - 1);
    expect(opened.flatMap(({ served }) => served.log)).toEqual([]);
  });

  it("start again from the snapshot, and catch up with what came since", async () => {
    const location = join(folder, "again.db");
    store = await openStore(location);
    for (const reading of readings()) await store.putReading(reading);
    await start(location);
    await vi.waitFor(() => expect(existsSync(`${location}.index`)).toBe(true), 10_000);
    await stop();
    await store.removeDocument("diary", "asked to", "2025-06-03T00:00:00Z");
    const again = await start(location);
    await vi.waitFor(async () => expect(await documentsOf(again)).toBe(articles.length - 1), 10_000);
  });

  it("say so once and build anew where the snapshot is damaged", async () => {
    const location = join(folder, "damaged.db");
    store = await openStore(location);
    for (const reading of readings()) await store.putReading(reading);
    await start(location);
    await vi.waitFor(() => expect(existsSync(`${location}.index`)).toBe(true), 10_000);
    await stop();
    const bytes = await readFile(`${location}.index`);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 0xff;
    await writeFile(`${location}.index`, bytes);
    const served = await start(location);
    expect(await documentsOf(served)).toBe(articles.length);
    expect(served.log).toEqual([expect.stringMatching(/snapshot of the index cannot be read .* rebuilt from the store/)]);
  });

  it("keep no name of a removed document in the snapshot", async () => {
    const location = join(folder, "removed.db");
    store = await openStore(location);
    for (const reading of readings()) await store.putReading(reading);
    const served = await start(location);
    const snapshot = `${location}.index`;
    await vi.waitFor(async () => expect(await holds(snapshot, "Albania")).toBe(true), 10_000);
    await store.removeDocument("diary", "asked to", "2025-06-03T00:00:00Z");
    await vi.waitFor(async () => expect(await documentsOf(served)).toBe(articles.length - 1), 10_000);
    // Once the snapshot is written anew it names what is left, and nothing of what is gone.
    await vi.waitFor(async () => expect(await holds(snapshot, "Rwanda")).toBe(true), 10_000);
    expect(await holds(snapshot, "diary")).toBe(false);
    expect(await holds(snapshot, "Albania")).toBe(false);
  });
});
