import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Judgement, Reading } from "@entente/core";
import { generatedReference } from "@entente/core/testing";
import { sql } from "kysely";
import Libsql from "libsql";
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { SqlStore } from "../sql/store.js";
import { buildWriter, runCramped } from "../testing/child.js";
import { collect, dump } from "../testing/dump.js";
import { sampleReading, targetOf, withId } from "../testing/samples.js";
import { SqliteEngine } from "./engine.js";

let folder: string;
let location: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-failures-"));
  location = join(folder, "store.db");
});
afterEach(() => rm(folder, { recursive: true }));

async function open(): Promise<{ engine: SqliteEngine; store: SqlStore }> {
  const engine = await SqliteEngine.open(location);
  const store = await SqlStore.open(engine);
  onTestFinished(() => store.close());
  return { engine, store };
}

/** The same as a disk with so many pages. */
async function limitTo(pages: number, { queries }: SqliteEngine): Promise<void> {
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(queries);
}

describe("a disk that is full", () => {
  it("is said to be, at whatever page it happens; the reading is not there, all before it are, and it goes on with more room", async () => {
    const { engine, store } = await open();
    const batch = (number: number) =>
      Array.from({ length: 5 }, (_, index) => sampleReading({ id: `d${number}.${index}`, topics: [`matter ${number}`, `salt ${index}`] }));
    await store.putReadings(batch(0));
    const full = { code: "STORE_UNAVAILABLE", message: expect.stringContaining(`${location} is full`) };
    const pages = (await sql<{ page_count: number }>`pragma page_count`.execute(engine.queries)).rows[0]?.page_count ?? 0;
    const refusals: unknown[] = [];
    const wrong: boolean[] = [];
    let written = 1;
    for (let room = 0; room < 60; room += 2) {
      await limitTo(pages + room, engine);
      const before = await dump(store);
      const refusal = await store.putReadings(batch(written)).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal === null) written += 1;
      else refusals.push(refusal);
      wrong.push(isDeepStrictEqual(await dump(store), before) === (refusal === null));
    }
    expect(new Set(wrong)).toEqual(new Set([false]));
    expect(refusals.length).toBeGreaterThan(3);
    expect(refusals).toEqual(refusals.map(() => expect.objectContaining(full)));
    expect(written).toBeGreaterThan(3);
    await limitTo(1_000_000, engine);
    expect((await store.putReadings(batch(written))).map(({ change }) => change)).toEqual(Array(5).fill("added"));
    expect(await store.info()).toMatchObject({ documents: 5 * (written + 1), sequence: 5 * (written + 1) });
    expect(await store.integrity()).toEqual([]);
  });
});

/** So many documents with three statements each. */
function articles(count: number): readonly Reading[] {
  return Array.from({ length: count }, (_, index) =>
    sampleReading({ id: `a${index}`, topics: [`matter ${index}`, `salt ${index}`, "rain"] }),
  );
}

/** Disputes of the first statement of each, with notes of some length. */
function disputes(readings: readonly Reading[]): readonly Judgement[] {
  return readings.flatMap((reading) =>
    reading.statements.slice(0, 1).map((statement) =>
      withId({
        judgement: "dispute",
        author: "ada",
        at: "2025-07-01T00:00:00Z",
        note: "not so ".repeat(40),
        target: targetOf(reading, statement),
        reason: "wrong",
      }),
    ),
  );
}

/**
 * Gives a store one page more and again one more, until there is room for some work. Every refusal must be the one sentence, and leave all that is kept
 * as it was, and sound.
 * @returns how often there was no room
 */
async function untilRoom({ engine, store }: Awaited<ReturnType<typeof open>>, work: () => Promise<unknown>): Promise<number> {
  const full = { code: "STORE_UNAVAILABLE", message: expect.stringContaining(`${location} is full`) };
  const pages = (await sql<{ page_count: number }>`pragma page_count`.execute(engine.queries)).rows[0]?.page_count ?? 0;
  const before = await dump(store);
  for (let room = 0; ; room += 1) {
    await limitTo(pages + room, engine);
    const refusal = await work().then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal === null) return limitTo(1_000_000, engine).then(() => room);
    expect(refusal).toEqual(expect.objectContaining(full));
    expect(await dump(store)).toEqual(before);
    expect(await store.integrity()).toEqual([]);
  }
}

async function indexOf({ derived }: SqlStore) {
  const { documents, entities, statements } = await derived.indexRows();
  return { documents: await collect(documents), entities: await collect(entities), statements: await collect(statements) };
}

describe("a full disk", () => {
  it("stops deriving between two steps, and lets it go on to the same rows", async () => {
    const opened = await open();
    const readings = articles(40);
    const write = async (store: SqlStore) => {
      await store.putReadings(readings);
      await store.appendJudgements(disputes(readings.slice(2)));
    };
    await write(opened.store);
    const derive = () => opened.store.derived.derive(generatedReference, { batchSize: 4 });
    expect(await untilRoom(opened, derive)).toBeGreaterThan(3);
    const elsewhere = await SqlStore.open(await SqliteEngine.open(`${location}.elsewhere`));
    onTestFinished(() => elsewhere.close());
    await write(elsewhere);
    await elsewhere.derived.derive(generatedReference);
    expect(await indexOf(opened.store)).toEqual(await indexOf(elsewhere));
  });

  it("takes judgements all or none", async () => {
    const opened = await open();
    const readings = articles(40);
    await opened.store.putReadings(readings);
    const judgements = disputes(readings);
    expect(await untilRoom(opened, () => opened.store.appendJudgements(judgements))).toBeGreaterThan(3);
    expect(await opened.store.info()).toMatchObject({ judgements: 40, sequence: 41 });
  });

  it("lets documents be removed", async () => {
    const opened = await open();
    const readings = articles(12);
    await opened.store.putReadings(readings);
    await opened.store.derived.derive(generatedReference);
    await untilRoom(opened, () => opened.store.removeDocument("a3", "asked to", "2025-07-01T00:00:00Z"));
    expect(await opened.store.info()).toMatchObject({ documents: 11, tombstones: 1 });
    expect(await opened.store.integrity()).toEqual([]);
    await opened.store.derived.derive(generatedReference);
    expect((await indexOf(opened.store)).documents).toHaveLength(11);
  });
});

describe.skipIf(process.platform === "win32")("a process that may write only small files", () => {
  const cramped = 100_000;
  beforeAll(buildWriter, 120_000);

  async function filled(): Promise<void> {
    const { store } = await open();
    await store.putReadings(articles(150));
    await store.close();
  }

  it("makes no backup, says where there is no room, and leaves nothing there", async () => {
    await filled();
    const backups = join(folder, "backups");
    expect(await runCramped(cramped, [location, "backup", join(backups, "one.db")])).toEqual({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining(`the folder ${backups} has no room`),
    });
    expect(await readdir(backups)).toEqual([]);
    expect(await (await open()).store.integrity()).toEqual([]);
  });

  it("removes a document, says that its words may still be there, and the next opening with room wipes them", async () => {
    await filled();
    expect(await runCramped(cramped, [location, "remove", "a3"])).toEqual({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining(`no room to rewrite ${location}, so words that were removed may still be in it`),
    });
    const { store } = await open();
    expect(await store.info()).toMatchObject({ documents: 149, tombstones: 1 });
    expect(await store.integrity()).toEqual([]);
    await store.close();
    expect((await readFile(location)).includes("about matter 3.")).toBe(false);
  });
});

describe("two writers at once", () => {
  it("wait for each other, and both write", async () => {
    const { store } = await open();
    const other = new Libsql(location);
    onTestFinished(() => {
      other.close();
    });
    other.exec("begin immediate; update state set unswept = 0");
    const writing = store.putReading(sampleReading({ id: "a", topics: ["fish"] }));
    await sleep(300);
    other.exec("commit");
    expect((await writing).change).toBe("added");
  });
});
