import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Extractor } from "@entente/ingest";
import { openStore } from "@entente/store";
import { expect, it } from "vitest";
import { ingestInto } from "./ingest-into.js";
import { temporaryFolder } from "./testing/run.js";

/** Reads every text as one sentence that says nothing. */
const silent: Extractor = {
  origin: { kind: "extractor", name: "silent", version: "1" },
  extract: async ({ version: { text } }) => ({ mentions: [], statements: [], sentences: [{ start: 0, end: text.length }] }),
};

it("takes what is read last for the newest, and reads nothing twice, whatever the clock says", async () => {
  const folder = temporaryFolder();
  const store = await openStore(join(folder, "graph.db"));
  const file = join(folder, "talks.txt");
  const read = async (text: string, at: string) => {
    writeFileSync(file, text);
    return ingestInto(store, [file], { extractor: silent, now: () => new Date(at) });
  };
  const texts = ["Talks begin.", "Talks go on.", "Talks end."];
  await read(texts[0] ?? "", "2025-06-02T00:00:00Z");
  expect(await read(texts[1] ?? "", "2025-06-01T00:00:00Z")).toMatchObject({ newVersions: 1 });
  expect(await read(texts[1] ?? "", "2026-06-01T00:00:00Z")).toMatchObject({ unchanged: 1, newVersions: 0 });
  expect(await read(texts[2] ?? "", "2024-06-01T00:00:00Z")).toMatchObject({ newVersions: 1 });
  for await (const { id, versions } of store.listDocuments()) {
    expect(await Promise.all(versions.map(({ checksum }) => store.text(id, checksum)))).toEqual(texts);
    expect(await store.text(id)).toBe("Talks end.");
  }
  expect(await store.info()).toMatchObject({ documents: 1, versions: 3, sequence: 3 });
  await store.close();
});
