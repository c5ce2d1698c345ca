import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusStore, unjudgedStore } from "../testing/corpus.js";
import { codes, serve, type Served } from "../testing/served.js";

let server: Served;
beforeAll(async () => {
  server = await serve(await corpusStore());
});
afterAll(() => server.close());

const everything = { filter: {} };

describe("neighbourhood, paths and overview", () => {
  const drawn = "nodes { entity { id } x y degree reviewed } edges { relation { predicate } } truncated omittedNodes";

  it("follow only what is affirmed and asserted unless asked otherwise", async () => {
    const query = `query ($filter: StatementFilter) { neighbourhood(seeds: ["country:GB"], filter: $filter) { edges { relation { predicate } } } }`;
    const factual = await server.ask(query);
    expect(factual.data).toHaveProperty("neighbourhood.edges", expect.not.arrayContaining([{ relation: { predicate: "approached" } }]));
    const all = await server.ask(query, everything);
    expect(all.data).toHaveProperty("neighbourhood.edges", expect.arrayContaining([{ relation: { predicate: "approached" } }]));
  });

  it("place every node, in the same place each time", async () => {
    interface Drawn {
      readonly overview: { readonly nodes: readonly { readonly x: number; readonly y: number; readonly degree: number }[] };
    }
    const query = `{ overview(filter: {}) { ${drawn} } }`;
    const { data } = await server.ask<Drawn>(query);
    const again = await serve(await corpusStore());
    expect((await again.ask<Drawn>(query)).data).toEqual(data);
    await again.close();
    const { nodes } = data.overview;
    expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
    expect(nodes.reduce((sum, { degree }) => sum + degree, 0)).toBe(12);
  });

  it("mark the entities of which a statement was accepted", async () => {
    const query = `{ neighbourhood(seeds: ["country:RW"], depth: 1) { nodes { entity { name } reviewed } } }`;
    expect((await server.ask(query)).data).toEqual({
      neighbourhood: {
        nodes: [
          { entity: { name: "Rwanda" }, reviewed: false },
          { entity: { name: "Rwanda Partnership" }, reviewed: true },
        ],
      },
    });
  });

  it("say what a limit leaves out", async () => {
    const { data } = await server.ask(
      `{ neighbourhood(seeds: ["country:GB"], depth: 2, limit: 2, filter: {}) { nodes { degree } truncated omittedNodes } }`,
    );
    expect(data).toMatchObject({ neighbourhood: { nodes: [{}, {}], truncated: true, omittedNodes: expect.any(Number) } });
  });

  it("tell which entities may be one, and why, for one of them or all", async () => {
    const query = `query ($entity: ID, $least: Float) { sameCandidates(entity: $entity, minScore: $least) {
      score left { name } right { name } evidence { reason detail weight } } }`;
    const unjudged = await serve(await unjudgedStore());
    const { data } = await unjudged.ask<{ readonly sameCandidates: readonly object[] }>(query);
    await unjudged.close();
    expect(data.sameCandidates[0]).toMatchObject({
      evidence: expect.arrayContaining([{ reason: "partOfName", detail: "osmani, vjosa osmani", weight: 2.3 }]),
    });
    expect((await server.ask(query, { entity: "country:GB" })).data).toEqual({ sameCandidates: [] });
    expect(codes(await server.ask(query, { entity: "person:nobody" }))).toEqual(["NOT_FOUND"]);
    expect(codes(await server.ask(query, { least: 7 }))).toEqual(["BAD_INPUT"]);
  });

  it("find paths whose relations join their nodes", async () => {
    const { data } = await server.ask(`{ paths(from: "country:RW", to: "country:XK") {
      length nodes { name } relations { predicate subject { name } object { name } } } }`);
    expect(data).toEqual({
      paths: [
        {
          length: 3,
          nodes: [{ name: "Rwanda" }, { name: "Rwanda Partnership" }, { name: "United Kingdom" }, { name: "Kosovo" }],
          relations: [
            { predicate: "partyTo", subject: { name: "Rwanda" }, object: { name: "Rwanda Partnership" } },
            { predicate: "partyTo", subject: { name: "United Kingdom" }, object: { name: "Rwanda Partnership" } },
            { predicate: "negotiatesWith", subject: { name: "United Kingdom" }, object: { name: "Kosovo" } },
          ],
        },
      ],
    });
    expect((await server.ask(`{ paths(from: "country:MK", to: "country:XK") { length } }`)).data).toEqual({ paths: [] });
  });

  it.each([
    [`neighbourhood(seeds: ["country:ZZ"]) { truncated }`, /"country:ZZ"/],
    [`neighbourhood(seeds: ["Kosovo"]) { truncated }`, /did you mean "country:XK" \(Kosovo\)/],
    [`neighbourhood(seeds: ["Kosvo"]) { truncated }`, /did you mean "country:XK" \(Kosovo\)/],
    [`paths(from: "country:XK", to: "Rwnda") { length }`, /did you mean "country:RW" \(Rwanda\)/],
  ])("name an unknown seed and the nearest entity: %s", async (field, message) => {
    const answer = await server.ask(`{ ${field} }`);
    expect(codes(answer)).toEqual(["NOT_FOUND"]);
    expect(answer.errors?.[0]?.message).toMatch(message);
  });

  it.each([
    `neighbourhood(seeds: []) { truncated }`,
    `neighbourhood(seeds: ["country:XK"], depth: 9) { truncated }`,
    `overview(limit: 0) { truncated }`,
    `overview(limit: 100000) { truncated }`,
    `paths(from: "country:XK", to: "country:GB", maxLength: 11) { length }`,
  ])("keep to their bounds: %s", async (field) => {
    expect(codes(await server.ask(`{ ${field} }`))).toEqual(["BAD_INPUT"]);
  });
});
