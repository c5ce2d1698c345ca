import { openStore, type Store } from "@entente/store";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusStore, crowd } from "./testing/corpus.js";
import { codes, serve, type Served } from "./testing/served.js";

interface Page {
  readonly list: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string;
      readonly endCursor: string;
    };
    readonly totalCount: number;
  };
}

const lists = ["entities", "relations", "statements", "documents"];
const page = "{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }";

let store: Store;
let server: Served;
beforeAll(async () => {
  store = await corpusStore();
  await store.putReading(crowd(60));
  server = await serve(store);
});
afterAll(() => server.close());

async function walk(list: string, first: number): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const query = `query ($first: Int, $after: String) { list: ${list}(first: $first, after: $after) ${page} }`;
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { edges, pageInfo, totalCount }: Page["list"] = (await server.ask<Page>(query, { first, after })).data.list;
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
    ids.push(...edges.map(({ node }) => node.id));
    if (!pageInfo.hasNextPage) return { ids, total: totalCount };
    expect(edges).toHaveLength(first);
    after = pageInfo.endCursor;
  }
}

describe("walking the pages", () => {
  it.each(lists)("of %s gives the whole list once, whatever their size", async (list) => {
    const whole = await walk(list, 100);
    expect(new Set(whole.ids).size).toBe(whole.total);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (first) => {
        expect(await walk(list, first)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  it("has 20 items a page unless asked otherwise", async () => {
    const { data } = await server.ask<Page>(`{ list: statements ${page} }`);
    expect(data.list.edges).toHaveLength(20);
  });

  it("works within an entity", async () => {
    const { data } = await server.ask<{ entity: Page }>(`{ entity(id: "person:ada-number1") { list: relations(first: 3) ${page} } }`);
    const { edges, pageInfo, totalCount } = data.entity.list;
    expect([edges.length, pageInfo.hasNextPage, totalCount]).toEqual([3, true, 21]);
  });
});

describe("a page that cannot be", () => {
  it.each([0, -1, 101])("is refused: first %i", async (first) => {
    for (const list of lists) expect(codes(await server.ask(`{ ${list}(first: ${first}) { totalCount } }`))).toEqual(["BAD_INPUT"]);
  });

  it("is refused: a cursor of nothing", async () => {
    for (const after of ["", "x", "bm9uc2Vuc2U", "💥"]) {
      for (const list of lists) {
        expect(codes(await server.ask(`query ($after: String) { ${list}(after: $after) { totalCount } }`, { after }))).toEqual([
          "BAD_INPUT",
        ]);
      }
    }
  });

  it("is refused: a cursor of another list or another filter", async () => {
    const { data } = await server.ask<Page>(`{ list: statements(first: 1) ${page} }`);
    const after = data.list.pageInfo.endCursor;
    expect(codes(await server.ask(`query ($after: String) { relations(after: $after) { totalCount } }`, { after }))).toEqual(["BAD_INPUT"]);
    const filtered = `query ($after: String) { statements(filter: { polarities: [negated] }, after: $after) { totalCount } }`;
    expect(codes(await server.ask(filtered, { after }))).toEqual(["BAD_INPUT"]);
  });

  it("of an empty list is empty", async () => {
    const empty = await serve(await openStore("memory"));
    for (const list of lists) {
      const { data } = await empty.ask(`{ list: ${list} { edges { cursor } pageInfo { hasNextPage endCursor } totalCount } }`);
      expect(data).toEqual({ list: { edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 } });
    }
    await empty.close();
  });
});
