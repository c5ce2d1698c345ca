import type { GraphReader } from "@entente/core";
import { graphql } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { createContext } from "./context.js";
import { createInlineLayouts } from "./layout/layouts.js";
import { createSchema } from "./schema/schema.js";
import { loadSnapshot, type Snapshot } from "./snapshot.js";
import { crowd, reference, unjudgedStore } from "./testing/corpus.js";

const schema = createSchema();
const store = await unjudgedStore();
let snapshot: Snapshot;
beforeAll(async () => {
  await store.putReading(crowd(90));
  snapshot = await loadSnapshot(store, reference);
});

/** The same reader, and a note of every call. */
function noting(reader: GraphReader): { readonly reader: GraphReader; readonly calls: string[] } {
  const calls: string[] = [];
  const noted = new Proxy(reader, {
    get: (whole, name) => {
      const member: unknown = Reflect.get(whole, name);
      if (typeof member !== "function") return member;
      calls.push(String(name));
      return member.bind(whole);
    },
  });
  return { reader: noted, calls };
}

async function callsOf(source: string): Promise<readonly string[]> {
  const { reader, calls } = noting(snapshot.reader);
  const contextValue = createContext({ ...snapshot, reader }, store, createInlineLayouts());
  const { errors } = await graphql({ schema, source, contextValue });
  expect(errors).toBeUndefined();
  return calls.toSorted();
}

describe("the reader is asked once for each kind of thing", () => {
  it("by a page of a hundred statements", async () => {
    const calls = await callsOf(`{ statements(first: 100) { edges { node {
      subject { name degree } object { name degree } speaker { entity { name } } qualifiers { entity { name } }
      evidence { sentence } document { title } relation { tally { total } origins documents disagreement subject { name } }
    } } } }`);
    expect(calls).toEqual(["expand", "findStatements", "labels", "relations", "statements"]);
  });

  it("by a picture of everything", async () => {
    const calls = await callsOf(`{ overview(limit: 2000, filter: {}) { nodes { reviewed x y entity { degree name } } edges { relation {
      id subject { name } object { name } tally { total } origins disagreement } } } }`);
    // The verb itself searches once and expands once; degrees and reviews are one more expansion each.
    expect(calls).toEqual(["expand", "expand", "expand", "labels", "search", "statements"]);
  });
});
