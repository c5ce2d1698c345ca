import fc from "fast-check";
import { MessageChannel } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { worldRecords, worlds, type World } from "../../testing/world.js";
import { generatedReference } from "../../testing/records.js";
import { buildGraph } from "../build.js";
import type { Graph } from "../graph.js";
import { graphReaderContract } from "../reader.contract.js";
import type { GraphRecords } from "../source.js";
import { buildIndex } from "./build.js";
import { buildDelta, changeBetween, joinChanges, needsCompaction } from "./delta.js";
import { createIndexReader } from "./reader.js";
import { memoryRowSource } from "./row-source.js";
import { rowsOfGraph, type StatementRow } from "./rows.js";
import { compact } from "./compaction.js";
import { applyChange, isGrown, startIndex } from "./state.js";
import { createView } from "./create-view.js";
import type { GraphView } from "./view.js";

/** A part of the records, as they may have been before: some documents, versions and judgements are yet to come. */
function earlier(records: GraphRecords, seed: number): GraphRecords {
  const keep = (place: number): boolean => ((seed >> (place % 16)) & 1) === 1;
  const documents = records.documents
    .filter((_, place) => keep(place))
    .map((document, place) => ({ ...document, versions: keep(place + 5) ? document.versions : document.versions.slice(0, 1) }));
  const versions = new Set(documents.flatMap(({ id, versions }) => versions.map(({ checksum }) => `${id} ${checksum}`)));
  const known = ({ documentId, version }: { readonly documentId: string; readonly version: string }): boolean =>
    versions.has(`${documentId} ${version}`);
  return {
    ...records,
    sequence: records.sequence - 1,
    documents,
    mentions: records.mentions.filter(known),
    statements: records.statements.filter(known),
    judgements: records.judgements.filter((_, place) => keep(place + 9)),
  };
}

function viewOver(before: Graph, after: Graph): GraphView {
  const base = buildIndex(rowsOfGraph(before));
  return createView(base, buildDelta(base, changeBetween(before, after)));
}

const bytesOf = (buffer: ArrayBufferLike): string => Buffer.from(new Uint8Array(buffer)).toString("base64");

const cases: fc.Arbitrary<readonly [World, number, number]> = fc.tuple(worlds, fc.nat(0xffff), fc.nat(0xffff));

graphReaderContract("the index reader with a delta over an older graph", async (records, reference) => {
  const after = buildGraph(records, reference);
  const before = buildGraph(earlier(records, records.statements.length * 7919 + 0b0101_0110_1101_0011), reference);
  return createIndexReader(viewOver(before, after), memoryRowSource(after));
});

/** The records with another document that says the same, of somebody whom no other names. */
function withMore(records: GraphRecords): GraphRecords {
  const [first] = records.documents;
  if (!first) return records;
  const subject = { type: "Person" as const, name: "Zoe Lund" };
  const more = records.statements
    .filter(({ documentId }) => documentId === first.id)
    .map((statement) => ({ ...statement, subject, id: statement.id.replace(/.{4}$/, "0000"), documentId: "doc_0" }));
  const documents = [...records.documents, { ...first, id: "doc_0", collections: ["gone"] }];
  return { ...records, documents, statements: [...records.statements, ...more] };
}

graphReaderContract("the index reader with a delta over a graph of which a document was removed", async (records, reference) => {
  const after = buildGraph(records, reference);
  return createIndexReader(viewOver(buildGraph(withMore(records), reference), after), memoryRowSource(after));
});

describe("a delta", () => {
  test("merged with its base gives the bytes of an index built anew", () =>
    fc.assert(
      fc.asyncProperty(cases, async ([world, seed, other]) => {
        const records = await worldRecords(world);
        const [first, second] = [earlier(records, seed), earlier(records, other)].map((part) => buildGraph(part, generatedReference));
        if (!first || !second) return;
        expect(bytesOf(compact(viewOver(first, second)).buffer)).toBe(bytesOf(buildIndex(rowsOfGraph(second)).buffer));
      }),
      { numRuns: 80, interruptAfterTimeLimit: 20_000 },
    ));

  test("of two changes in a row is that of both at once", () =>
    fc.assert(
      fc.asyncProperty(cases, async ([world, seed, other]) => {
        const records = await worldRecords(world);
        const after = buildGraph(records, generatedReference);
        const [first, second] = [earlier(records, seed), earlier(records, other)].map((part) => buildGraph(part, generatedReference));
        if (!first || !second) return;
        const base = buildIndex(rowsOfGraph(first));
        const joined = joinChanges(changeBetween(first, second), changeBetween(second, after));
        expect(bytesOf(compact(createView(base, buildDelta(base, joined))).buffer)).toBe(bytesOf(buildIndex(rowsOfGraph(after)).buffer));
      }),
      { numRuns: 80, interruptAfterTimeLimit: 20_000 },
    ));

  test("is worth merging once it is a tenth of its base", async () => {
    const [world] = fc.sample(
      worlds.filter(({ readings }) => readings.some(({ statements }) => statements.length > 3)),
      { numRuns: 1, seed: 4 },
    );
    const records = await worldRecords(world ?? { readings: [], judgements: [] });
    const [nothing, all] = [buildGraph({ ...records, documents: [], statements: [], mentions: [] }, []), buildGraph(records, [])];
    const [empty, full] = [buildIndex(rowsOfGraph(nothing)), buildIndex(rowsOfGraph(all))];
    expect(needsCompaction(empty, buildDelta(empty, changeBetween(nothing, all)))).toBe(true);
    expect(needsCompaction(full, buildDelta(full, changeBetween(all, all)))).toBe(false);
  });

  test("after another gives the graph as it is after each change, merged with the base now and then", () =>
    fc.assert(
      fc.asyncProperty(worlds, fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 5 }), async (world, seeds) => {
        const records = await worldRecords(world);
        let graph = buildGraph(earlier(records, 0x5a5a), generatedReference);
        let state = startIndex(buildIndex(rowsOfGraph(graph)));
        for (const seed of seeds) {
          const next = buildGraph(earlier(records, seed), generatedReference);
          state = applyChange(state, changeBetween(graph, next));
          if (isGrown(state)) state = startIndex(compact(state.view));
          graph = next;
          expect(bytesOf(compact(state.view).buffer)).toBe(bytesOf(buildIndex(rowsOfGraph(graph)).buffer));
        }
      }),
      { numRuns: 50, interruptAfterTimeLimit: 20_000 },
    ));

  test("is shared with its base through a port: the same memory, the same answers", async () => {
    const [world] = fc.sample(worlds, { numRuns: 1, seed: 21 });
    const records = await worldRecords(world ?? { readings: [], judgements: [] });
    const graph = buildGraph(records, generatedReference);
    const view = viewOver(buildGraph(earlier(records, 0x5555), generatedReference), graph);
    const { port1, port2 } = new MessageChannel();
    port1.postMessage(view);
    const attached = await new Promise<GraphView>((resolve) => port2.once("message", resolve));
    port1.close();
    const [here, there] = [view, attached].map((own) => createIndexReader(own, memoryRowSource(graph)));
    expect(await there?.expand([...graph.entities.keys()], {}, 10)).toEqual(await here?.expand([...graph.entities.keys()], {}, 10));
    // What is written on one side is seen on the other.
    attached.base.columns.statementFlags[0] = 0xee;
    expect(view.base.columns.statementFlags[0]).toBe(0xee);
  });

  test("names no entity that nobody knows", async () => {
    const graph = buildGraph(await worldRecords({ readings: [], judgements: [] }), generatedReference);
    const base = buildIndex(rowsOfGraph(graph));
    const statement: StatementRow = {
      id: `st_${"0".repeat(24)}`,
      relationId: `rl_${"0".repeat(24)}`,
      subjectId: "person:nobody",
      predicate: "visited",
      objectId: "country:NL",
      value: null,
      polarity: "affirmed",
      modality: "asserted",
      review: "unreviewed",
      confidence: 1,
      documentId: "doc_a",
      versions: [0],
      speakerId: null,
      speaksForId: null,
      validity: null,
    };
    const row = { id: "doc_a", collections: [], published: [null], sentences: 1, silentSentences: 0 };
    const change = { ...changeBetween(graph, graph), documents: new Map([["doc_a", { row, statements: [statement] }]]) };
    expect(() => buildDelta(base, change)).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", message: expect.stringContaining('"person:nobody"') }),
    );
    const entity = (id: string) => ({ id, type: "Person" as const, name: id, forms: [], present: false, mergedIds: [] });
    const rows = { ...rowsOfGraph(graph), entities: ["person:nobody", "country:NL"].map(entity), statements: [statement] };
    expect(() => buildIndex(rows)).toThrow(expect.objectContaining({ code: "BAD_INPUT", message: expect.stringContaining('"doc_a"') }));
  });
});
