import { describe, expect, test } from "vitest";
import { entityTypes, type EntityType } from "./index.js";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const papers = { light: "#FBFAF6", dark: "#15171A" } as const;
const leastDistance = 0.07;
const leastContrast = 3;

// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
// Deficiency (2009), doi:10.1109/TVCG.2009.113, severity 1.0, applied to linear RGB.
const visions: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

// Ottosson: A perceptual color space for image processing (2020), https://bottosson.github.io/posts/oklab/
const toLms: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function times(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function each([x, y, z]: Triple, change: (part: number) => number): Triple {
  return [change(x), change(y), change(z)];
}

function linear(hex: string): Triple {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return each([part(1), part(3), part(5)], (u) => (u <= 0.04045 ? u / 12.92 : ((u + 0.055) / 1.055) ** 2.4));
}

function oklab(hex: string, vision: Matrix): Triple {
  const seen = each(times(vision, linear(hex)), (u) => Math.min(1, Math.max(0, u)));
  return times(toLab, each(times(toLms, seen), Math.cbrt));
}

function distance(a: Triple, b: Triple): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function nearestPair(colours: readonly string[], vision: Matrix): number {
  const seen = colours.map((colour) => oklab(colour, vision));
  return Math.min(...seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b))));
}

const types = Object.keys(entityTypes) as EntityType[];

describe.each(["light", "dark"] as const)("colours on %s paper", (theme) => {
  const colours = types.map((type) => entityTypes[type].colour[theme]);

  test.each(Object.entries(visions))("no two look alike in %s vision", (_, vision) => {
    expect(nearestPair(colours, vision)).toBeGreaterThanOrEqual(leastDistance);
  });

  test.each(types)("%s stands out from the paper", (type) => {
    const ratio = contrast(entityTypes[type].colour[theme], papers[theme]);
    expect(ratio).toBeGreaterThanOrEqual(leastContrast);
  });
});

test("the simulation makes red and green of one lightness alike, as deutan eyes do", () => {
  const apart = distance(oklab("#C04000", visions.normal!), oklab("#668000", visions.normal!));
  const alike = distance(oklab("#C04000", visions.deutan!), oklab("#668000", visions.deutan!));
  expect(alike).toBeLessThan(apart / 2);
});
