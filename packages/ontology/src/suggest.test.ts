import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { predicates, suggest } from "./index.js";

const names = Object.keys(predicates);

describe("suggest", () => {
  test.each([
    ["metwith", "metWith"],
    ["negotiateWith", "negotiatesWith"],
    ["critcizes", "criticises"],
    ["memebrOf", "memberOf"],
    ["party_to", "partyTo"],
  ])("%s means %s", (typed, meant) => {
    expect(suggest(typed, names)).toBe(meant);
  });

  test.each(["", "xyz", "bananas", "married", "a".repeat(65)])("%j means nothing", (typed) => {
    expect(suggest(typed, names)).toBeNull();
  });

  test("counts a swap of neighbours as one edit", () => {
    expect(suggest("abc", ["acb"])).toBe("acb");
    expect(suggest("abc", ["cab"])).toBeNull();
  });

  test("finds every name itself, and after any one deletion a name as near", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), (name, at) => {
        expect(suggest(name, names)).toBe(name);
        const cut = at % name.length;
        expect(suggest(name.slice(0, cut) + name.slice(cut + 1), names)).not.toBeNull();
      }),
    );
  });
});
