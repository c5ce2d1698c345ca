import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { neighbourhood } from "../../query/neighbourhood.js";
import { paths } from "../../query/paths.js";
import { filtersOver } from "../../testing/filters.js";
import { generatedReference } from "../../testing/records.js";
import { worldRecords, worlds } from "../../testing/world.js";
import { buildGraph } from "../build.js";
import type { Graph } from "../graph.js";
import type { GraphReader } from "../reader.js";
import { createMemoryGraphReader } from "../memory.js";
import { buildIndex } from "./build.js";
import { buildDelta, changeBetween } from "./delta.js";
import { createIndexReader } from "./reader.js";
import { memoryRowSource } from "./row-source.js";
import { rowsOfGraph } from "./rows.js";
import { createView } from "./view.js";

/** Readers of one graph: over an index alone, and over a delta on an index of which a document was missing. */
function indexReaders(graph: Graph, older: Graph): readonly GraphReader[] {
  const whole = buildIndex(rowsOfGraph(graph));
  const base = buildIndex(rowsOfGraph(older));
  const views = [createView(whole), createView(base, buildDelta(base, changeBetween(older, graph)))];
  return views.map((view) => createIndexReader(view, memoryRowSource(graph)));
}

async function sameAnswers<Question>(
  draw: (graph: Graph, gen: fc.GeneratorValue) => Question,
  ask: (reader: GraphReader, question: Question) => Promise<unknown>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, fc.gen(), async (world, gen) => {
      const records = await worldRecords(world);
      const graph = buildGraph(records, generatedReference);
      const older = buildGraph({ ...records, documents: records.documents.slice(1) }, generatedReference);
      const question = draw(graph, gen);
      const expected = await ask(createMemoryGraphReader(graph), question);
      for (const reader of indexReaders(graph, older)) expect(await ask(reader, question)).toEqual(expected);
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
}

describe("walks over an index", () => {
  test("give the neighbourhood that asking frontier by frontier gives", () =>
    expect(
      sameAnswers((graph, gen) => {
        const ids = [...graph.entities.keys(), ...graph.redirects.keys()];
        return {
          seeds: gen(() => fc.subarray(ids, { maxLength: Math.min(3, ids.length) })),
          depth: gen(() => fc.integer({ min: 0, max: 3 })),
          limit: gen(() => fc.integer({ min: 0, max: 8 })),
          filter: gen(() => filtersOver(ids)),
        };
      }, neighbourhood),
    ).resolves.toBe(undefined));

  test("give the paths that asking frontier by frontier gives", () =>
    expect(
      sameAnswers((graph, gen) => {
        const ids = [...graph.entities.keys(), ...graph.redirects.keys()];
        return {
          from: gen(() => fc.constantFrom(...ids)),
          to: gen(() => fc.constantFrom(...ids)),
          maxLength: gen(() => fc.integer({ min: 0, max: 6 })),
          limit: gen(() => fc.integer({ min: 0, max: 6 })),
          filter: gen(() => filtersOver(ids)),
        };
      }, paths),
    ).resolves.toBe(undefined));
});
