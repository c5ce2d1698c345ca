import fc from "fast-check";
import { expect, it } from "vitest";
import { textImporter } from "./text.js";

const controls = /[\0-\u0008\u000e-\u001a\u001c-\u001f]/;

it("keeps every character of the file, so that offsets fit it", async () => {
  const texts = fc.string({ unit: "binary" }).filter((text) => text.trim() !== "" && !controls.test(text) && !text.startsWith("\uFEFF"));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const [document] = await textImporter.read({ path: "a.txt", bytes: new TextEncoder().encode(text) });
      expect(document?.text).toBe(text);
    }),
  );
});

it("keeps line ends, tabs and a second byte-order mark as they are", async () => {
  const text = "\uFEFFOne\r\n\ttwo\rthree\f ";
  const [document] = await textImporter.read({ path: "a.txt", bytes: new TextEncoder().encode(`\uFEFF${text}`) });
  expect(document?.text).toBe(text);
});
