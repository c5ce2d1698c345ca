import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { openStore, type OpenOptions } from "../open.js";
import type { Store } from "../store.js";
import { withClient } from "../testing/postgres.js";
import { startPostgres, type PostgresServer } from "../testing/postgres-server.js";
import { sampleReading, targetOf, withId } from "../testing/samples.js";
import { PostgresEngine } from "./engine.js";

const at = "2025-07-01T00:00:00Z";
// Where the shared server does not start, this one would not either; the reason was printed.
const skipped = inject("postgresServers")[0]?.url === null;

let server: PostgresServer;
beforeAll(async () => {
  if (skipped) return;
  // Segments of the write-ahead log are deleted when they are done with, not kept for the next ones to be written over.
  server = await startPostgres(["wal_recycle=off", "autovacuum=off"]);
});
afterAll(() => (skipped ? undefined : server.remove()));

/** A new database of the server, and a store in it. */
async function openNew(options: OpenOptions = {}): Promise<{ store: Store; location: string }> {
  const name = `d${randomUUID().replaceAll("-", "")}`;
  await withClient(server.url, (client) => client.query(`create database ${name}`));
  const location = new URL(server.url);
  location.pathname = name;
  const store = await reopen(location.href, options);
  return { store, location: location.href };
}

async function reopen(location: string, options: OpenOptions = {}): Promise<Store> {
  const store = await openStore(location, { log: () => undefined, ...options });
  onTestFinished(() => store.close());
  return store;
}

describe.skipIf(skipped)("a database that goes away", () => {
  it("is waited for, by readers and writers, and nothing acknowledged is lost", async () => {
    const log: string[] = [];
    const { store } = await openNew({ log: (line) => log.push(line) });
    await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    await server.stop();
    const waiting = Promise.all([
      store.sequence(),
      store.putReading(sampleReading({ id: "b", topics: ["salt"] })),
      store.text("a"),
      store.removeDocument("a", "asked to", at),
    ]);
    await sleep(1_500);
    await server.start();
    const [, outcome, , tombstone] = await waiting;
    expect([outcome.change, tombstone.documentId]).toEqual(["added", "a"]);
    expect(await store.info()).toMatchObject({ documents: 1, tombstones: 1, sequence: 3 });
    expect(await store.integrity()).toEqual([]);
    expect(log).toEqual([
      expect.stringMatching(/does not answer; it is waited for, 120 seconds/),
      expect.stringContaining("answers again"),
    ]);
  });

  it("is not waited for while it is opened for the first time longer than for a mistyped address", async () => {
    await server.stop();
    const began = performance.now();
    await expect(PostgresEngine.open(server.url, { opening: 100 })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(performance.now() - began).toBeLessThan(20_000);
    await server.start();
  });

  it("is said to be away after a while, by host and name, and works again when it is back", async () => {
    const { store, location } = await openNew({ patience: 300 });
    const { host, pathname } = new URL(location);
    const away = expect.objectContaining({
      code: "STORE_UNAVAILABLE",
      message: expect.stringMatching(new RegExp(`^(?!.*s3cret).*${pathname.slice(1)} on ${host}`)),
    });
    await server.stop();
    await expect(store.sequence()).rejects.toEqual(away);
    await expect(store.putReading(sampleReading({ id: "a", topics: ["fish"] }))).rejects.toEqual(away);
    await expect(PostgresEngine.open(location, { opening: 200, open: 200 })).rejects.toEqual(away);
    await server.start();
    expect(await store.putReading(sampleReading({ id: "a", topics: ["fish"] }))).toMatchObject({ change: "added" });
  });
});

/** The words that any file below the server's data folder still holds, tables, indexes, statistics and write-ahead log alike. */
async function found(words: readonly string[]): Promise<readonly string[]> {
  const files = await readdir(server.folder, { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0)));
  const all = await Promise.all(contents);
  return words.filter((word) => all.some((content) => content.includes(word)));
}

/** Writes everything to the files, and begins a new write-ahead log. */
async function flush(): Promise<void> {
  await withClient(server.url, async (client) => {
    for (const command of ["checkpoint", "select pg_switch_wal()", "checkpoint"]) await client.query(command);
  });
}

/** Two versions with their quotes, and a judgement. */
async function write(store: Store, topics: readonly string[], note: string): Promise<void> {
  const readings = topics.map((topic) => sampleReading({ id: "a", topics: [topic, "harbours"], title: `On ${topic}` }));
  for (const reading of readings) await store.putReading(reading);
  const [reading] = readings;
  const [statement] = reading?.statements ?? [];
  if (!reading || !statement) throw new Error("the sample has no statement");
  const target = targetOf(reading, statement);
  await store.appendJudgements([withId({ judgement: "dispute", author: "ada", at, note, target, reason: "wrong" })]);
}

describe.skipIf(skipped)("removeDocument in the files of a server", () => {
  it("leaves no byte of texts, old and new, quotes, statistics and judgements, also in the log once that is done with", async () => {
    const { store, location } = await openNew();
    const words = ["zebra crossing", "obsidian quarry", "basalt note"];
    await write(store, words.slice(0, 2), "basalt note");
    await store.putReading(sampleReading({ id: "b", topics: ["feldspar mine"] }));
    await withClient(location, (client) => client.query("analyze"));
    await flush();
    expect(await found([...words, "feldspar mine"])).toEqual([...words, "feldspar mine"]);
    await store.removeDocument("a", "asked to", at);
    await flush();
    expect(await found([...words, "feldspar mine"])).toEqual(["feldspar mine"]);
  });

  it("says where a long transaction keeps words, and sweeps them at the next opening", { timeout: 60_000 }, async () => {
    const { store, location } = await openNew();
    await write(store, ["malachite green"], "azurite note");
    await withClient(location, async (client) => {
      await client.query("begin isolation level repeatable read; select count(*) from versions");
      await expect(store.removeDocument("a", "asked to", at)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
      expect((await store.info()).documents).toBe(0);
      expect(await store.integrity()).toEqual([expect.stringContaining("may still be on the disk")]);
      await flush();
      expect(await found(["malachite green"])).toEqual(["malachite green"]);
    });
    await store.close();
    const again = await reopen(location);
    expect(await again.integrity()).toEqual([]);
    await flush();
    expect(await found(["malachite green", "azurite note"])).toEqual([]);
  });
});
