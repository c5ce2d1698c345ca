import { describe, expect, it } from "vitest";
import { loadSnapshot } from "../snapshot.js";
import { corpusStore, reference, unjudgedStore } from "../testing/corpus.js";
import { createInlineAnalyst } from "./analyst.js";
import { candidatesOf } from "./candidates-of.js";
import { compareAll } from "./compare-all.js";

describe("candidates of one entity", () => {
  it.each([
    ["unjudged", unjudgedStore],
    ["judged", corpusStore],
  ])("are those found when all are compared, in a graph that is %s", async (_what, open) => {
    const store = await open();
    const snapshot = await loadSnapshot({ store, location: null, reference, analyst: createInlineAnalyst(), log: () => {} });
    const all = await compareAll(store, reference);
    const { items } = snapshot.finder.search({ limit: 100 });
    for (const id of items) {
      const wanted = all.filter(({ left, right }) => left.id === id || right.id === id);
      const found = await candidatesOf(snapshot, store, id);
      expect(found.map(({ left, right, score }) => [left.id, right.id, score])).toEqual(
        wanted.map(({ left, right, score }) => [left.id, right.id, score]),
      );
    }
    expect(all.length).toBe(open === unjudgedStore ? 1 : 0);
  });
});
