import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executeQuery } from "./execute.js";
import { corpusStore, reference } from "./testing/corpus.js";
import { codes, serve, type Served } from "./testing/served.js";

const source = { store: await corpusStore(), reference };
let server: Served;
beforeAll(async () => {
  server = await serve(source.store);
});
afterAll(() => server.close());

describe("a question without a server", () => {
  it.each([
    ["a list", "{ statements(first: 3) { totalCount edges { cursor node { id polarity subject { name } } } } }", {}],
    ["a picture", "{ overview(filter: {}) { nodes { entity { id } x y } edges { relation { id } } } }", {}],
    ["variables", "query ($id: ID!) { entity(id: $id) { name } }", { id: "country:XK" }],
    ["a syntax error", "{ stats", {}],
    ["an unknown seed", `{ neighbourhood(seeds: ["Kosvo"]) { truncated } }`, {}],
    ["too many aliases", `{ ${Array.from({ length: 20_000 }, (_, index) => `a${index}: stats { documents }`).join(" ")} }`, {}],
  ])("is answered as over HTTP: %s", async (_what, query, variables) => {
    const { status: _status, ...answer } = await server.ask(query, variables);
    const result = JSON.parse(JSON.stringify(await executeQuery(source, { query, variables })));
    expect(result).toEqual(answer);
    expect(codes(result)).toEqual(codes(answer));
  });
});
