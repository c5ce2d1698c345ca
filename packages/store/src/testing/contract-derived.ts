import {
  buildGraph,
  buildIndex,
  buildIndexFrom,
  compact,
  EntenteError,
  applyChange,
  isGrown,
  readRecords,
  rowsOfGraph,
  slug,
  startIndex,
  type CompactIndex,
  type DocumentEntity,
  type EntityTarget,
  type Graph,
  type IndexState,
  type Judgement,
  type Reading,
} from "@entente/core";
import { generatedReference, worlds, type World } from "@entente/core/testing";
import fc from "fast-check";
import type { Kysely } from "kysely";
import { describe, expect, it } from "vitest";
import type { Derived, StreamedIndexRows } from "../derived/derived.js";
import type { Schema } from "../sql/schema.js";
import type { Store } from "../store.js";
import { derivedRows } from "./derived-rows.js";
import { sampleReading, withId } from "./samples.js";

/** A store to derive in, and its tables if it has any. */
export interface OpenDerived {
  readonly store: Store;
  readonly tables: Kysely<Schema> | null;
}

/** What happens to a store; numbers choose among what a world offers. */
type Step =
  | { readonly kind: "all" }
  | { readonly kind: "put" | "judge" | "remove" | "undo"; readonly pick: number }
  | { readonly kind: "same" | "notSame"; readonly left: number; readonly right: number }
  | { readonly kind: "derive"; readonly batchSize: number; readonly stopsEarly: boolean; readonly inBulk: boolean };

const pick = fc.nat(40);
const picked = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind), pick });
const paired = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind), left: pick, right: pick });

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: picked("put"), weight: 4 },
  { arbitrary: picked("judge"), weight: 4 },
  { arbitrary: paired("same"), weight: 3 },
  { arbitrary: paired("notSame"), weight: 2 },
  { arbitrary: picked("undo"), weight: 2 },
  { arbitrary: picked("remove"), weight: 2 },
  {
    arbitrary: fc.record({
      kind: fc.constant("derive" as const),
      batchSize: fc.integer({ min: 1, max: 4 }),
      stopsEarly: fc.boolean(),
      inBulk: fc.boolean(),
    }),
    weight: 5,
  },
);

/** Many begin with a store that holds all that its world offers. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.boolean(), fc.array(step, { minLength: 6, maxLength: 24 }))
  .map(([isFull, history]) => (isFull ? [{ kind: "all" }, ...history] : history));

/** Milliseconds that a history of many transactions may take on a slow disk. */
const patience = 120_000;

/** What deriving step by step must come to, whatever the engine and the history. */
export function describeDerived(engine: string, open: () => Promise<OpenDerived>, numRuns: number): void {
  const runs = { numRuns, interruptAfterTimeLimit: 60_000 };
  describe(`${engine}: what is derived`, () => {
    it(
      "is after every step of any history what follows from what is kept, and an index that follows it too",
      () =>
        fc.assert(
          fc.asyncProperty(worlds, steps, async (world, history) => {
            const { store, tables } = await open();
            const index = followIndex(store.derived);
            for (const step of history) {
              await take(store, world, step);
              if (step.kind === "remove" && tables) await expectForgotten(store, tables, world);
              if (step.kind === "derive" && !step.stopsEarly) await expectDerived(store, tables, index);
            }
            const { sequence } = await store.derived.derive(generatedReference);
            expect(sequence).toBe(await store.sequence());
            await expectDerived(store, tables, index);
            await store.close();
          }),
          runs,
        ),
      patience,
    );

    it(
      "is the same derived anew",
      () =>
        fc.assert(
          fc.asyncProperty(worlds, steps, async (world, history) => {
            const { store, tables } = await open();
            for (const step of history) await take(store, world, step);
            const before = await store.derived.derive(generatedReference);
            await store.derived.reset();
            expect(await store.derived.state()).toMatchObject({ sequence: -1 });
            const after = await store.derived.derive(generatedReference, {
              batchSize: 2,
              bulkFrom: history.length % 2 === 0 ? 0 : Infinity,
            });
            expect(after.sequence).toBe(before.sequence);
            await expectDerived(store, tables, followIndex(store.derived));
            await store.close();
          }),
          { ...runs, numRuns: Math.ceil(numRuns / 4) },
        ),
      patience,
    );

    it("forgets with a document the id that others went by since someone's `same`, and gives them their own", async () => {
      const { store, tables } = await open();
      await store.putReadings([naming("a", "Ada Alpha"), naming("b", "Zed Omega"), naming("c", "Zed Omega")]);
      await store.appendJudgements([judged("same", person("a", "Ada Alpha"), person("b", "Zed Omega"))]);
      await store.derived.derive(generatedReference);
      const zed = [local("b", "Zed Omega"), local("c", "Zed Omega")];
      expect(await store.derived.canonicalIds(zed)).toEqual(["person:ada-alpha", "person:ada-alpha"]);
      await store.removeDocument("a", "asked to", "2024-05-01T00:00:00.000Z");
      const rows = tables ? await Promise.all(compared.map((table) => tables.selectFrom(table).selectAll().execute())) : [];
      expect(JSON.stringify(rows)).not.toMatch(/alpha/i);
      await store.derived.derive(generatedReference);
      expect(await store.derived.canonicalIds(zed)).toEqual(["person:zed-omega", "person:zed-omega"]);
      await store.close();
    });

    it("comes to an end however many more documents name what was joined than are derived at once", async () => {
      const { store, tables } = await open();
      const [ada, zed] = [
        ["a", "b", "c"],
        ["d", "e", "f"],
      ] as const;
      await store.putReadings([...ada.map((id) => naming(id, "Ada Alpha")), ...zed.map((id) => naming(id, "Zed Omega"))]);
      await store.derived.derive(generatedReference);
      await store.appendJudgements([judged("same", person("a", "Ada Alpha"), person("f", "Zed Omega"))]);
      const stopping = new AbortController();
      const onProgress = (done: number): void => void (done > 20 && stopping.abort());
      await store.derived.derive(generatedReference, { batchSize: 1, onProgress, signal: stopping.signal });
      expect(await store.derived.canonicalIds(zed.map((id) => local(id, "Zed Omega")))).toEqual(zed.map(() => "person:ada-alpha"));
      await expectDerived(store, tables, followIndex(store.derived));
      await store.close();
    });

    it("joins namesakes again when the document goes that one was kept apart from", async () => {
      const { store, tables } = await open();
      await store.putReadings([naming("a", "Zed Omega"), naming("b", "Zed Omega"), naming("c", "Zed Omega")]);
      await store.appendJudgements([judged("notSame", person("a", "Zed Omega"), person("b", "Zed Omega"))]);
      await store.derived.derive(generatedReference);
      expect(await store.derived.canonicalIds([local("b", "Zed Omega")])).not.toEqual(["person:zed-omega"]);
      await store.removeDocument("a", "asked to", "2024-05-01T00:00:00.000Z");
      await store.derived.derive(generatedReference);
      expect(await store.derived.canonicalIds([local("b", "Zed Omega")])).toEqual(["person:zed-omega"]);
      await expectDerived(store, tables, followIndex(store.derived));
      await store.close();
    });

    it("parts from its namesake what was derived before that was known", async () => {
      const { store, tables } = await open();
      await store.putReadings([naming("a", "Zed Omega"), naming("b", "Zed Omega")]);
      await store.appendJudgements([judged("notSame", person("b", "Zed Omega"), person("a", "Zed Omega"))]);
      await store.derived.derive(generatedReference, { batchSize: 1 });
      expect(await store.derived.canonicalIds([local("b", "Zed Omega")])).toEqual(["person:zed-omega"]);
      expect(await store.derived.canonicalIds([local("a", "Zed Omega")])).not.toEqual(["person:zed-omega"]);
      await expectDerived(store, tables, followIndex(store.derived));
      await store.close();
    });

    it("derives what was joined once, even where the last document is one of those that a person called the same", async () => {
      const { store, tables } = await open();
      await store.putReadings(["a", "b", "c", "d"].map((id) => naming(id, "Zed Omega")));
      await store.putReadings([naming("z", "Yan Alpha")]);
      await store.appendJudgements([judged("same", person("a", "Zed Omega"), person("z", "Yan Alpha"))]);
      let derived = 0;
      await store.derived.derive(generatedReference, { batchSize: 2, onProgress: (done) => void (derived = done) });
      expect(derived).toBe(tables ? 5 : 0);
      await expectDerived(store, tables, followIndex(store.derived));
      await store.close();
    });

    it(
      "tells near-copies of each other as all texts looked at together do",
      () =>
        fc.assert(
          fc.asyncProperty(fc.array(copyStep, { minLength: 8, maxLength: 30 }), async (history) => {
            const { store, tables } = await open();
            for (const step of history) await takeCopy(store, step);
            const { sequence } = await store.derived.derive(generatedReference);
            expect(sequence).toBe(await store.sequence());
            await expectDerived(store, tables, followIndex(store.derived));
            await store.close();
          }),
          { ...runs, numRuns: Math.ceil(numRuns / 2) },
        ),
      patience,
    );
  });
}

/** A document that names one person and says nothing. */
function naming(id: string, name: string): Reading {
  const reading = sampleReading({ id, topics: [name] });
  const start = reading.version.text.indexOf(name);
  const place = { documentId: id, version: reading.version.checksum, start, end: start + name.length, text: name };
  return { ...reading, statements: [], mentions: [{ ...place, kind: "name", entity: { type: "Person", name } }] };
}

function local(documentId: string, name: string): DocumentEntity {
  return { documentId, type: "Person", name };
}

function person(documentId: string, name: string): EntityTarget {
  return { documentId, entity: { type: "Person", name } };
}

function judged(judgement: "same" | "notSame", left: EntityTarget, right: EntityTarget): Judgement {
  return withId({ author: "mira", at: "2024-03-01T10:00:00.000Z", note: null, judgement, left, right });
}

/** A document takes a version of a story, cut as its paper cuts it, is removed, or all is derived. */
interface CopyStep {
  readonly kind: "put" | "remove" | "derive";
  readonly document: number;
  readonly story: number;
  /** Which of the story's sentences are its own. */
  readonly edits: readonly number[];
}

const copyStep: fc.Arbitrary<CopyStep> = fc.record({
  kind: fc.constantFrom("put", "put", "put", "put", "remove", "derive"),
  document: fc.nat(9),
  story: fc.nat(2),
  edits: fc.uniqueArray(fc.nat(15), { maxLength: 7 }),
});

async function takeCopy(store: Store, { kind, document, story, edits }: CopyStep): Promise<void> {
  const id = `doc ${document}`;
  if (kind === "derive") await store.derived.derive(generatedReference, { batchSize: 1 + story });
  else if (kind === "remove") await store.removeDocument(id, "asked to", "2024-05-01T00:00:00.000Z").catch(unlessRefused);
  else {
    const topics = Array.from({ length: 16 }, (_, place) =>
      edits.includes(place) ? `the ${id} matter ${place}` : `item ${story} ${place}`,
    );
    await store.putReading(sampleReading({ id, topics }));
  }
}

/** Fails if a derived row still says a name that no document says any more. */
async function expectForgotten(store: Store, tables: Kysely<Schema>, { readings }: World): Promise<void> {
  const { texts: _texts, ...records } = await readRecords(store);
  const there = JSON.stringify([records, generatedReference]).toLowerCase();
  const names = readings.flatMap(({ mentions }) => mentions.map(({ entity }) => entity.name.toLowerCase()));
  // "the summit" has the slug "summit", which "Bay Summit" says too: such a name cannot be told from what is there.
  const isSaid = (text: string, name: string): boolean => text.includes(name) || text.includes(slug(name));
  const gone = [...new Set(names)].filter((name) => !isSaid(there, name));
  const rows = await Promise.all(compared.map((table) => tables.selectFrom(table).selectAll().execute()));
  const derived = JSON.stringify(rows).toLowerCase();
  expect(gone.filter((name) => isSaid(derived, name))).toEqual([]);
}

async function take(store: Store, { readings, judgements }: World, step: Step): Promise<void> {
  if (step.kind === "all") {
    await store.putReadings(readings);
    for (const judgement of judgements) await store.appendJudgements([judgement]).catch(unlessRefused);
    return;
  }
  if (step.kind === "derive") return derive(store, step);
  if (step.kind === "put") return put(store, readings, step.pick);
  if (step.kind === "judge") return judge(store, judgements, step.pick);
  if (step.kind === "undo") return undo(store, step.pick);
  if ("left" in step) return pair(store, readings, step);
  const ids = [...new Set(readings.map(({ document }) => document.id))];
  const id = ids[step.pick % Math.max(1, ids.length)];
  if (id !== undefined) await store.removeDocument(id, "asked to", "2024-05-01T00:00:00.000Z").catch(unlessRefused);
}

/** Derives all, or stops after the first batch, or before it where a batch is one document. */
async function derive(store: Store, { batchSize, stopsEarly, inBulk }: Extract<Step, { kind: "derive" }>): Promise<void> {
  const stop = new AbortController();
  const onProgress = (done: number): void => void (stopsEarly && (done > 0 || batchSize === 1) && stop.abort());
  await store.derived.derive(generatedReference, { batchSize, signal: stop.signal, onProgress, bulkFrom: inBulk ? 0 : Infinity });
}

/** Puts a reading, now and then those of several documents at once. */
async function put(store: Store, readings: readonly Reading[], pick: number): Promise<void> {
  if (readings.length === 0) return;
  const start = pick % readings.length;
  await store.putReadings(readings.slice(start, start + 1 + (pick % 3)));
}

async function judge(store: Store, judgements: readonly Judgement[], pick: number): Promise<void> {
  const judgement = judgements[pick % Math.max(1, judgements.length)];
  if (judgement) await store.appendJudgements([judgement]).catch(unlessRefused);
}

/** Calls two entities of one type the same, or not the same; now and then a well-known one. */
async function pair(store: Store, readings: readonly Reading[], { kind, left, right }: Extract<Step, { left: number }>): Promise<void> {
  const targets = readings.flatMap(({ document, mentions }) => mentions.map(({ entity }) => ({ documentId: document.id, entity })));
  const one = targets[left % Math.max(1, targets.length)];
  const alike = targets.filter(({ entity }) => entity.type === one?.entity.type);
  const other = right % 9 === 0 ? { entityId: "country:SU" } : alike[right % Math.max(1, alike.length)];
  if (!one || !other) return;
  const at = `2024-03-01T10:${String(left).padStart(2, "0")}:00.000Z`;
  const judgement = withId({ author: "mira", at, note: null, judgement: kind, left: one, right: other });
  await store.appendJudgements([judgement]).catch(unlessRefused);
}

/** Undoes a judgement, which may be an undo itself. */
async function undo(store: Store, pick: number): Promise<void> {
  const judgements = await collect(store.listJudgements());
  const judgement = judgements[pick % Math.max(1, judgements.length)];
  if (!judgement) return;
  const decision = { author: "jon", at: "2024-04-01T10:00:00.000Z", note: null };
  await store.appendJudgements([withId({ ...decision, judgement: "undo", judgementId: judgement.id })]);
}

/** A history may judge what is not there, or remove it twice. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof EntenteError)) throw error;
}

/** An index that is kept up with what is derived, as a server does. */
interface FollowedIndex {
  /** The index as it is now. */
  now(): Promise<CompactIndex>;
}

function followIndex(derived: Derived): FollowedIndex {
  let followed: { readonly state: IndexState; readonly generation: string; readonly sequence: number } | null = null;
  const begin = async () => {
    const rows = await derived.indexRows();
    const { generation, sequence } = rows;
    return { state: startIndex(await buildIndexFrom(rows)), generation, sequence };
  };
  return {
    now: async () => {
      const change = followed && (await derived.changesSince(followed.generation, followed.sequence));
      if (followed && change) {
        const state = applyChange(followed.state, change);
        const next = isGrown(state) ? startIndex(compact(state.view)) : state;
        followed = { ...followed, state: next, sequence: change.sequence };
      } else followed = await begin();
      return compact(followed.state.view);
    },
  };
}

async function collectRows({ documents, entities, statements, ...counts }: StreamedIndexRows) {
  return { ...counts, documents: await collect(documents), entities: await collect(entities), statements: await collect(statements) };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function expectDerived(store: Store, tables: Kysely<Schema> | null, index: FollowedIndex): Promise<void> {
  const records = await readRecords(store);
  const graph = buildGraph(records, generatedReference);
  const expected = { ...rowsOfGraph(graph), generation: (await store.derived.state()).generation };
  const rows = await collectRows(await store.derived.indexRows());
  expect(rows).toEqual({
    ...expected,
    documents: [...expected.documents],
    entities: [...expected.entities],
    statements: [...expected.statements],
  });
  expect(await store.integrity()).toEqual([]);
  await expectAnswers(store.derived, graph);
  const bytes = ({ buffer }: CompactIndex): string => Buffer.from(new Uint8Array(buffer)).toString("base64");
  expect(bytes(await index.now())).toBe(bytes(buildIndex(expected)));
  if (tables) await expectTables(tables, records);
}

async function expectAnswers(derived: Derived, graph: Graph): Promise<void> {
  const ids = [...graph.statements.keys()];
  const statements = ids.map((id) => {
    const { versions: _versions, ...statement } = graph.statements.get(id) ?? { versions: [] };
    return statement;
  });
  expect(await derived.fetchStatements(ids)).toMatchObject(statements);
  expect(await derived.fetchEntities([...graph.entities.keys(), "person:nobody"])).toEqual([...graph.entities.values(), null]);
  expect(await derived.fetchLoose()).toEqual(graph.loose);
  const locals = [...graph.locals].flatMap(([id, named]) => named.map((local) => [id, local] as const));
  expect(await derived.canonicalIds(locals.map(([, local]) => local))).toEqual(locals.map(([id]) => id));
  await expectDocumentIds(derived, graph);
}

async function expectDocumentIds(derived: Derived, { documents }: Graph): Promise<void> {
  const ids = [...documents.values()]
    .map(({ id, versions }) => `${versions.at(-1)?.published ?? "~"} ${id}`)
    .sort()
    .map((key) => key.slice(key.indexOf(" ") + 1));
  expect(await derived.documentIds(100, null)).toEqual(ids);
  if (ids[0] !== undefined) expect(await derived.documentIds(2, ids[0])).toEqual(ids.slice(1, 3));
}

/** Tables whose rows must be those that core's graph gives, without what only says when they were written. */
const compared = ["derivedDocuments", "derivedStatements", "locals", "entities", "entityForms", "redirects", "looseJudgements"] as const;

async function expectTables(tables: Kysely<Schema>, records: Parameters<typeof derivedRows>[0]): Promise<void> {
  const expected = derivedRows(records, generatedReference);
  for (const table of compared) {
    const rows = (await tables.selectFrom(table).selectAll().execute()) as readonly Record<string, unknown>[];
    const there = rows.filter((row) => row["gone"] !== 1);
    expect([table, inOrder(there)]).toEqual([table, inOrder(expected[table] as unknown as readonly Record<string, unknown>[])]);
  }
}

function inOrder(rows: readonly Record<string, unknown>[]): readonly string[] {
  return rows.map(({ changed: _changed, source: _source, ...row }) => JSON.stringify(sortedEntries(row))).sort();
}

function sortedEntries(row: Record<string, unknown>): readonly (readonly [string, unknown])[] {
  return Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
}
