import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestTree } from "./tree.js";

/** Scores: a row a word, a column a head, the root last. */
const scores = fc.integer({ min: 1, max: 12 }).chain((length) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length + 1, maxLength: length + 1 }), {
    minLength: length,
    maxLength: length,
  }),
);

const treeOf = (table: readonly (readonly number[])[]): number[] => [...bestTree((word, head) => table[word]![head]!, table.length)];

describe("bestTree", () => {
  it("gives a tree with one root for any scores", () => {
    fc.assert(
      fc.property(scores, (table) => {
        const heads = treeOf(table);
        expect(heads.filter((head) => head === -1)).toHaveLength(1);
        for (let word = 0; word < heads.length; word += 1) {
          let [at, steps] = [word, 0];
          while (heads[at] !== -1 && steps <= heads.length) [at, steps] = [heads[at]!, steps + 1];
          expect(steps).toBeLessThan(heads.length);
        }
      }),
    );
  });

  it("takes the best heads where they are a tree", () => {
    expect(
      treeOf([
        [0, 5, 1, 0],
        [0, 0, 1, 9],
        [1, 5, 0, 0],
      ]),
    ).toEqual([1, -1, 1]);
  });

  it("breaks a circle where it costs least", () => {
    expect(
      treeOf([
        [0, 9, 1, 0],
        [9, 0, 8, 0],
        [0, 0, 0, 9],
      ]),
    ).toEqual([1, 2, -1]);
  });

  it("lets only the likeliest of two roots be one", () => {
    expect(
      treeOf([
        [0, 1, 4],
        [1, 0, 9],
      ]),
    ).toEqual([1, -1]);
  });
});
