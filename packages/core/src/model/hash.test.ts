import fc from "fast-check";
import { expect, test } from "vitest";
import { checksum, portableChecksum } from "./hash.js";

test("is SHA-256", () => {
  expect(checksum("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(checksum("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("is the same whoever makes it, for any text", () =>
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
      expect(checksum(text)).toBe(portableChecksum(text));
    }),
    { numRuns: 500 },
  ));
