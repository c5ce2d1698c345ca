import type { RowSource } from "@entente/core";
import type { Store } from "@entente/store";
import { graphql } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { createContext } from "./context.js";
import { createInlineAnalyst } from "./graph/analyst.js";
import { createInlineCandidates } from "./graph/candidates.js";
import { createInlineLayouts } from "./layout/layouts.js";
import { createSchema } from "./schema/schema.js";
import { loadSnapshot, type Snapshot } from "./snapshot.js";
import { crowd, reference, unjudgedStore } from "./testing/corpus.js";

const schema = createSchema();
const calls: string[] = [];
const store = await unjudgedStore();
let noted: Store;
let snapshot: Snapshot;
beforeAll(async () => {
  await store.putReading(crowd(90));
  // Derived rows as they are, and a note of every list of rows that is fetched.
  noted = noting(store, noting<RowSource>(store.derived));
  snapshot = await loadSnapshot({ store: noted, location: null, reference, analyst: createInlineAnalyst(), log: () => {} });
});

/** The same thing, and a note of every call. */
function noting<Thing extends object>(thing: Thing, derived?: unknown): Thing {
  return new Proxy(thing, {
    get: (whole, name) => {
      if (name === "derived" && derived) return derived;
      const member: unknown = Reflect.get(whole, name);
      if (typeof member !== "function") return member;
      calls.push(String(name));
      return member.bind(whole);
    },
  });
}

async function callsOf(source: string): Promise<readonly string[]> {
  calls.length = 0;
  const services = { store: noted, layouts: createInlineLayouts(), candidates: createInlineCandidates(noted, reference) };
  const { errors } = await graphql({ schema, source, contextValue: createContext(snapshot, services) });
  expect(errors).toBeUndefined();
  return calls.toSorted();
}

describe("the store is asked once for each kind of thing", () => {
  const page = `{ statements(first: 100) { edges { node {
    subject { name degree aliases } object { name degree } speaker { entity { name } } qualifiers { entity { name } }
    document { title } relation { tally { total } origins documents disagreement subject { name } }
  } } } }`;

  it("by a page of a hundred statements", async () => {
    expect(await callsOf(page)).toEqual(["documents", "fetchEntities", "fetchStatements"]);
  });

  it("and not again for the same graph, but for documents", async () => {
    expect(await callsOf(page)).toEqual(["documents"]);
  });

  it("by a picture of everything, of which the index knows all but origins", async () => {
    const picture = (
      more: string,
    ) => `{ overview(limit: 2000, filter: {}) { nodes { reviewed x y entity { degree name } } edges { relation {
      id subject { name } object { name } tally { total } documents ${more} } } } }`;
    expect(await callsOf(picture(""))).toEqual([]);
    expect(await callsOf(picture("origins disagreement"))).toEqual(["fetchStatements"]);
  });
});
