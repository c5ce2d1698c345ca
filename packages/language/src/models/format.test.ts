import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError, readModel, writeModel } from "./format.js";

const bytes = writeModel({ kind: "tags", version: 3, parts: { first: Uint8Array.of(1, 2), second: Uint8Array.of() } });
const codeOf = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return error.code;
  }
};

describe("a model file", () => {
  it("gives back what was written", () => {
    const parts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.uint8Array({ maxLength: 40 }), { maxKeys: 5 });
    fc.assert(
      fc.property(parts, (parts) => {
        const read = readModel(writeModel({ kind: "tags", version: 3, parts }), "tags", 3).parts;
        expect(Object.entries(read).map(([name, part]) => [name, [...part]])).toEqual(
          Object.entries(parts).map(([name, part]) => [name, [...part]]),
        );
      }),
    );
  });

  it("is refused as damaged if any byte behind the first word is another or is missing", () => {
    for (let at = 14; at < bytes.length; at += 1) {
      const damaged = Uint8Array.from(bytes);
      damaged[at]! ^= 1;
      expect(codeOf(() => readModel(damaged, "tags", 3))).toBe("MODEL_CORRUPT");
      expect(codeOf(() => readModel(bytes.subarray(0, at), "tags", 3))).toBe("MODEL_CORRUPT");
    }
  });

  it("is refused as foreign if it is none of ours", () => {
    expect(codeOf(() => readModel(new Uint8Array(), "tags", 3))).toBe("MODEL_FOREIGN");
    expect(codeOf(() => readModel(Buffer.from("version https://git-lfs.github.com/spec/v1"), "tags", 3))).toBe("MODEL_FOREIGN");
  });

  it("is refused if it is of another kind or version, and says both", () => {
    expect(() => readModel(bytes, "parser", 3)).toThrow(
      "This is a tags model of version 3, where version 3 of the parser model should be.",
    );
    expect(codeOf(() => readModel(bytes, "tags", 4))).toBe("MODEL_MISMATCH");
  });
});
