import {
  buildGraph,
  buildIndex,
  createIndexReader,
  createView,
  memoryRowSource,
  rowsOfGraph,
  type GraphRecords,
  type ReferenceEntity,
} from "@entente/core";
import { filtersOver, generatedReference, graphReaderContract, worldRecords, worlds } from "@entente/core/testing";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSqlGraphReader, type SqlGraphReader } from "../reader/reader.js";
import type { SqlEngine } from "../sql/engine.js";
import { fillTables } from "./fill.js";

/** What the SQL reader must do on every engine: what every reader does, and what only those that answer verbs by themselves do. */
export function describeReader(name: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  beforeEach(async () => {
    engine = await open();
  });
  afterEach(() => engine.close());

  const openReader = async (records: GraphRecords, reference: readonly ReferenceEntity[]): Promise<SqlGraphReader> => {
    const looseJudgements = await fillTables(engine.queries, records, reference);
    const [judgements, rejects] = [records.judgements.length, records.rejects.length];
    return createSqlGraphReader(engine.queries, { sequence: records.sequence, generation: "", judgements, looseJudgements, rejects });
  };

  graphReaderContract(name, openReader);

  it(`${name} gives statements with all that is known of them`, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const records = await worldRecords(world);
        const reader = await openReader(records, generatedReference);
        const statements = [...buildGraph(records, generatedReference).statements.values()];
        const found = await reader.statements(statements.map(({ id }) => id));
        expect(found).toEqual(statements.map(({ versions: _versions, ...statement }) => statement));
      }),
      runs,
    );
  });

  it(`${name} finds names like a text as the index does`, async () => {
    const texts = fc.constantFrom("norlnd", "Lnud", "harbor council", "sudlnad acord", "Reform Prty", "x", "?!", "");
    await fc.assert(
      fc.asyncProperty(worlds, texts, fc.gen(), async (world, text, gen) => {
        const records = await worldRecords(world);
        const graph = buildGraph(records, generatedReference);
        const index = createIndexReader(createView(buildIndex(rowsOfGraph(graph))), memoryRowSource(graph));
        const reader = await openReader(records, generatedReference);
        const filter = gen(() => fc.option(filtersOver([...graph.entities.keys()]), { nil: null }));
        const request = { text, filter, limit: 5 };
        expect(await reader.native.similar(request)).toEqual(await index.native.similar(request));
      }),
      runs,
    );
  });

  it(`${name} looks at as many relations of an entity as a step may, the same ones as the index`, async () => {
    const limits = fc.record({
      depth: fc.integer({ min: 1, max: 3 }),
      limit: fc.integer({ min: 1, max: 6 }),
      fanOut: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(worlds, limits, fc.gen(), async (world, limit, gen) => {
        const records = await worldRecords(world);
        const graph = buildGraph(records, generatedReference);
        const index = createIndexReader(createView(buildIndex(rowsOfGraph(graph))), memoryRowSource(graph));
        const reader = await openReader(records, generatedReference);
        const ids = [...graph.entities.keys()];
        const walk = { ...limit, filter: gen(() => filtersOver(ids)) };
        const seeds = gen(() => fc.subarray(ids, { maxLength: Math.min(2, ids.length) }));
        expect(await reader.native.neighbourhood(seeds, walk)).toEqual(await index.native.neighbourhood(seeds, walk));
      }),
      runs,
    );
  });
}

const runs = { numRuns: 60, interruptAfterTimeLimit: 20_000 };
