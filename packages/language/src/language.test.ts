import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates, findNumbers, fold, splitSentences, tokenise } from "./index.js";

/** Text that may hold anything: half surrogates, marks that turn the direction, quotes and stops in odd places. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "U.K.",
        " ",
        "\n",
        "\n\n",
        "“",
        "”",
        '"',
        "’s",
        ".",
        "?",
        "3.5",
        "\ud800",
        "\udc00",
        "\u202e",
        "Mr. ",
        "A",
        "word",
        "é",
        "1,000",
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join("")),
);

const cut = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const tokens = (text: string): string[] => tokenise(text).map((token) => token.text);

describe("tokenise", () => {
  it("cuts every token out of the text and leaves only space between them", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(text.slice(end, token.start).trim()).toBe("");
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe("");
      }),
    );
  });

  it("keeps abbreviations and numbers, and parts possessives and hyphens", () => {
    expect(tokens("The U.K.-led group’s 1,000.5 seats hasn't")).toEqual([
      "The",
      "U.K.",
      "-",
      "led",
      "group",
      "’s",
      "1,000.5",
      "seats",
      "has",
      "n't",
    ]);
  });

  it.each([
    ["They'll say we’re late", "They 'll say we ’re late"],
    ["It cannot, can't and won't", "It can not , ca n't and wo n't"],
    ["ISN'T", "IS N'T"],
    ["O'Brien of N'Djamena's", "O'Brien of N'Djamena 's"],
    ["Mr. J. Vik Jr. of Norsk Inc. went", "Mr. J. Vik Jr. of Norsk Inc. went"],
    ["Vitamin B. it is", "Vitamin B . it is"],
    ["the 1990s, the 3rd, 10:30 and 7/5/2001", "the 1990s , the 3rd , 10:30 and 7/5/2001"],
    ["see https://example.org/a?b=1, or ada@example.org.", "see https://example.org/a?b=1 , or ada@example.org ."],
    ["Wait... what?! --no", "Wait ... what ?! -- no"],
    ["$5m (50%)", "$ 5 m ( 50 % )"],
  ])("cuts %j as the treebank does", (text, expected) => {
    expect(tokens(text).join(" ")).toBe(expected);
  });

  it("reads a megabyte without a space", () => {
    expect(tokenise("x".repeat(1_000_000))).toHaveLength(1);
  });
});

describe("fold", () => {
  it("lowers, straightens apostrophes and drops accents", () => {
    expect(fold("Türkiye’s")).toBe("turkiye's");
  });
});

describe("splitSentences", () => {
  it("covers all that is not space, in order, and nothing twice", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const sentence of splitSentences(text)) {
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, sentence.start).trim()).toBe("");
          expect(text.slice(sentence.start, sentence.end).trim()).toBe(text.slice(sentence.start, sentence.end));
          end = sentence.end;
        }
        expect(text.slice(end).trim()).toBe("");
      }),
    );
  });

  it.each([
    ["keeps quotations whole", "“It is late. We go,” she said. He stayed.", ["“It is late. We go,” she said.", "He stayed."]],
    ["goes on behind a quotation that asks", "“Who goes?” Byron asked. Nobody did.", ["“Who goes?” Byron asked.", "Nobody did."]],
    ["ends where a quotation ends", "He replied: “Not yet.” The others left.", ["He replied: “Not yet.”", "The others left."]],
    ["knows titles and initials", "Mr. Byron met J. D. Lee. They spoke.", ["Mr. Byron met J. D. Lee.", "They spoke."]],
    [
      "knows dotted countries",
      "The U.K. government met U.S. envoys in the U.K. The talks failed.",
      ["The U.K. government met U.S. envoys in the U.K.", "The talks failed."],
    ],
    ["keeps decimal numbers", "It cost 3.5 million. No. 5 won.", ["It cost 3.5 million.", "No. 5 won."]],
    [
      "ends a headline at its line",
      "Ministers sign a treaty\nThe ministers met in Bergen.",
      ["Ministers sign a treaty", "The ministers met in Bergen."],
    ],
    [
      "goes on in a wrapped line",
      "The ministers of both countries met in Bergen\nand signed. Rain fell.",
      ["The ministers of both countries met in Bergen\nand signed.", "Rain fell."],
    ],
    ["ends at a blank line", "no stop here\n\nbut here", ["no stop here", "but here"]],
    ["reads an unclosed quotation as none", "“It is late. We go. He stayed.", ["“It is late.", "We go.", "He stayed."]],
  ])("%s", (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  it.each(["a. ", "“a. ", '"', ".", "\n", "\r", "A\r"])("reads a megabyte of %j", (part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    expect(splitSentences(text).reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(text.length);
  });
});

describe("findDates", () => {
  const read = (text: string, published: string | null = null): string[] => findDates(text, published).map(({ edtf }) => edtf);

  it.each([
    ["on 3 May 2024", "2024-05-03"],
    ["on May 3, 2024", "2024-05-03"],
    ["in May 2024", "2024-05"],
    ["in 2024", "2024"],
    ["since mid-2024", "2024~"],
    ["late 2024", "2024~"],
    ["dated 2024-05-03", "2024-05-03"],
  ])("reads %s as %s", (text, edtf) => {
    expect(read(text)).toEqual([edtf]);
  });

  it("leaves out what is no day, and a day without a year", () => {
    expect(read("on 31 February 2024 and on 3 May")).toEqual(["2024-02"]);
  });

  it("counts weekdays back from a full day of publication only", () => {
    expect(read("on Thursday and yesterday", "2024-05-04")).toEqual(["2024-05-02", "2024-05-03"]);
    expect(read("on Thursday", "2024-05")).toEqual([]);
    expect(read("on Thursday")).toEqual([]);
  });

  it("never throws and keeps true offsets", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end } of findDates(text, "2024-05-04")) expect(text.slice(start, end)).not.toBe("");
      }),
    );
  });
});

describe("findNumbers", () => {
  it.each([
    ["more than 12,000 people", 12000, "moreThan", null],
    ["a 200-million-euro deal", 2e8, "exactly", "EUR"],
    ["AU$292 million", 292e6, "exactly", "AUD"],
    ["£1.5bn", 1.5e9, "exactly", "GBP"],
    ["up to nine states", 9, "atMost", null],
    ["nearly 300", 300, "about", null],
  ])("reads %s", (text, value, bound, currency) => {
    expect(findNumbers(text)).toMatchObject([{ value, bound, currency }]);
  });

  it("never throws and reads only numbers", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { value } of findNumbers(text)) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
