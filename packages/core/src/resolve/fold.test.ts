import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, slug } from "./fold.js";

describe("fold", () => {
  test.each([
    ["The U.K.’s", "uk"],
    ["Škoda", "skoda"],
    ["Łódź", "lodz"],
    ["Türkiye", "turkiye"],
    ["Straße", "strasse"],
    ["Bosnia & Herzegovina", "bosnia and herzegovina"],
    ["the EU–Turkey  statement", "eu turkey statement"],
    ["Peoples' Rights", "peoples rights"],
    ["Women’s March", "women march"],
    ["İstanbul", "istanbul"],
    ["The The", "the"],
    ["北京", "北京"],
    ["?!", ""],
  ])("folds %s to %j", (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  const name = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("the ", "The", "'s", "’", "U.", "K.", "é", "ẞ", "ŉ", "İ", "&", " ", "s' ", "Ω", "ﬁ"), { maxLength: 8 })
      .map((parts) => parts.join("")),
  );

  test("folding twice changes nothing", () => {
    fc.assert(
      fc.property(name, (given) => {
        expect(fold(fold(given))).toBe(fold(given));
      }),
      { numRuns: 2_000 },
    );
  });

  test("case and spaces around do not matter", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z' .-]{0,20}$/), (given) => {
        expect(fold(`  ${given.toUpperCase()} `)).toBe(fold(given.toLowerCase()));
      }),
    );
  });

  test("a slug is the folded name without spaces", () => {
    fc.assert(
      fc.property(name, (given) => {
        expect(slug(given)).not.toMatch(/\s/);
        expect(slug(given).replaceAll("-", " ")).toBe(fold(given));
      }),
    );
  });
});
