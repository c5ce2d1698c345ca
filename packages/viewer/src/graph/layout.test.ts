import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clearLines } from "./clear-lines.js";
import { fitBox } from "./fit.js";
import { overlap, placeLabels, type LabelWish } from "./labels.js";
import { nearest } from "./nearest.js";
import { partsOf, placePart } from "./parts.js";
import { fillBox, separate, spread, type Body } from "./separate.js";
import { wrap } from "./wrap.js";

const body = fc.record({
  x: fc.integer({ min: 0, max: 800 }),
  y: fc.integer({ min: 0, max: 500 }),
  halfWidth: fc.integer({ min: 5, max: 40 }),
  halfHeight: fc.integer({ min: 5, max: 20 }),
});

describe("separate", () => {
  it("counts the pairs that still overlap", () => {
    const apart = (a: Body, b: Body): boolean =>
      Math.abs(a.x - b.x) > a.halfWidth + b.halfWidth - 0.1 || Math.abs(a.y - b.y) > a.halfHeight + b.halfHeight - 0.1;
    fc.assert(
      fc.property(fc.array(body, { maxLength: 15 }), (bodies) => {
        const overlaps = separate(bodies);
        const free = bodies.every((a, index) => bodies.slice(index + 1).every((b) => apart(a, b)));
        expect(overlaps > 0 || free).toBe(true);
      }),
    );
  });

  it("parts bodies that have room", () => {
    const pile = Array.from({ length: 12 }, (_, index): Body => ({ x: index % 4, y: index % 3, halfWidth: 30, halfHeight: 12 }));
    expect(separate(pile)).toBe(0);
  });

  it("moves others out of the way of a fixed body", () => {
    const title: Body = { x: 0, y: 0, halfWidth: 100, halfHeight: 50, fixed: true };
    const node: Body = { x: 10, y: 30, halfWidth: 10, halfHeight: 10 };
    expect(separate([title, node])).toBe(0);
    expect([title.x, title.y]).toEqual([0, 0]);
    expect(node.y).toBeGreaterThanOrEqual(60);
  });
});

describe("partsOf", () => {
  it("finds what no line joins, the largest part first", () => {
    expect(
      partsOf(6, [
        [4, 1],
        [1, 2],
        [0, 3],
      ]),
    ).toEqual([[1, 4, 2], [0, 3], [5]]);
  });
});

describe("placePart", () => {
  it("puts a part inside the box where it meets nobody, its bodies as they stood to each other", () => {
    fc.assert(
      fc.property(fc.array(body, { maxLength: 6 }), (others) => {
        const part: Body[] = [
          { x: -500, y: 0, halfWidth: 20, halfHeight: 10 },
          { x: -500, y: 40, halfWidth: 20, halfHeight: 10 },
        ];
        placePart(part, others, 800, 500);
        const [upper, lower] = part as [Body, Body];
        expect([lower.x - upper.x, lower.y - upper.y]).toEqual([0, 40]);
        expect(upper.x - 20).toBeGreaterThanOrEqual(0);
        expect(lower.y + 10).toBeLessThanOrEqual(500);
        const met = others.filter(
          (other) => Math.abs(other.x - upper.x) < other.halfWidth + 20 && Math.abs(other.y - upper.y - 20) < other.halfHeight + 30,
        );
        expect(met).toEqual([]);
      }),
    );
  });
});

describe("spread", () => {
  it("keeps the order along both axes", () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 2, maxLength: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (bodies, share) => {
        const before = [...bodies].sort((a, b) => a.x - b.x);
        spread(bodies, share);
        before.slice(1).forEach((next, index) => expect(next.x).toBeGreaterThanOrEqual(before[index]!.x - 1e-6));
      }),
    );
  });
});

describe("fillBox", () => {
  it("keeps every point inside the box", () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 2, maxLength: 20 }), (bodies) => {
        fillBox(bodies, 1000, 600, 1.9);
        for (const { x, y } of bodies) {
          expect(x).toBeGreaterThanOrEqual(-0.001);
          expect(x).toBeLessThanOrEqual(1000.001);
          expect(y).toBeGreaterThanOrEqual(-0.001);
          expect(y).toBeLessThanOrEqual(600.001);
        }
      }),
    );
  });
});

describe("clearLines", () => {
  it("moves a node off a line that is not its own, and only that node", () => {
    const at = (x: number, y: number): Body => ({ x, y, halfWidth: 8, halfHeight: 8 });
    const bodies = [at(0, 0), at(200, 0), at(100, 3)];
    for (let round = 0; round < 40; round++) clearLines(bodies, [[0, 1]], 18);
    expect(bodies[2]!.y).toBeCloseTo(18, 0);
    expect([bodies[0], bodies[1]]).toEqual([at(0, 0), at(200, 0)]);
  });
});

describe("placeLabels", () => {
  const wish = (id: string, x: number, y: number, priority = 1, needed = false): LabelWish => ({
    id,
    at: { x, y },
    radius: 8,
    width: 60,
    height: 14,
    priority,
    needed,
  });

  it("never lets two labels lie on each other", () => {
    const at = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }));
    fc.assert(
      fc.property(fc.array(at, { maxLength: 25 }), (points) => {
        const wishes = points.map(([x, y], index) => wish(String(index), x, y));
        const places = placeLabels(wishes, [], [], [], [], 3);
        const boxes = wishes.flatMap(({ id, at: { x, y }, width, height }) => {
          const place = places.get(id);
          if (!place) return [];
          const [left, top] = [x + place.dx, y + place.dy];
          return [{ left, top, right: left + width, bottom: top + height }];
        });
        boxes.forEach((box, index) => expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false));
      }),
    );
  });

  it("places a landmark's label where it covers least, even where there is no room", () => {
    const strip = { left: -1000, top: -1000, right: 1000, bottom: 210 };
    const more = { left: -1000, top: -1000, right: 1000, bottom: 1000 };
    const places = placeLabels([wish("town", 200, 200, 1, true), wish("farm", 600, 200)], [strip, more], [], [], [], 3);
    expect([...places]).toEqual([["town", expect.objectContaining({ side: "below" })]]);
  });

  it("places the selected label even where there is no room, and no other", () => {
    const everywhere = { left: -1000, top: -1000, right: 1000, bottom: 1000 };
    expect(placeLabels([wish("a", 0, 0, 3)], [everywhere], [], [], [], 3).has("a")).toBe(true);
    expect(placeLabels([wish("a", 0, 0, 2)], [everywhere], [], [], [], 3).has("a")).toBe(false);
  });

  it("writes a landmark's label over others rather than beyond the edge of the canvas", () => {
    const edge = { left: 210, top: -1000, right: 1000, bottom: 1000 };
    const node = { left: 150, top: 190, right: 190, bottom: 210 };
    const places = placeLabels([wish("town", 200, 200, 1, true)], [node], [edge], [], [], 3);
    expect(places.get("town")?.side).toMatch(/left/i);
  });

  it("lets a dimmed label give way to a mark, and a lit one cover it", () => {
    const everywhere = { left: -1000, top: -1000, right: 1000, bottom: 1000 };
    expect(placeLabels([wish("a", 0, 0, 0)], [], [], [everywhere], [], 3).has("a")).toBe(false);
    expect(placeLabels([wish("a", 0, 0, 1)], [], [], [everywhere], [], 3).has("a")).toBe(true);
  });

  it("chooses the side that crosses fewest lines", () => {
    const lines = Array.from({ length: 30 }, (_, step) => ({ x: 10 + 2 * step, y: 0 }));
    expect(placeLabels([wish("a", 0, 0)], [], [], [], lines, 3).get("a")?.side).toBe("left");
  });
});

describe("fitBox", () => {
  it("brings the middle of a box to the middle of what is free", () => {
    const canvas = { width: 1000, height: 600 };
    const insets = { top: 0, right: 400, bottom: 0, left: 200 };
    const { centre, ratio } = fitBox({ left: 100, top: 100, right: 300, bottom: 200 }, canvas, insets, 0.1);
    expect(ratio).toBeCloseTo(0.5);
    const seen = canvas.width / 2 + (200 - centre.x) / ratio;
    expect(seen).toBeCloseTo(400);
  });

  it("comes no nearer than allowed", () => {
    const box = { left: 10, top: 10, right: 10, bottom: 10 };
    expect(fitBox(box, { width: 800, height: 600 }, { top: 0, right: 0, bottom: 0, left: 0 }, 0.7).ratio).toBe(0.7);
  });
});

describe("nearest", () => {
  const points = new Map([
    ["near", { x: 20, y: 5 }],
    ["far", { x: 60, y: 0 }],
    ["behind", { x: -10, y: 0 }],
  ]);

  it("finds the nearest point that way, and none where nothing lies", () => {
    expect(nearest({ x: 0, y: 0 }, points, "ArrowRight")).toBe("near");
    expect(nearest({ x: 0, y: 0 }, points, "ArrowLeft")).toBe("behind");
    expect(nearest({ x: 0, y: 0 }, points, "ArrowUp")).toBeNull();
  });
});

describe("wrap", () => {
  it("loses no word and cuts none", () => {
    const names = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, (parts) => {
        expect(wrap(parts.join(" "), 16).join(" ")).toBe(parts.join(" "));
      }),
    );
  });
});
