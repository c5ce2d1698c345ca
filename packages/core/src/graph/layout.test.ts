import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settleLayout } from "./layout.js";

describe("settleLayout", () => {
  const nodes = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,3}$/), { minLength: 1, maxLength: 12 });

  test("gives the same places for the same graph, in whatever order it comes", () => {
    fc.assert(
      fc.property(nodes, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }), (given, pairs) => {
        const links = pairs.map(([a, b]) => ({
          source: given[a % given.length] ?? "",
          target: given[b % given.length] ?? "",
          weight: 1,
        }));
        const once = settleLayout(given, links);
        expect(Object.fromEntries(settleLayout(given.toReversed(), links.toReversed()))).toEqual(Object.fromEntries(once));
        for (const { x, y } of once.values()) expect([x, y].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("places nothing for nothing", () => {
    expect(settleLayout([], []).size).toBe(0);
  });
});
