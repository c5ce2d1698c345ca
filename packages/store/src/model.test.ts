import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntenteError, Judgement, Reading } from "@entente/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openStore } from "./open.js";
import type { Store } from "./store.js";
import { dump } from "./testing/dump.js";
import { describePostgres } from "./testing/postgres.js";
import { sampleOrigin, sampleReading, targetOf, withId } from "./testing/samples.js";

/** One call of a store: the same for every store it is made on. */
type Call = (store: Store) => Promise<unknown>;

const topic = fc.constantFrom("fish", "salt", "rain", "émigrés 🐟");
const documentId = fc.constantFrom("a", "b", "c", "～", "😀");
const time = fc.constantFrom("2025-06-01", "2025-06-01T00:00:00.5Z", "2025-06-02T10:00Z");

const reading: fc.Arbitrary<Reading> = fc
  .record({
    id: documentId,
    topics: fc.array(topic, { minLength: 1, maxLength: 3 }),
    origin: fc.constantFrom(sampleOrigin, { ...sampleOrigin, version: "2" }),
    collections: fc.subarray(["x", "y"]),
    title: fc.constantFrom(null, "T"),
    path: fc.constantFrom(null, "p.txt"),
    readAt: time,
  })
  .map(sampleReading);

const judgement: fc.Arbitrary<Judgement> = fc.oneof(
  fc.record({ of: reading, at: time, judgement: fc.constantFrom("accept" as const, "add" as const) }).map(({ of, at, judgement: kind }) => {
    const [statement] = of.statements;
    if (!statement) throw new Error("a sample has a statement");
    return withId({ judgement: kind, author: "ada", at, note: null, target: targetOf(of, statement) });
  }),
  fc.record({ left: documentId, right: documentId, at: time }).map(({ left, right, at }) => {
    const entity = { type: "Country" as const, name: "Norland" };
    return withId({
      judgement: "same",
      author: "ada",
      at,
      note: null,
      left: { documentId: left, entity },
      right: { documentId: right, entity },
    });
  }),
);

/** Judgements with undos of some of them, and undos of those. */
const judgements: fc.Arbitrary<readonly Judgement[]> = fc
  .record({ first: fc.array(judgement, { maxLength: 3 }), depth: fc.nat(2), at: time })
  .map(({ first, depth, at }) => {
    const all = [...first];
    for (let level = 0; level < depth && all.length > 0; level += 1) {
      all.push(withId({ judgement: "undo", author: "bob", at, note: null, judgementId: all.at(-1)?.id ?? "" }));
    }
    return all;
  });

const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 5,
    arbitrary: reading.map(
      (value): Call =>
        (store) =>
          store.putReading(value),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.array(reading, { maxLength: 6 }).map(
      (value): Call =>
        (store) =>
          store.putReadings(value),
    ),
  },
  {
    weight: 3,
    arbitrary: judgements.map(
      (value): Call =>
        (store) =>
          store.appendJudgements(value),
    ),
  },
  {
    weight: 1,
    arbitrary: documentId.map(
      (id): Call =>
        (store) =>
          store.removeDocument(id, "asked to", "2025-07-01T00:00:00Z"),
    ),
  },
);

/** What a call gives, or the code with which it fails. */
async function outcome(action: Call, store: Store): Promise<unknown> {
  return action(store).catch((error: EntenteError) => error.code);
}

async function expectSame(calls: readonly Call[], store: Store): Promise<void> {
  const memory = await openStore("memory");
  for (const action of calls) expect(await outcome(action, store)).toEqual(await outcome(action, memory));
  expect(await dump(store)).toEqual(await dump(memory));
  expect([await store.integrity(), await memory.integrity()]).toEqual([[], []]);
  await store.close();
}

it("gives the same answers and lists in memory and on disk after any calls", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entente-model-"));
  let run = 0;
  const property = fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async (calls) => {
    await expectSame(calls, await openStore(join(folder, `${(run += 1)}.db`)));
  });
  await expect(fc.assert(property, { numRuns: 40 })).resolves.toBeUndefined();
  await rm(folder, { recursive: true });
});

describePostgres("a store", ({ empty }) => {
  it("gives the same answers and lists as one in memory after any calls", { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async (calls) => {
      await expectSame(calls, await openStore(await empty()));
    });
    await expect(fc.assert(property, { numRuns: 10 })).resolves.toBeUndefined();
  });
});
