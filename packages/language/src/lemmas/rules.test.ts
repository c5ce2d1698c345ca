import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lemmaByRule } from "./rules.js";

const nothing = (): boolean => false;

describe("lemmaByRule", () => {
  it.each([
    ["treaties", "NNS", "treaty"],
    ["ministers", "NNS", "minister"],
    ["crises", "NNS", "crisis"],
    ["memoranda", "NNS", "memorandum"],
    ["spokeswomen", "NNS", "spokeswoman"],
    ["classes", "NNS", "class"],
    ["taxes", "NNS", "tax"],
    ["goes", "VBZ", "go"],
    ["has", "VBZ", "have"],
    ["signs", "VBZ", "sign"],
    ["signed", "VBD", "sign"],
    ["ratified", "VBN", "ratify"],
    ["struck", "VBD", "strike"],
    ["withdrawn", "VBN", "withdraw"],
    ["agreed", "VBD", "agree"],
    ["stalled", "VBD", "stall"],
    ["negotiated", "VBN", "negotiate"],
    ["guaranteed", "VBD", "guarantee"],
    ["raised", "VBD", "raise"],
    ["joined", "VBD", "join"],
    ["refused", "VBD", "refuse"],
    ["rejecting", "VBG", "reject"],
    ["brokered", "VBN", "broker"],
    ["referred", "VBN", "refer"],
    ["pledging", "VBG", "pledge"],
    ["urged", "VBD", "urge"],
    ["backed", "VBD", "back"],
    ["shelved", "VBN", "shelve"],
    ["required", "VBN", "require"],
    ["proposing", "VBG", "propose"],
    ["stopping", "VBG", "stop"],
    ["visiting", "VBG", "visit"],
    ["suspending", "VBG", "suspend"],
    ["being", "VBG", "be"],
    ["larger", "JJR", "large"],
    ["worst", "JJS", "bad"],
    ["talks", "NN", "talks"],
  ])("takes %s as %s to %s", (low, tag, lemma) => {
    expect(lemmaByRule(low, tag, nothing)).toBe(lemma);
  });

  it("lets known words decide between two spellings", () => {
    expect(lemmaByRule("planed", "VBD", (low) => low === "plane")).toBe("plane");
    expect(lemmaByRule("planed", "VBD", (low) => low === "plan")).toBe("plan");
    expect(lemmaByRule("expelled", "VBN", (low) => low === "expel")).toBe("expel");
  });

  it("gives something for anything", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom("NNS", "VBZ", "VBD", "VBG", "JJR", "JJS", "NN"), (low, tag) => {
        expect(lemmaByRule(low, tag, nothing)).not.toBe("");
      }),
    );
  });
});
