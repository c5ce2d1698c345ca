import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "./tokens.js";
import { parseUnits, quotedUnits } from "./units.js";

/** What stands outside of quotations, and what is quoted, a sentence each. */
function units(text: string): string[] | null {
  const tokens = tokenise(text);
  const found = quotedUnits(tokens);
  return found && [found.outer, ...found.quoted].map((unit) => unit.map((i) => tokens[i]?.text).join(" "));
}

describe("quoted sentences", () => {
  it.each([
    ["“We welcome the accord,” Byron said.", ["Byron said .", "“ We welcome the accord , ”"]],
    ["Byron said: “We left. It was late.”", ["Byron said :", "“ We left .", "It was late . ”"]],
    ['"We left it," said Byron.', ["said Byron .", '" We left it , "']],
    ["“Norway,” Byron said, “has left.”", ["Byron said ,", "“ Norway , ” “ has left . ”"]],
    ["“We have left.”", ["", "“ We have left . ”"]],
  ])("%s", (text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  it.each([
    "Byron called it “a grave mistake”.",
    "Byron left.",
    "The “hub” plan, she said, is dead.",
    "“We left, she said.",
    "She said the deal “has been signed.”",
  ])("stays whole: %s", (text) => {
    expect(units(text)).toBeNull();
  });
});

describe("parsing unit by unit", () => {
  const part = fc.constantFrom("“", "”", '"', "We", "left", ",", ".", "Byron", "said", "it", ":", "has", "?");

  it("gives one tree over all tokens, whatever the quotation marks", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), (parts) => {
        const tokens = tokenise(parts.join(" "));
        const seen: number[] = [];
        const { heads } = parseUnits(tokens, (unit) => {
          seen.push(...unit);
          return { heads: unit.map((_, i) => i - 1), relations: unit.map((_, i) => (i === 0 ? "root" : "dep")) };
        });
        expect(seen.toSorted((a, b) => a - b)).toEqual(tokens.map((_, i) => i));
        expect(tokens.filter((_, i) => heads[i] === -1)).toHaveLength(1);
        for (let i = 0; i < tokens.length; i += 1) expect(depth(heads, i)).toBeLessThanOrEqual(tokens.length);
      }),
    );
  });
});

function depth(heads: ArrayLike<number>, i: number): number {
  let steps = 0;
  for (let at = i; at >= 0 && steps <= heads.length; at = heads[at] ?? -1) steps += 1;
  return steps;
}
