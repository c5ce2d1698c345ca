import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusStore } from "../testing/corpus.js";
import { codes, serve, type Served } from "../testing/served.js";

let server: Served;
beforeAll(async () => {
  server = await serve(await corpusStore());
});
afterAll(() => server.close());

interface Count {
  readonly value: string | null;
  readonly count: number;
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

describe("facets", () => {
  const counted = "predicates { value count } polarities { value count } speakers { speaker { name } count } collections { value count }";

  it("count every statement once in each field that all have", async () => {
    const { data } = await server.ask<{
      readonly facets: Readonly<Record<string, readonly Count[]>>;
      readonly statements: { readonly totalCount: number };
    }>(`{ facets { ${counted} } statements { totalCount } }`);
    for (const field of ["predicates", "polarities", "speakers"]) expect(sum(data.facets[field] ?? [])).toBe(data.statements.totalCount);
    expect(data.facets["polarities"]).toEqual([
      { value: "affirmed", count: data.statements.totalCount - 1 },
      { value: "negated", count: 1 },
    ]);
    expect(data.facets["speakers"]).toContainEqual({ speaker: { name: "Vjosa Osmani" }, count: 1 });
  });

  it("set a field's own choice aside, and keep to an entity and a day", async () => {
    const { data } = await server.ask<{ readonly facets: { readonly polarities: readonly Count[] } }>(
      `{ facets(entity: "country:XK", filter: { polarities: ["negated"], asOf: "2025-05-20" }) { polarities { value count } } }`.replaceAll(
        '"negated"',
        "negated",
      ),
    );
    expect(new Set(data.facets.polarities.map(({ value }) => value))).toEqual(new Set(["affirmed", "negated"]));
  });

  it("refuse what is not there", async () => {
    expect(codes(await server.ask(`{ facets(entity: "country:ZZ") { predicates { count } } }`))).toEqual(["NOT_FOUND"]);
  });
});

describe("a timeline", () => {
  it("counts statements by when they were published, and those of undated documents apart", async () => {
    const { data } = await server.ask(`{ timeline(unit: year) { periods { period count } undated } }`);
    expect(data).toEqual({
      timeline: {
        periods: [
          { period: "2024", count: 4 },
          { period: "2025", count: 6 },
        ],
        undated: 1,
      },
    });
  });
});

describe("measures of the whole graph", () => {
  it("tell how many relations touch entities, under a filter and as of a day", async () => {
    const query = `query ($filter: StatementFilter) { degrees(ids: ["country:GB", "country:XK"], filter: $filter) { entity { name } degree }
      entity(id: "country:GB") { degree(filter: $filter) } }`;
    const all = await server.ask<{ readonly degrees: readonly { readonly degree: number }[]; readonly entity: unknown }>(query, {
      filter: {},
    });
    const early = await server.ask<typeof all.data>(query, { filter: { asOf: "2024" } });
    expect(all.data.degrees.map(({ degree }) => degree)).toEqual([3, 2]);
    expect(early.data.degrees.map(({ degree }) => degree)).toEqual([1, 0]);
    expect([all.data.entity, early.data.entity]).toEqual([{ degree: 3 }, { degree: 1 }]);
  });

  it("part the graph where nothing joins it", async () => {
    const { data } = await server.ask(`{ components(filter: {}, members: 1) { total components { size entities { name } } } }`);
    expect(data).toEqual({
      components: { total: 1, components: [{ size: 7, entities: [{ name: expect.any(String) }] }] },
    });
  });

  it("find groups in it, all of its entities in one of them", async () => {
    interface Found {
      readonly communities: { readonly modularity: number; readonly communities: readonly { readonly size: number }[] };
    }
    const { data } = await server.ask<Found>(`{ communities(filter: {}) { total modularity communities { size entities { id } } } }`);
    expect(data.communities.communities.reduce((total, { size }) => total + size, 0)).toBe(7);
    expect(data.communities.modularity).toBeGreaterThan(0);
  });

  it("rank entities by attention", async () => {
    const { data } = await server.ask<{ readonly pageRank: readonly { readonly rank: number }[] }>(
      `{ pageRank(filter: {}) { entity { name } rank } }`,
    );
    const ranks = data.pageRank.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    expect(ranks.reduce((total, rank) => total + rank, 0)).toBeCloseTo(1, 6);
  });

  it.each([
    "components(limit: 0) { total }",
    "pageRank(damping: 1) { rank }",
    "communities(resolution: 0) { total }",
    "degrees(ids: []) { degree }",
  ])("keep to their bounds: %s", async (field) => {
    expect(codes(await server.ask(`{ ${field} }`))).toEqual(["BAD_INPUT"]);
  });

  it("are not asked for many times at once", async () => {
    const many = Array.from({ length: 5 }, (_, index) => `r${index}: pageRank(damping: 0.${index + 1}) { rank }`);
    expect(codes(await server.ask(`{ ${many.join(" ")} }`))).toEqual(["LIMIT_EXCEEDED"]);
  });
});

describe("a search", () => {
  it("that nothing answers tells whom it may have meant", async () => {
    const query = `query ($search: String) { entities(search: $search) { totalCount similar { similarity entity { name } } } }`;
    expect((await server.ask(query, { search: "Albenia" })).data).toEqual({
      entities: { totalCount: 0, similar: [{ similarity: expect.closeTo(6 / 7, 2), entity: { name: "Albania" } }] },
    });
    expect((await server.ask(query)).data).toMatchObject({ entities: { totalCount: 7, similar: [] } });
  });

  it("under a filter leaves out who has no such relation", async () => {
    const { data } = await server.ask<{ readonly entities: { readonly edges: readonly { readonly node: { readonly name: string } }[] } }>(
      `{ entities(filter: { predicates: [visited] }) { edges { node { name } } } }`,
    );
    expect(data.entities.edges.map(({ node }) => node.name).toSorted()).toEqual(["Albania", "Vjosa Osmani"]);
  });
});

describe("a neighbourhood", () => {
  it("says so where one entity has more relations than are followed", async () => {
    const query = `query ($most: Int) { neighbourhood(seeds: ["country:GB"], limitPerNode: $most, filter: {}) { truncated nodes { entity { id } } } }`;
    interface Found {
      readonly neighbourhood: { readonly truncated: boolean; readonly nodes: readonly unknown[] };
    }
    const [cut, whole] = [await server.ask<Found>(query, { most: 1 }), await server.ask<Found>(query, { most: 100 })];
    expect(cut.data.neighbourhood).toMatchObject({ truncated: true, nodes: [{}, {}] });
    expect(whole.data.neighbourhood.truncated).toBe(false);
    expect(whole.data.neighbourhood.nodes.length).toBeGreaterThan(2);
  });
});

describe("an agreement", () => {
  it("stands where what was published by a day says", async () => {
    const query = `query ($asOf: Edtf) { entities(search: "Rwanda Partnership") { edges { node { status(asOf: $asOf) { status } } } } }`;
    const before = await server.ask(query, { asOf: "2020" });
    expect(before.data).toEqual({ entities: { edges: [{ node: { status: [] } }] } });
    const after = await server.ask(query, { asOf: "2024-12" });
    expect(after.data).toEqual({ entities: { edges: [{ node: { status: [{ status: "terminated" }] } }] } });
  });
});
