import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError } from "../models/format.js";
import { Weights, writeWeights } from "./weights.js";

const rows = fc.uniqueArray(
  fc.record({
    hash: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    weights: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -32768, max: 32767 })), {
      selector: ([label]) => label,
      maxLength: 10,
    }),
  }),
  { selector: ({ hash }) => hash, maxLength: 60 },
);

describe("Weights", () => {
  it("scores after reading as the weights say", () => {
    fc.assert(
      fc.property(rows, (features) => {
        const weights = Weights.read(writeWeights(features));
        const scores = new Float64Array(10);
        for (const { hash, weights: expected } of features) {
          weights.score(Int32Array.of(hash), 1, scores);
          expect([...scores]).toEqual(Array.from({ length: 10 }, (_, label) => expected.find(([each]) => each === label)?.[1] ?? 0));
        }
      }),
    );
  });

  it("adds up features and knows nothing of others", () => {
    const weights = Weights.read(
      writeWeights([
        { hash: 5, weights: [[0, 7]] },
        { hash: -5, weights: [[0, -2]] },
      ]),
    );
    const scores = new Float64Array(1);
    weights.score(Int32Array.of(5, -5, 6), 3, scores);
    expect(scores[0]).toBe(5);
  });

  it("refuses bytes that end early or late", () => {
    const bytes = writeWeights([{ hash: 5, weights: [[0, 700]] }]);
    for (let length = 0; length < bytes.length; length += 1) expect(() => Weights.read(bytes.subarray(0, length))).toThrow(ModelError);
    expect(() => Weights.read(Uint8Array.of(...bytes, 0))).toThrow(ModelError);
  });
});
