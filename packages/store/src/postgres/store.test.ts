import { createServer, connect as connectTo, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { openStore } from "../open.js";
import { SqlStore } from "../sql/store.js";
import type { Store } from "../store.js";
import { buildWriter, startWriter } from "../testing/child.js";
import { collect } from "../testing/dump.js";
import { describePostgres, withClient } from "../testing/postgres.js";
import { sampleReading } from "../testing/samples.js";
import { PostgresEngine } from "./engine.js";

const impatient = { opening: 0, open: 500 };

/** Opens a store that is closed when the test ends. */
async function opened(location: string): Promise<Store> {
  const store = await openStore(location);
  onTestFinished(() => store.close());
  return store;
}

/** What opening a location fails with; null if it opens. */
async function refusal(location: string): Promise<unknown> {
  try {
    await (await SqlStore.open(await PostgresEngine.open(location, impatient))).close();
    return null;
  } catch (error) {
    return error;
  }
}

/** One sentence with this code that says these words, without the password or PostgreSQL's own words. */
function oneSentence(code: string, words: string): unknown {
  const message: unknown = expect.stringMatching(new RegExp(`^(?!.*s3cret)(?!.*ECONN)(?!.*relation ).*${words}`));
  return expect.objectContaining({ name: "EntenteError", code, message });
}

function changed(location: string, change: (url: URL) => void): string {
  const url = new URL(location);
  change(url);
  return url.href;
}

describePostgres("opening a database", ({ empty, bare }) => {
  it("keeps what was written, across closing and reopening, and never shows the password", async () => {
    const location = await empty();
    const first = await openStore(location);
    await first.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    await first.close();
    const { location: shown, bytes, ...info } = await (await opened(location)).info();
    expect(info).toMatchObject({ engine: "postgres", documents: 1, sequence: 1 });
    expect(bytes).toBeGreaterThan(0);
    expect(shown).toBe(changed(location, (url) => (url.password = "")));
    await expect(first.sequence()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it("refuses tables of another program, and leaves them as they were", async () => {
    for (const tables of [
      "create table documents (id int)",
      "create table kysely_migration (name text); insert into kysely_migration values ('x')",
    ]) {
      const location = await bare();
      await withClient(location, (client) => client.query(tables));
      expect(await refusal(location)).toEqual(oneSentence("STORE_UNAVAILABLE", "another program"));
      const left = await withClient(location, (client) => client.query("select 1 from pg_tables where schemaname = current_schema()"));
      expect(left.rows).toHaveLength(1);
    }
  });

  it("refuses a store written by a newer version", async () => {
    const location = await bare();
    await (await openStore(location)).close();
    await withClient(location, (client) => client.query("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')"));
    expect(await refusal(location)).toEqual(oneSentence("STORE_TOO_NEW", "newer version"));
  });

  it.each<[string, string, (url: URL) => void]>([
    ["that nobody listens at", "does not answer", (url) => (url.port = "1")],
    ["of no host", "no host", (url) => (url.hostname = "nowhere.invalid")],
    ["of no database", "nothere", (url) => (url.pathname = "/nothere")],
    ["with another password", "refuses this user", (url) => (url.password = "s3cretly")],
    ["of no schema", "schema", (url) => url.searchParams.set("options", "-csearch_path=nothere")],
  ])("refuses an address %s", async (_what, words, change) => {
    expect(await refusal(changed(await bare(), change))).toEqual(oneSentence("STORE_UNAVAILABLE", words));
  });

  it("refuses what is no address, without repeating it", async () => {
    expect(await refusal("postgres://entente:s3cret%@:x/y")).toEqual(oneSentence("BAD_INPUT", "no PostgreSQL address"));
  });

  it("orders every text by code point, whatever the database does", async () => {
    const location = await empty();
    const { rows } = await withClient(location, (client) =>
      client.query<{ collation: string }>(`
        select distinct l.collname as collation from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_collation l on l.oid = a.attcollation
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0 and c.relname not like 'kysely%'`),
    );
    expect(rows).toEqual([{ collation: "C" }]);
  });
});

describePostgres("a store in PostgreSQL", ({ empty }) => {
  let location: string;
  beforeEach(async () => {
    location = await empty();
  });

  it("tells of rows that point nowhere", async () => {
    const store = await opened(location);
    await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    await withClient(location, (client) => client.query("set session_replication_role = replica; delete from documents"));
    expect(await store.integrity()).toContainEqual("a row of versions points to one of documents that is not there");
  });

  it("lets the planner remember nothing of what documents say", async () => {
    const store = await opened(location);
    await store.putReadings(["a", "b", "c"].map((id) => sampleReading({ id, topics: ["unforgotten"], title: "unforgotten" })));
    const { rows } = await withClient(location, async (client) => {
      await client.query("analyze");
      return client.query("select 1 from pg_stats where schemaname = current_schema() and pg_stats::text like '%unforgotten%'");
    });
    expect(rows).toEqual([]);
  });

  it("does its work again after a deadlock with another program", async () => {
    const store = await opened(location);
    await store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    await withClient(location, async (client) => {
      await client.query("begin; update documents set url = url where id = 'a'");
      const writing = store.putReading(sampleReading({ id: "a", topics: ["salt"] }));
      await waitFor(client, "wait_event_type = 'Lock'");
      // Who began to wait first looks for deadlocks first, a second later, and gives way.
      await sleep(300);
      await client.query("update state set unswept = unswept; commit");
      expect(await writing).toMatchObject({ change: "newVersion" });
    });
    expect(await store.info()).toMatchObject({ versions: 2, sequence: 2 });
  });

  it("goes on when its connections are cut, and loses nothing", async () => {
    const store = await opened(location);
    const cutting = withClient(location, async (client) => {
      for (let round = 0; round < 10; round += 1) {
        await sleep(20);
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'entente' and usename = current_user",
        );
      }
    });
    const outcomes = [];
    for (let number = 0; number < 60; number += 1) {
      outcomes.push(await store.putReading(sampleReading({ id: `d${number}`, topics: ["fish", `matter ${number}`] })));
      expect(await store.text(`d${number}`)).toContain(`matter ${number}`);
    }
    await cutting;
    expect(outcomes.every(({ change }) => change === "added")).toBe(true);
    expect(await store.info()).toMatchObject({ documents: 60, statements: 120, sequence: 60 });
  });

  it("writes once where the connection breaks before the answer to a commit comes back", async () => {
    const breaking = await breakAfterCommits(location, 3);
    const store = await opened(breaking);
    for (const id of ["a", "b", "c", "d", "e"]) {
      expect(await store.putReading(sampleReading({ id, topics: ["fish"] }))).toMatchObject({ change: "added" });
    }
    expect(await store.removeDocument("a", "asked to", "2025-07-01T00:00:00Z")).toMatchObject({ documentId: "a" });
    expect(await store.info()).toMatchObject({ documents: 4, sequence: 6 });
  });
});

/** Waits until a connection of a store does so, as pg_stat_activity tells. */
async function waitFor(client: { query(text: string): Promise<{ rows: unknown[] }> }, condition: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query(`select 1 from pg_stat_activity where application_name = 'entente' and ${condition}`);
    if (rows.length > 0) return;
    await sleep(10);
  }
}

/** A way to the same database that passes commits on, and then breaks off so many times instead of passing the answer back. */
async function breakAfterCommits(location: string, times: number): Promise<string> {
  let left = times;
  const { hostname, port } = new URL(location);
  const server: Server = createServer((socket) => {
    const upstream = connectTo(Number(port || "5432"), hostname);
    socket.on("data", (bytes) => {
      upstream.write(bytes);
      if (left === 0 || !bytes.includes("commit\0")) return;
      left -= 1;
      upstream.once("data", () => upstream.destroy());
      socket.destroy();
    });
    upstream.on("data", (bytes) => socket.writable && socket.write(bytes));
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const)
      one.on("error", () => undefined).on("close", () => other.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return changed(location, (url) => {
    url.host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  });
}

describePostgres("a store that several processes write", ({ bare }) => {
  it("takes all that each writes, even if both make the tables", { timeout: 120_000 }, async () => {
    await buildWriter();
    const location = await bare();
    const writers = ["left", "right"].map((name) => startWriter(location, name, 25));
    for (const writer of writers) expect(await writer.ended).toEqual({ code: 0, errors: "" });
    const store = await opened(location);
    expect(await store.info()).toMatchObject({ documents: 50, statements: 2000, sequence: 50 });
    expect(await store.integrity()).toEqual([]);
  });

  it("keeps whole readings only, and each that a killed process reported", { timeout: 120_000 }, async () => {
    await buildWriter();
    const location = await bare();
    const store = await opened(location);
    for (let round = 0; round < 8; round += 1) {
      const reported = 1 + (round % 3);
      const writer = startWriter(location, `round${round}`, 10_000);
      await writer.wrote(reported);
      // A little later each time, so that the blow falls on checking, on writing and on committing.
      await sleep(round);
      writer.process.kill("SIGKILL");
      expect((await writer.ended).code).toBeNull();
      const documents = (await collect(store.listDocuments())).filter(({ id }) => id.startsWith(`round${round}-`));
      expect(documents.length).toBeGreaterThanOrEqual(reported);
    }
    // A commit that was on its way when its process died may still come.
    await withClient(location, (client) => client.query("update state set unswept = unswept"));
    const { documents: all, statements, mentions, sequence } = await store.info();
    expect({ statements, mentions, sequence }).toEqual({ statements: all * 40, mentions: all * 80, sequence: all });
    expect(await store.integrity()).toEqual([]);
  });
});
