import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type OpenDatabase } from "../sqlite/database.js";
import { fillTables } from "../testing/fill.js";
import { createSqlGraphReader, type SqlGraphReader } from "./reader.js";

let folder: string;
let database: OpenDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-reader-"));
  database = await openDatabase(join(folder, "store.db"));
});
afterAll(async () => {
  database.connection.close();
  await rm(folder, { recursive: true });
});

async function openReader(records: GraphRecords, reference: readonly ReferenceEntity[]): Promise<SqlGraphReader> {
  const { queries } = database;
  await fillTables(queries, records, reference);
  const { length: judgements } = records.judgements;
  const looseJudgements = (await queries.selectFrom("looseJudgements").select("judgementId").execute()).length;
  const state = { sequence: records.sequence, generation: "", judgements, looseJudgements, rejects: records.rejects.length };
  return createSqlGraphReader(queries, state);
}

graphReaderContract("the SQL reader on SQLite", openReader);

describe("the SQL reader on SQLite", () => {
  it("gives statements with all that is known of them", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const records = await worldRecords(world);
        const reader = await openReader(records, generatedReference);
        const statements = [...buildGraph(records, generatedReference).statements.values()];
        const found = await reader.statements(statements.map(({ id }) => id));
        expect(found).toEqual(statements.map(({ versions: _versions, ...statement }) => statement));
      }),
      { numRuns: 60 },
    );
  });

  it("finds names like a text as the index does", async () => {
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
      { numRuns: 60 },
    );
  });
});
