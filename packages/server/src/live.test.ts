import { openStore, type OpenOptions, type Store } from "@entente/store";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
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
  readonly stats: {
    readonly documents: number;
    readonly statementsByReview: readonly { readonly name: string; readonly count: number }[];
  };
}

async function documentsOf({ ask }: Served): Promise<number> {
  return (await ask<Counted>("{ stats { documents } }")).data.stats.documents;
}

async function disputedIn({ ask }: Served): Promise<number> {
  const { stats } = (await ask<Counted>("{ stats { statementsByReview { name count } } }")).data;
  return stats.statementsByReview.find(({ name }) => name === "disputed")?.count ?? 0;
}

/** What another process wrote is shown within two seconds; a busy machine may take a little longer, in milliseconds. */
const soon = 5_000;

/** Whether a file holds a text, as UTF-8 or as the UTF-16 of an index. */
async function holds(path: string, text: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  return [Buffer.from(text, "utf8"), Buffer.from(text.toLowerCase(), "utf8")].some((wanted) => bytes.includes(wanted));
}

declare module "vitest" {
  interface ProvidedContext {
    /** See the store's shared-postgres.ts, which starts the first of them for this run. */
    readonly postgresServers: readonly { readonly name: string; readonly url: string | null }[];
  }
}

const opened: { readonly store: Store; readonly served: Served }[] = [];

async function start(location: string, options: OpenOptions = {}): Promise<Served> {
  const store = await openStore(location, { log: () => undefined, ...options });
  const served = await serve(store, { location, interval: 100 });
  opened.push({ store, served });
  await served.ready;
  return served;
}

async function stop(): Promise<void> {
  for (const { store, served } of opened.splice(0)) {
    await served.close();
    await store.close();
  }
}

afterEach(stop);

/** Lets another process write. */
async function write(location: string, ...changes: readonly string[]): Promise<void> {
  const writer = fileURLToPath(new URL("../dist/testing/writer.js", import.meta.url));
  await promisify(execFile)(process.execPath, [writer, location, ...changes]);
}

const [postgres] = inject("postgresServers");
const places = [["one file", null] as const, ...(postgres?.url ? [["one PostgreSQL database", postgres.url] as const] : [])];

describe.skipIf(!built).each(places)("two servers over %s", (_what, url) => {
  it("show what another process writes, judges and removes", async () => {
    const location = url ?? join(folder, "shared.db");
    const servers = [await start(location), await start(location)];
    const shows = (documents: number, disputed = 0) =>
      vi.waitFor(async () => {
        expect(await Promise.all(servers.map(documentsOf))).toEqual([documents, documents]);
        expect(await Promise.all(servers.map(disputedIn))).toEqual([disputed, disputed]);
      }, soon);
    await shows(0);
    await write(location, "post", "tribune");
    await shows(2);
    await write(location, "gazette");
    await shows(3);
    await write(location, "?gazette");
    await shows(3, 1);
    await write(location, "-post");
    await shows(2, 1);
    expect(opened.flatMap(({ served }) => served.log)).toEqual([]);
  }, 60_000);
});

/** A way to the same database that can be blocked and opened again. */
async function gateTo(location: string) {
  const { hostname, port } = new URL(location);
  const sockets = new Set<Socket>();
  const gate = createServer((socket) => {
    const upstream = connect(Number(port), hostname);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on("error", () => undefined).on("close", () => sockets.delete(one));
    }
    socket.pipe(upstream).pipe(socket);
  });
  const listen = (at: number) => new Promise<void>((resolve) => gate.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const { port: own } = gate.address() as AddressInfo;
  const address = new URL(location);
  address.host = `127.0.0.1:${own}`;
  const block = async (): Promise<void> => {
    const closed = new Promise((resolve) => gate.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { location: address.href, block, unblock: () => listen(own) };
}

describe.skipIf(!built || !postgres?.url)("a server whose database goes away", () => {
  it("goes on with what it has, says so, and catches up when the database is back", async () => {
    const direct = postgres?.url ?? "";
    await write(direct, "tribune");
    const gate = await gateTo(direct);
    const served = await start(gate.location, { patience: 500 });
    const before = await documentsOf(served);
    await gate.block();
    await write(direct, "diary");
    await vi.waitFor(() => expect(served.log.at(-1)).toMatch(/the last one stays: .* does not answer/), 10_000);
    expect(await documentsOf(served)).toBe(before);
    expect((await fetch(`${served.url}/health`)).status).toBe(503);
    const { errors } = await served.ask('{ document(id: "tribune") { text } }');
    expect(errors).toMatchObject([{ extensions: { code: "STORE_UNAVAILABLE" } }]);
    await gate.unblock();
    await vi.waitFor(async () => expect(await documentsOf(served)).toBe(before + 1), soon);
    expect((await fetch(`${served.url}/health`)).status).toBe(200);
    expect(served.log.at(-1)).toBe("the graph is brought up to date again");
    await stop();
    await gate.block();
  }, 60_000);
});

describe.skipIf(!built)("a server over a file", () => {
  let store: Store;
  afterEach(() => store.close());

  it("start again from the snapshot, and catch up with what came since", async () => {
    const location = join(folder, "again.db");
    store = await openStore(location);
    for (const reading of readings()) await store.putReading(reading);
    await start(location);
    await vi.waitFor(() => expect(existsSync(`${location}.index`)).toBe(true), soon);
    await stop();
    await store.removeDocument("diary", "asked to", "2025-06-03T00:00:00Z");
    const again = await start(location);
    await vi.waitFor(async () => expect(await documentsOf(again)).toBe(articles.length - 1), soon);
  });

  it("say so once and build anew where the snapshot is damaged", async () => {
    const location = join(folder, "damaged.db");
    store = await openStore(location);
    for (const reading of readings()) await store.putReading(reading);
    await start(location);
    await vi.waitFor(() => expect(existsSync(`${location}.index`)).toBe(true), soon);
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
    await vi.waitFor(async () => expect(await holds(snapshot, "Albania")).toBe(true), soon);
    await store.removeDocument("diary", "asked to", "2025-06-03T00:00:00Z");
    await vi.waitFor(async () => expect(await documentsOf(served)).toBe(articles.length - 1), soon);
    // Once the snapshot is written anew it names what is left, and nothing of what is gone.
    expect(await holds(snapshot, "Albania")).toBe(false);
    await vi.waitFor(async () => expect(await holds(snapshot, "Rwanda")).toBe(true), soon);
    expect([await holds(snapshot, "diary"), await holds(snapshot, "Albania")]).toEqual([false, false]);
  });
});
