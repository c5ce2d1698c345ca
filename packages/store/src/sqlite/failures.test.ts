import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { SqlStore } from "../sql/store.js";
import { dump } from "../testing/dump.js";
import { sampleReading } from "../testing/samples.js";
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
