import fc from "fast-check";
import { expect, it } from "vitest";
import { importDocument } from "../testing/documents.js";
import { textImporter } from "./text.js";

it("keeps every character of the file, so that offsets fit it", async () => {
  const character = fc.oneof(
    fc.constantFrom("\t", "\n", "\r", "\u2028", "\uFFFD"),
    fc
      .integer({ min: 0x20, max: 0x10_ff_ff })
      .filter(isScalar)
      .map((code) => String.fromCodePoint(code)),
  );
  const texts = fc.string({ unit: character }).filter((text) => text.trim() !== "" && !text.startsWith("\uFEFF"));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const document = await importDocument(textImporter, text);
      expect(document?.text).toBe(text);
    }),
  );
});

it("keeps line ends, tabs and a second byte-order mark as they are", async () => {
  const text = "\uFEFFOne\r\n\ttwo\rthree\f ";
  const document = await importDocument(textImporter, `\uFEFF${text}`);
  expect(document?.text).toBe(text);
});

/** True for every code point but halves of a pair, which no encoding holds alone. */
function isScalar(code: number): boolean {
  return code < 0xd8_00 || code > 0xdf_ff;
}
