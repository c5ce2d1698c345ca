import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { worldRecords, worlds } from "../../testing/world.js";
import { buildGraph } from "../build.js";
import { createMemoryGraphReader } from "../memory.js";
import { buildIndex } from "./build.js";
import { createFinder } from "./finder.js";
import { rowsOfGraph } from "./rows.js";
import { createView } from "./create-view.js";

describe("what an index answers by itself", () => {
  test("are the names, types and degrees of all entities, and what relations add up to", () =>
    fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const graph = buildGraph(await worldRecords(world), []);
        const finder = createFinder(createView(buildIndex(rowsOfGraph(graph))));
        const reader = createMemoryGraphReader(graph);
        for (const { id, type, name } of graph.entities.values()) expect(finder.label(id)).toEqual({ id, type, name });
        for (const [merged, id] of graph.redirects) expect(finder.label(merged)?.id).toBe(id);
        const ids = [...graph.entities.keys()];
        expect(ids.map((id) => finder.degree(id))).toEqual((await reader.expand(ids, {}, 0)).map(({ total }) => total));
        for (const id of graph.relations.keys()) {
          const { items } = await reader.findStatements({ relation: id, filter: {}, limit: Infinity });
          const said = new Set(items.filter(({ review }) => review !== "retracted").map(({ documentId }) => documentId));
          const tally = finder.tallyRelation(id);
          expect(tally?.statementIds).toEqual(items.map((statement) => statement.id));
          expect(tally?.documents).toBe(said.size);
          for (const { count, ...form } of tally?.forms ?? []) {
            expect(items.filter((item) => Object.entries(form).every(([field, value]) => Reflect.get(item, field) === value)).length).toBe(
              count,
            );
          }
        }
        for (const id of graph.documents.keys()) expect(finder.hasDocument(id)).toBe(true);
        expect([finder.label("nobody"), finder.tallyRelation("nothing"), finder.hasDocument("nowhere")]).toEqual([null, null, false]);
      }),
      { numRuns: 30, interruptAfterTimeLimit: 15_000 },
    ));
});
