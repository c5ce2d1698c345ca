import { describe, expect, it } from "vitest";
import { readClass } from "./classes.js";
import { mendTags } from "./mending.js";
import { americanSpelling } from "./spelling.js";
import { createWordReader } from "./words.js";

const classes = ["PROPN NNP", "NOUN NNS", "NOUN NN", "VERB VBZ", "VERB VB", "VERB VBD", "PART TO", "DET DT", "PART POS", "ADP IN"].map(
  readClass,
);
const read = createWordReader(() => []);

/** Mends words written "form/TAG"; their tags after it. */
function mended(text: string): string[] {
  const pairs = text.split(" ").map((each) => each.split("/"));
  const tags = Uint8Array.from(pairs, ([, fineTag]) => classes.findIndex((each) => each.fineTag === fineTag));
  mendTags(
    pairs.map(([form = ""]) => read(form)),
    tags,
    classes,
  );
  return [...tags].map((each) => classes[each]?.fineTag ?? "");
}

describe("mended tags", () => {
  it("find the verb of a sentence that has none", () => {
    expect(mended("Norway/NNP plans/NNS to/TO sign/VB the/DT Accord/NNP")[1]).toBe("VBZ");
    expect(mended("Norway/NNP rejects/NNS the/DT Accord/NNP")[1]).toBe("VBZ");
    expect(mended("Byron/NNP said/VBD Norway/NNP plans/NNS to/TO sign/VB it/NN")[3]).toBe("VBZ");
  });

  it("leave nouns of others and sentences with a verb alone", () => {
    expect(mended("Norway/NNP 's/POS plans/NNS to/TO sign/VB")[2]).toBe("NNS");
    expect(mended("Norway/NNP plans/NNS to/TO sign/VB angered/VBD Chile/NNP")[1]).toBe("NNS");
    expect(mended("Norway/NNP plans/NNS")[1]).toBe("NNS");
  });

  it("take a deal behind a noun for no second verb", () => {
    expect(mended("Norway/NNP to/TO sign/VB fisheries/NNS deal/VB with/IN Chile/NNP")[4]).toBe("NN");
    expect(mended("to/TO deal/VB with/IN Chile/NNP")[1]).toBe("VB");
  });
});

describe("American spelling", () => {
  it.each([
    ["honour", "honor"],
    ["favourable", "favorable"],
    ["recognised", "recognized"],
    ["defence", "defense"],
    ["centre", "center"],
    ["cancelled", "canceled"],
    ["analysed", "analyzed"],
  ])("of %s is %s", (british, american) => {
    expect(americanSpelling(british)).toBe(american);
  });

  it.each(["four", "hour", "tour", "promise", "advise", "raised", "science", "called", "metre's"])("leaves %s", (word) => {
    expect(americanSpelling(word)).toBe(word);
  });
});
