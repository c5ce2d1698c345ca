import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReferenceEntity } from "../resolve/reference.js";
import { filtersOver } from "../testing/filters.js";
import { naiveGraph } from "../testing/naive-graph.js";
import { dates, generatedReference } from "../testing/records.js";
import { worldRecords, worlds, type World } from "../testing/world.js";
import { edges } from "../query/edges.js";
import { neighbourhood } from "../query/neighbourhood.js";
import { paths } from "../query/paths.js";
import { tally } from "../query/tally.js";
import { buildGraph } from "./build.js";
import { createMemoryGraphReader, relationAlone } from "./memory.js";
import { tallyFields } from "./native.js";
import type { Graph } from "./graph.js";
import type { GraphReader } from "./reader.js";
import type { EntitySearch, FindRequest } from "./requests.js";
import type { GraphRecords } from "./source.js";
import { factual, type Page, type PageRequest, type StatementFilter } from "./types.js";

/** Makes the reader under test from records. */
export type MakeReader = (records: GraphRecords, reference: readonly ReferenceEntity[]) => Promise<GraphReader>;

interface Case {
  readonly reader: GraphReader;
  readonly graph: Graph;
  readonly naive: ReturnType<typeof naiveGraph>;
  /** What verbs over the reader are compared with; verbs over memory are tested by themselves. */
  readonly memory: GraphReader;
}

/** A failure is made smaller for so long; worlds are large, and a smaller one is not always found. */
const runs = { numRuns: 60, interruptAfterTimeLimit: 20_000 };

/** What every {@link GraphReader} must do, whatever keeps its graph: the same as a naive reading of `buildGraph`'s result. */
export function graphReaderContract(name: string, makeReader: MakeReader): void {
  const open = async (world: World): Promise<Case> => {
    const records = await worldRecords(world);
    const graph = buildGraph(records, generatedReference);
    return {
      graph,
      naive: naiveGraph(graph),
      memory: createMemoryGraphReader(graph),
      reader: await makeReader(records, generatedReference),
    };
  };
  const holds = (check: (opened: Case, data: Questions) => Promise<void>): Promise<void> => holdsFor(open, check);

  describe(`${name} as a graph reader`, () => {
    test("gives entities, relations and statements in the order asked for, null for unknown ids", () =>
      holds(async ({ reader, graph }) => {
        expect(reader.sequence).toBe(graph.sequence);
        const ask = async <Item>(items: ReadonlyMap<string, Item>, read: (ids: readonly string[]) => Promise<readonly (Item | null)[]>) => {
          const ids = [...items.keys()].reverse();
          expect(await read(["nothing", ...ids])).toEqual([null, ...ids.map((id) => items.get(id))]);
        };
        await ask(graph.entities, (ids) => reader.labels(ids));
        await ask(new Map([...graph.relations].map(([id, relation]) => [id, relationAlone(relation)])), (ids) => reader.relations(ids));
        await ask(graph.statements, async (ids) =>
          (await reader.statements(ids)).map((statement) => statement && (graph.statements.get(statement.id) ?? null)),
        );
      }));

    test("leads from merged ids to the entity they were merged into", () =>
      holds(async ({ reader, graph }) => {
        const ids = [...graph.redirects.keys()];
        expect(await reader.labels(ids)).toEqual(ids.map((id) => graph.entities.get(graph.redirects.get(id) ?? "")));
        const targets = [...graph.redirects.values()];
        expect(await reader.expand(ids, {}, 10)).toEqual(await reader.expand(targets, {}, 10));
      }));

    test("expands to the relations that pass, most passing statements first, and counts those beyond the limit", () =>
      holds(async ({ reader, graph, naive }, { filter, limit }) => {
        const ids = [...graph.entities.keys(), "person:nobody"];
        // What counts as fact unless asked otherwise is counted beforehand, and so has to be right of its own.
        for (const asked of [filter, factual]) {
          const expected = ids.map((entityId) => {
            const relations = naive.relationsAt(entityId, asked);
            return { entityId, relations: relations.slice(0, limit), total: relations.length };
          });
          expect(await reader.expand(ids, asked, limit)).toEqual(expected);
        }
        const degrees = ids.map((entityId) => ({ entityId, relations: [], total: naive.relationsAt(entityId, {}).length }));
        expect(await reader.expand(ids, {}, 0)).toEqual(degrees);
      }));

    test("lists the relations that a naive reading finds, page by page", () =>
      holds(async ({ reader, naive }, { find, limit }) => {
        const expected = naive.findRelations(find).map(({ id }) => id);
        expect(await idsOf((page) => reader.findRelations({ ...find, ...page }), limit)).toEqual(expected);
      }));

    test("lists the statements that a naive reading finds, page by page", () =>
      holds(async ({ reader, naive }, { find, limit }) => {
        const expected = naive.findStatements(find).map(({ id }) => id);
        expect(await idsOf((page) => reader.findStatements({ ...find, ...page }), limit)).toEqual(expected);
      }));

    test("tells published by and holding at a date as a naive reading does, undated ones left out or not", () =>
      holds(async ({ reader, naive }, { date }) => {
        const filters = [true, false].flatMap((includeUndated) => [
          { asOf: date, includeUndated },
          { validAt: date, includeUndated },
        ]);
        for (const filter of filters) {
          const { items } = await reader.findStatements({ filter, limit: Infinity });
          expect(items.map(({ id }) => id)).toEqual(naive.findStatements({ filter, limit: 0 }).map(({ id }) => id));
        }
      }));

    test("finds the entities that a naive search finds, page by page", () =>
      holds(async ({ reader, naive }, { search, limit }) => {
        for (const request of [search, { ...search, text: "", filter: { types: search.types ?? [] } }]) {
          const expected = naive.search(request).map(({ id }) => id);
          expect(await idsOf((page) => reader.search({ ...request, ...page }), limit)).toEqual(expected);
        }
      }));

    test("is walked as memory is: neighbourhoods", () =>
      holds(async ({ reader, memory }, { entities, depth, limit, filter }) => {
        const request = { seeds: entities, depth, limit, filter };
        expect(await neighbourhood(reader, request)).toEqual(await neighbourhood(memory, request));
      }));

    test("is walked as memory is: paths", () =>
      holds(async ({ reader, memory }, { entities: [from, to], depth, limit, filter }) => {
        if (from === undefined || to === undefined) return;
        const request = { from, to, maxLength: 2 * depth, limit, filter };
        expect(await paths(reader, request)).toEqual(await paths(memory, request));
      }));

    test("is counted and listed as memory is, by every field", () =>
      holds(async ({ reader, memory }, { find: { limit: _limit, ...request }, filter }) => {
        expect(await tally(reader, request, tallyFields)).toEqual(await tally(memory, request, tallyFields));
        expect(await edges(reader, filter)).toEqual(await edges(memory, filter));
      }));

    test("counts what stands in current versions, in every form", () =>
      holds(async ({ reader, graph, naive }) => {
        const current = naive.findStatements({ filter: {}, limit: 0 });
        const counts = await reader.counts();
        expect(counts.statements).toBe(current.length);
        expect(counts.relations).toBe(naive.findRelations({ filter: {}, limit: 0 }).length);
        expect(counts.entities).toBe([...graph.entities.values()].filter(({ documents }) => documents > 0).length);
        for (const [predicate, count] of Object.entries(counts.statementsByPredicate)) {
          expect(count).toBe(current.filter((statement) => statement.predicate === predicate).length);
        }
        const speaking = new Set(current.map(({ documentId }) => documentId));
        expect(counts).toMatchObject({ documents: graph.documents.size, silentDocuments: graph.documents.size - speaking.size });
        for (const tally of [counts.statementsByPolarity, counts.statementsByModality, counts.statementsByReview]) {
          expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(current.length);
        }
      }));

    test("lists the judgements that found nothing", () =>
      holds(async ({ reader, graph }) => {
        expect(await reader.loose()).toEqual(graph.loose);
        expect((await reader.counts()).looseJudgements).toBe(graph.loose.length);
      }));

    test("refuses dates that are none", () =>
      holds(async ({ reader }) => {
        await expect(reader.findStatements({ filter: { asOf: "soon" }, limit: 1 })).rejects.toMatchObject({ code: "BAD_DATE" });
        await expect(reader.findRelations({ filter: { validAt: "2021-13" }, limit: 1 })).rejects.toMatchObject({ code: "BAD_DATE" });
      }));

    test("refuses to go on after what is not in the list", () =>
      holds(async ({ reader }) => {
        await expect(reader.search({ limit: 1, after: "person:nobody" })).rejects.toMatchObject({ code: "BAD_INPUT" });
        await expect(reader.findStatements({ filter: {}, limit: 1, after: "st_none" })).rejects.toMatchObject({ code: "BAD_INPUT" });
      }));
  });
}

/** Questions that fit a graph. */
interface Questions {
  readonly filter: StatementFilter;
  readonly find: FindRequest;
  readonly search: EntitySearch;
  readonly limit: number;
  /** Up to three entities, merged ones too. */
  readonly entities: readonly string[];
  readonly depth: number;
  readonly date: string;
}

async function holdsFor(open: (world: World) => Promise<Case>, check: (opened: Case, data: Questions) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, fc.gen(), async (world, gen) => {
      const opened = await open(world);
      await check(opened, questions(opened.graph, gen));
    }),
    runs,
  );
}

function questions(graph: Graph, gen: fc.GeneratorValue): Questions {
  const ids = [...graph.entities.keys(), ...graph.redirects.keys()];
  const id = fc.constantFrom("person:nobody", ...ids);
  const scopes = fc.record(
    { entity: id, between: fc.tuple(id, id), among: fc.subarray(ids), relation: fc.constantFrom("rl_none", ...graph.relations.keys()) },
    { requiredKeys: [] },
  );
  const filter = gen(() => filtersOver(ids));
  const scope = gen(() => fc.oneof(fc.constant({}), scopes));
  const text = gen(() => fc.constantFrom("", " ", "norland", "Lund", "un", "deal", "bay su", "bay 20", "re pa", "and", "?!", "SL"));
  const types = gen(() => fc.option(fc.subarray(["Country" as const, "Person" as const, "Party" as const]), { nil: null }));
  const within = gen(() => fc.boolean()) ? { filter } : {};
  return {
    filter,
    find: { ...scope, filter, limit: 0 },
    search: { text: text.trim(), types, limit: 0, ...within },
    limit: gen(() => fc.integer({ min: 1, max: 5 })),
    entities: gen(() => fc.subarray(ids, { maxLength: Math.min(3, ids.length) })),
    depth: gen(() => fc.integer({ min: 0, max: 3 })),
    date: gen(() => dates),
  };
}

async function idsOf<Item extends { readonly id: string }>(
  read: (page: PageRequest) => Promise<Page<Item>>,
  limit: number,
): Promise<readonly string[]> {
  let page = await read({ limit, after: null });
  const items = [...page.items];
  while (page.hasNext) {
    page = await read({ limit, after: items.at(-1)?.id ?? null });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
  }
  expect(items).toHaveLength(page.total);
  return items.map(({ id }) => id);
}
