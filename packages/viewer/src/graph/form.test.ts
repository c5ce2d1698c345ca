import { modalities, polarities } from "@entente/ontology";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tally } from "../graphql/types.js";
import { formOfRelation, formOfStatement, legendFormOf, lookOf, type Drawable } from "./form.js";

const none: Tally = {
  affirmed: 0,
  negated: 0,
  planned: 0,
  possible: 0,
  evaluative: 0,
  unreviewed: 0,
  accepted: 0,
  retracted: 0,
  disputed: 0,
  total: 0,
};

function relation(counts: Partial<Tally>, contested: Drawable["contested"]["edges"][number]["node"][] = []): Drawable {
  return { tally: { ...none, ...counts }, contested: { edges: contested.map((node) => ({ node })) } };
}

describe("formOfStatement", () => {
  it("takes every denial as negated, whatever its modality", () => {
    for (const modality of Object.keys(modalities) as (keyof typeof modalities)[]) {
      expect(formOfStatement("negated", modality)).toBe("negated");
    }
  });

  it("calls only what is asserted and not denied affirmed", () => {
    for (const polarity of Object.keys(polarities) as (keyof typeof polarities)[]) {
      for (const modality of Object.keys(modalities) as (keyof typeof modalities)[]) {
        const affirmed = polarity === "affirmed" && modality === "asserted";
        expect(formOfStatement(polarity, modality) === "affirmed").toBe(affirmed);
      }
    }
  });
});

describe("formOfRelation", () => {
  const count = fc.nat(3);

  it("never draws a relation as affirmed unless a standing statement affirms it", () => {
    const counts = fc.record({ negated: count, planned: count, possible: count, evaluative: count });
    fc.assert(
      fc.property(counts, (some) => {
        expect(formOfRelation(relation(some))).not.toBe("affirmed");
      }),
    );
  });

  it("says that sources disagree exactly where some deny what others say", () => {
    const counts = fc.record({ affirmed: count, negated: count, planned: count, possible: count, evaluative: count });
    fc.assert(
      fc.property(counts, (some) => {
        const opposed = some.negated > 0 && some.affirmed + some.planned + some.possible + some.evaluative > 0;
        expect(formOfRelation(relation(some)) === "disagree").toBe(opposed);
      }),
    );
  });

  it("draws a relation without standing statements as its disputed ones have it", () => {
    const denial = { polarity: "negated", modality: "asserted", review: "disputed" } as const;
    const misread = { polarity: "affirmed", modality: "asserted", review: "retracted" } as const;
    expect(formOfRelation(relation({ disputed: 1, retracted: 1, total: 2 }, [misread, denial]))).toBe("negated");
    expect(formOfRelation(relation({ retracted: 1, total: 1 }, [misread]))).toBe("affirmed");
  });
});

describe("lookOf", () => {
  it("is ink only where a person accepted something, and pencil otherwise", () => {
    expect(lookOf(relation({ affirmed: 2, unreviewed: 1, accepted: 1, total: 2 })).ink).toBe(true);
    expect(lookOf(relation({ affirmed: 2, unreviewed: 2, total: 2 })).ink).toBe(false);
  });

  it("counts a disputed relation in one legend row only", () => {
    const look = lookOf(relation({ affirmed: 1, unreviewed: 1, disputed: 1, total: 2 }));
    expect(legendFormOf(look)).toBe("disputed");
    expect(look.form).toBe("affirmed");
  });

  it("knows that nothing is left where everything is retracted", () => {
    expect(lookOf(relation({ retracted: 2, total: 2 })).retracted).toBe(true);
    expect(lookOf(relation({ affirmed: 1, unreviewed: 1, retracted: 1, total: 2 })).retracted).toBe(false);
  });
});
