import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fanOut, pairOf, widestFan, type Strand } from "./fan.js";
import { controlPoint, fanStep, pointAt } from "./route.js";

const strands = (count: number): Strand[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    source: index % 2 ? "b" : "a",
    target: index % 2 ? "a" : "b",
  }));

describe("fanOut", () => {
  it("draws a single relation straight", () => {
    expect(fanOut(strands(1), new Set()).get("0")).toEqual({ bow: 0, bundle: ["0"], hidden: false });
  });

  it("keeps parallel relations of either direction apart by the step", () => {
    const places = fanOut(strands(3), new Set());
    const from = { x: 0, y: 0 };
    const to = { x: 400, y: 0 };
    const heights = strands(3).map(({ id, source }) => {
      const [start, end] = source === "a" ? [from, to] : [to, from];
      return pointAt(start, controlPoint(start, end, places.get(id)?.bow ?? 0), end, 0.5).y;
    });
    heights.sort((a, b) => a - b);
    expect(heights[1]! - heights[0]!).toBeCloseTo(fanStep);
    expect(heights[2]! - heights[1]!).toBeCloseTo(fanStep);
  });

  it("stands for every relation exactly once", () => {
    fc.assert(
      fc.property(fc.nat(12), fc.boolean(), (count, opened) => {
        const group = strands(count);
        const places = [...fanOut(group, new Set(opened ? group.map(pairOf) : [])).values()];
        const drawn = places.filter((place) => !place.hidden).flatMap((place) => place.bundle);
        expect(drawn.sort()).toEqual(group.map(({ id }) => id).sort());
        expect(places.some((place) => place.bundle.length > 1)).toBe(!opened && count > widestFan);
      }),
    );
  });
});
