import { describe, expect, it } from "vitest";
import { readClusters } from "./clusters.js";

describe("readClusters", () => {
  const clusters = readClusters("0 0 0 oslo bergen\n0 0 1 uk\n0 1 2 treaty pact\n");

  it("gives words of one cluster the same numbers, from coarse to fine", () => {
    expect(clusters("oslo")).toEqual(clusters("bergen"));
    expect(clusters("treaty")).toEqual(clusters("pact"));
    expect(clusters("oslo")).toHaveLength(4);
  });

  it("parts words at the level where their clusters part", () => {
    const [oslo, uk, treaty] = [clusters("oslo"), clusters("uk"), clusters("treaty")];
    expect(oslo.map((number, level) => number === uk[level])).toEqual([true, true, false, false]);
    expect(oslo.map((number, level) => number === treaty[level])).toEqual([true, false, false, false]);
  });

  it("numbers the levels apart", () => {
    expect(new Set(clusters("oslo")).size).toBe(4);
  });

  it("takes no notice of dots and knows what it does not know", () => {
    expect(clusters("u.k.")).toEqual(clusters("uk"));
    expect(clusters("xyzzy")).toEqual([]);
  });

  it.each(["oslo bergen\n", "0 0 oslo\n", "0 -1 0 oslo\n", "0 0 0 oslo\nnonsense\n"])("refuses %j", (text) => {
    expect(() => readClusters(text)).toThrow(/word clusters/);
  });
});
