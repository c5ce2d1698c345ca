import fc from "fast-check";
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
import { rowsOfGraph } from "./rows.js";
import { compact } from "./compaction.js";
import { attachIndex } from "./snapshot.js";
import { createView, type GraphView } from "./view.js";

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

graphReaderContract("the index reader with a delta over a newer graph, of which parts were removed", async (records, reference) => {
  const after = buildGraph(records, reference);
  const [first] = records.documents;
  const copy = first && { ...first, id: "doc_0", collections: ["gone"] };
  const more = {
    ...records,
    documents: [...records.documents, ...(copy ? [copy] : [])],
    statements: records.statements.flatMap((statement) =>
      statement.documentId === first?.id
        ? [statement, { ...statement, id: statement.id.replace(/.{4}$/, "0000"), documentId: "doc_0" }]
        : [statement],
    ),
  };
  return createIndexReader(viewOver(buildGraph(more, reference), after), memoryRowSource(after));
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

  test("shares its memory: what another thread attaches is the same bytes", async () => {
    const records = await worldRecords({ readings: [], judgements: [] });
    const index = buildIndex(rowsOfGraph(buildGraph(records, generatedReference)));
    expect(attachIndex(index.buffer).columns.entityIds.bytes.buffer).toBe(index.buffer);
  });
});
