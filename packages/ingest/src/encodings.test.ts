import { Buffer } from "node:buffer";
import { expect, it } from "vitest";
import { decodeBytes } from "./encodings.js";

it.each([
  ["windows-1252", "80 93 94 96 9f e9", "€“”–Ÿé"],
  ["iso-8859-1", "93 e9", "“é"],
  ["us-ascii", "41", "A"],
  ["windows-1250", "e8 9a", "čš"],
  ["shift_jis", "93 fa", "日"],
  ["utf-8", "ef bb bf c3 a9", "é"],
])("decodes %s", (label, hex, text) => {
  expect(decodeBytes(Buffer.from(hex.replaceAll(" ", ""), "hex"), label)).toBe(text);
});

it("says which encoding is unknown, and which bytes are none if asked to", () => {
  expect(() => decodeBytes(new Uint8Array(), "no-such")).toThrow(RangeError);
  expect(() => decodeBytes(Uint8Array.of(0xff), "utf-8", true)).toThrow(TypeError);
  expect(decodeBytes(Uint8Array.of(0xff), "utf-8")).toBe("\uFFFD");
});
