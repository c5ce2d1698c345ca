import type { Store } from "@entente/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { corpusStore, unjudgedStore } from "./testing/corpus.js";
import { codes, serve, type Served } from "./testing/served.js";

let server: Served;
beforeAll(async () => {
  server = await serve(await corpusStore());
});
afterAll(() => server.close());

describe("a mistake", () => {
  it.each([
    ["a syntax error", "{ stats { ", {}, 400, "GRAPHQL_PARSE_FAILED", /Syntax Error/],
    ["an unknown field", "{ stats { document } }", {}, 400, "GRAPHQL_VALIDATION_FAILED", /Did you mean "documents"/],
    [
      "an enum value in capitals",
      "{ statements(filter: { polarities: [NEGATED] }) { totalCount } }",
      {},
      400,
      "GRAPHQL_VALIDATION_FAILED",
      /negated/,
    ],
    ["a missing variable", "query ($id: ID!) { entity(id: $id) { id } }", {}, 400, "BAD_INPUT", /"\$id"/],
    ["a date that is none", `{ statements(filter: { asOf: "last spring" }) { totalCount } }`, {}, 400, "BAD_DATE", /"last spring"/],
    [
      "such a date in a variable",
      "query ($d: Edtf) { statements(filter: { validAt: $d }) { totalCount } }",
      { d: 2025 },
      400,
      "BAD_DATE",
      /2025 is no EDTF/,
    ],
    ["a confidence above 1", "{ statements(filter: { minConfidence: 80 }) { totalCount } }", {}, 200, "BAD_INPUT", /minConfidence is 80/],
    [
      "two operations and no name",
      "query a { stats { documents } } query b { stats { documents } }",
      {},
      400,
      "OPERATION_RESOLUTION_FAILURE",
      /operation name/,
    ],
    ["a mutation", "mutation { stats }", {}, 400, "GRAPHQL_VALIDATION_FAILED", /mutation/i],
    ["no query", "", {}, 400, "BAD_REQUEST", /query/],
  ])("has one code and says what is wrong: %s", async (_what, query, variables, status, code, message) => {
    const answer = await server.ask(query, variables);
    expect([answer.status, codes(answer)]).toEqual([status, [code]]);
    expect(answer.errors?.[0]?.message).toMatch(message);
    expect(JSON.stringify(answer)).not.toMatch(/stacktrace|node_modules|at .*\.js:/);
    expect(server.log).toEqual([]);
  });
});

describe("an unexpected error", () => {
  it("reaches the log with its stack, and the asker without message", async () => {
    const broken = await serve(withoutTexts(await unjudgedStore()));
    await broken.ready;
    const answer = await broken.ask(`{ document(id: "post") { id text } }`);
    expect(answer.errors).toEqual([
      expect.objectContaining({ message: "Internal server error", extensions: { code: "INTERNAL_SERVER_ERROR" } }),
    ]);
    expect(JSON.stringify(answer)).not.toContain("secret");
    expect(broken.log.join("\n")).toMatch(/the disk at \/secret\/place is on fire\n\s+at /);
    await broken.close();
  });
});

/** The same store on a disk whose texts cannot be read. Nothing was judged, so the graph is built without them. */
function withoutTexts(store: Store): Store {
  return new Proxy(store, {
    get: (whole, name) => {
      if (name === "text") return () => Promise.reject(new Error("the disk at /secret/place is on fire"));
      const member: unknown = Reflect.get(whole, name);
      return typeof member === "function" ? member.bind(whole) : member;
    },
  });
}
