import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openLanguage } from "../../models.js";
import { readReference } from "../../reference.js";
import { createAnalyst } from "../index.js";
import { calibrate, readWeights, reliabilityOf, reliabilityTable, uncalibrated } from "./index.js";

const root = resolve(import.meta.dirname, "../../../../..");

describe("calibration", () => {
  const model = calibrate({ intercept: 1, weights: { doubt: -2, repeated: 0.5 } });

  it("is the logistic function of the weighted signs", () => {
    expect(model({})).toBe(0.73);
    expect(model({ doubt: 0.5 })).toBe(0.5);
    expect(model({ doubt: 0.5, repeated: 2, unheard: 99 })).toBe(0.73);
  });

  it("never says certain or impossible, and follows its signs", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.double({ noNaN: true, min: 0, max: 1e6 }), (doubt, more) => {
        const [one, other] = [model({ doubt }), model({ doubt: doubt + more })];
        expect(one).toBeGreaterThanOrEqual(0.05);
        expect(one).toBeLessThanOrEqual(0.97);
        expect(other).toBeLessThanOrEqual(one);
      }),
    );
  });

  it("without weights gives back what the readers said", () => {
    expect(uncalibrated({ prior: Math.log(0.7 / 0.3) })).toBe(0.7);
  });
});

describe("weights", () => {
  it("are read from JSON", () => {
    expect(readWeights('{"intercept": 1, "weights": {"doubt": -2, "note": "no number"}}')).toEqual({
      intercept: 1,
      weights: { doubt: -2 },
    });
  });

  it.each(["", "{", "[]", "null", '{"intercept": "1", "weights": {}}', '{"intercept": 1}', '{"intercept": 1, "weights": null}'])(
    "are not read from %j",
    (json) => {
      expect(readWeights(json)).toBeNull();
    },
  );
});

describe("reliability", () => {
  const judged = [
    ...Array.from({ length: 8 }, () => ({ confidence: 0.85, right: true })),
    ...Array.from({ length: 2 }, () => ({ confidence: 0.85, right: false })),
    { confidence: 1, right: true },
  ];

  it("compares what was given with what was right", () => {
    const { bins, error, brier } = reliabilityOf(judged);
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0.8, 0.9, 10],
      [0.9, 1, 1],
    ]);
    expect(bins[0]?.right).toBeCloseTo(0.8);
    expect(error).toBeCloseTo((0.05 * 10) / 11);
    expect(brier).toBeCloseTo((8 * 0.15 ** 2 + 2 * 0.85 ** 2) / 11);
    expect(reliabilityTable(judged)).toContain("0.8 to 0.9");
  });

  it("of nothing is nothing", () => {
    expect(reliabilityOf([])).toEqual({ bins: [], error: 0, brier: 0 });
  });
});

describe("the analyst's confidence", () => {
  it("is higher for what is said twice and plainly than for what a pronoun tells", async () => {
    const extractor = createAnalyst(await readReference(join(root, "data/reference")), await openLanguage(join(root, "data/models")));
    const confidence = async (text: string): Promise<number> => {
      const version = { checksum: "v", text, title: null, outlet: null, published: null };
      const { statements } = await extractor.extract({ documentId: "d", version });
      return Math.max(0, ...statements.filter(({ predicate }) => predicate === "memberOf").map((statement) => statement.confidence));
    };
    const twice = await confidence("Norway joined NATO. In Oslo nobody was surprised that Norway joined NATO.");
    expect(await confidence("Norway joined NATO.")).toBeGreaterThan(0);
    expect(twice).toBeGreaterThanOrEqual(await confidence("Norway was glad. It joined NATO."));
  });
});
