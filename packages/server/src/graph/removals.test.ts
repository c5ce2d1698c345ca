import { createFinder, startIndex, type IndexState } from "@entente/core";
import type { Store } from "@entente/store";
import { beforeAll, describe, expect, it } from "vitest";
import { reference, unjudgedStore } from "../testing/corpus.js";
import { buildFromStore } from "./build.js";
import { withoutRemoved } from "./removals.js";

let store: Store;
let before: IndexState;
beforeAll(async () => {
  store = await unjudgedStore();
  await store.derived.derive(reference);
  before = startIndex(await buildFromStore(store));
});

describe("an index of which documents were removed", () => {
  it("is as it is while all of its documents are there", async () => {
    expect(await withoutRemoved(store, before)).toBeNull();
  });

  it("shows neither them nor who only they named, before it is built anew", async () => {
    const [shown] = createFinder(before.view).search({ text: "Albania", limit: 1 }).items;
    expect(shown).toBeDefined();
    await store.removeDocument("diary", "asked to", "2025-06-03T00:00:00Z");
    await store.derived.derive(reference);
    const after = await withoutRemoved(store, before);
    const [finder, anew] = [after?.view, startIndex(await buildFromStore(store)).view].map((view) => view && createFinder(view));
    expect(finder?.counts()).toMatchObject({ documents: anew?.counts().documents, statements: anew?.counts().statements });
    expect(finder?.search({ text: "Albania", limit: 10 }).total).toBe(anew?.search({ text: "Albania", limit: 10 }).total);
    expect(finder?.search({ text: "Kosovo", limit: 1 }).items).toEqual(["country:XK"]);
    expect(finder?.hasDocument("diary")).toBe(false);
  });
});
