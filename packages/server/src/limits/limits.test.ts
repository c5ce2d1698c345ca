import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusStore } from "../testing/corpus.js";
import { codes, codesOf, serve, type Served } from "../testing/served.js";

let server: Served;
beforeAll(async () => {
  server = await serve(await corpusStore());
});
afterAll(() => server.close());

describe("a question that asks for too much", () => {
  it.each([
    ["20,000 aliases", `{ ${Array.from({ length: 20_000 }, (_, index) => `a${index}: stats { documents }`).join(" ")} }`, /tokens/],
    ["101 aliases", `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: stats { documents }`).join(" ")} }`, /101 aliases/],
    ["fields within fields", nested(8), /fields deep/],
    ["a thousand fields", `{ stats { ${"documents ".repeat(1001)} } }`, /1002 fields/],
    ["a thousand fields by fragments of fragments", multiplied(12), /fields/],
    [
      "pages of pages of pages",
      `{ entities(first: 100) { edges { node { relations(first: 100) { edges { node { statements(first: 100) { totalCount } } } } } } } }`,
      /fields/,
    ],
  ])("is refused: %s", async (_what, query, message) => {
    const answer = await server.ask(query);
    expect(answer.status).toBe(400);
    expect(new Set(codes(answer))).toEqual(new Set(["LIMIT_EXCEEDED"]));
    expect(answer.errors?.[0]?.message).toMatch(message);
    expect(answer.data).toBeUndefined();
  });

  it("is refused: pages whose size is a variable", async () => {
    const query = `query ($n: Int = 100) { entities(first: $n) { edges { node { relations(first: $n) { edges { node { tally { total } subject { name } object { name } predicate id } } } } } } }`;
    expect(codes(await server.ask(query))).toEqual([]);
    const deeper = query.replace("tally { total }", "statements(first: $n) { totalCount edges { node { id } } }");
    expect(codes(await server.ask(deeper))).toEqual(["LIMIT_EXCEEDED"]);
    expect(codes(await server.ask(deeper, { n: 10 }))).toEqual([]);
  });

  it("is refused: a body of two megabytes", async () => {
    const answer = await server.ask("{ stats { documents } }", { x: "y".repeat(2_000_000) });
    expect([answer.status, ...codes(answer)]).toEqual([413, "LIMIT_EXCEEDED"]);
  });

  it("is refused: several questions in one request", async () => {
    const body = JSON.stringify([{ query: "{ stats { documents } }" }]);
    const response = await fetch(`${server.url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
    expect([response.status, ...(await codesOf(response))]).toEqual([400, "BAD_REQUEST"]);
  });
});

describe("a question that is large but fair", () => {
  it("is answered: introspection", async () => {
    const { data, errors } = await server.ask(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty("__schema.queryType.name", "Query");
  });

  it("is answered: a full page of statements with everything about them", async () => {
    const { errors } = await server.ask(`{ statements(first: 100) { edges { node {
      id predicate value polarity modality via confidence review subject { ...named } object { ...named } qualifiers { name value entity { ...named } }
      speaker { name entity { ...named } speaksFor { ...named } } document { id title outlet published url } origin { kind name version }
      evidence { start end quote sentence sentenceStart sentenceEnd } relation { id tally { total } }
    } } } } fragment named on Entity { id name type }`);
    expect(errors).toBeUndefined();
  });

  it("is answered: the largest picture a viewer draws", async () => {
    const { errors } =
      await server.ask(`{ overview(limit: 2000, filter: {}) { nodes { entity { id name type } x y degree reviewed } edges { relation {
      id predicate subject { id } object { id } documents origins disagreement tally { affirmed negated planned possible evaluative disputed }
    } } truncated omittedNodes } }`);
    expect(errors).toBeUndefined();
  });
});

/** Statements of documents of statements of documents. */
function nested(turns: number): string {
  return `{ ${"statements(first: 1) { edges { node { document { ".repeat(turns)}id ${"} } } } ".repeat(turns)}}`;
}

/** Fragments that each spread the next one twice. */
function multiplied(generations: number): string {
  const fragments = Array.from({ length: generations }, (_, index) => `fragment f${index} on Stats { ...f${index + 1} ...f${index + 1} }`);
  return `{ stats { ...f0 } } ${fragments.join(" ")} fragment f${generations} on Stats { documents }`;
}
