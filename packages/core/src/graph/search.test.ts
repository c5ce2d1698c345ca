import { describe, expect, test } from "vitest";
import { fact } from "../testing/records.js";
import { readingOf, sceneGraph } from "../testing/scene.js";
import { createMemoryGraphReader } from "./memory.js";

const visits = (subject: string, object: string) =>
  fact({ subject: { type: "Country", name: subject }, predicate: "approached", object: { type: "Country", name: object } });

describe("search", () => {
  const open = async () =>
    createMemoryGraphReader(
      await sceneGraph([
        readingOf(
          ...["Bay", "Bay Union", "Union of Bay", "Ubay", "Bay Isles"].map((name) => visits(name, "Norland")),
          visits("Bay Isles", "Sudland"),
          visits("Bay Isles", "Eastmark"),
        ),
      ]),
    );

  test("ranks the whole name before its beginning, beginnings of words and any part, then the better connected", async () => {
    const found = await (await open()).search({ text: "bay", limit: 10 });
    expect(found.items.map(({ name }) => name)).toEqual(["Bay", "Bay Isles", "Bay Union", "Union of Bay", "Ubay"]);
  });

  test("without text lists all, best connected first; with marks alone nothing", async () => {
    const reader = await open();
    expect((await reader.search({ limit: 2 })).items.map(({ name }) => name)).toEqual(["Norland", "Bay Isles"]);
    expect(await reader.search({ text: "?!", limit: 2 })).toEqual({ items: [], total: 0, hasNext: false });
  });
});
