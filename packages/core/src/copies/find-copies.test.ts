import { expect, it } from "vitest";
import { checksum } from "../model/hash.js";
import type { SourceDocument } from "../graph/source.js";
import { findCopies } from "./find-copies.js";
import { textTraits } from "./traits.js";

const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(" ");
const other = Array.from({ length: 100 }, (_, index) => `thing${index}`).join(" ");

function document(id: string, published: string | null, ...texts: readonly string[]): SourceDocument {
  const versions = texts.map((text) => ({
    checksum: checksum(text),
    title: null,
    outlet: null,
    published,
    readAt: "2024-01-01T00:00:00.000Z",
    sentences: 1,
    silentSentences: 1,
    traits: textTraits(text),
  }));
  return { id, url: null, path: id, collections: [], language: null, licence: null, versions };
}

async function pairs(...documents: readonly SourceDocument[]): Promise<readonly string[]> {
  return (await findCopies(documents)).map((copy) => `${copy.document.id} of ${copy.original.id}`);
}

it("names the document published first as the original, and undated ones last", async () => {
  const found = await pairs(
    document("a", null, `${long} more`),
    document("b", "2024-05-02", long),
    document("c", "2024-05-01", `${long} still`),
    document("d", "2020", other),
  );
  expect(found).toEqual(["a of c", "b of c"]);
});

it("takes the same short text for a copy, and an older version of a document for none", async () => {
  expect(await pairs(document("a", "2024", "Short."), document("b", "2023", "Short."))).toEqual(["a of b"]);
  expect(await pairs(document("a", "2024", long, other), document("b", "2023", long))).toEqual([]);
});
