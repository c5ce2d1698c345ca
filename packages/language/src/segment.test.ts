import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "./normalise.js";
import { segment } from "./segment.js";
import { longestSentence, splitSentences } from "./sentences.js";

/** Text with all that hinders reading: silent characters, marks apart from their letters, ligatures, odd spaces and line ends. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ..."a e o A ' . , ! - \n \t ‘ ’ “ ” \" … – — ( ) 1 \u0301 \u0308 \u0327 \u200b \u00ad \u202e \ufeff \u0000 \u0085 \u2028 \u00a0 \u3000".split(
          " ",
        ),
        " ",
        "\u00ad\n",
        "wo-\nrd",
        "ﬁ",
        "ﬃ",
        "한",
        "\u1112\u1161\u11ab",
        "\u212b",
        "\ufb2e",
        "\ud83d\ude00",
        "\ud800",
        "word",
        "U.S.",
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join("")),
);

/** Symbols of music that Unicode only ever writes in parts. */
const notes = /[\u{1D15E}-\u{1D164}\u{1D1BB}-\u{1D1C0}]/gu;

describe("normalise", () => {
  it.each([
    ["composes letters with marks", "Tu\u0308rkiye", "Türkiye"],
    ["composes across what is silent", "e\u200b\u0301", "é"],
    ["removes soft hyphens, with the line end they were for", "agree\u00ad\nment", "agreement"],
    ["removes zero-width, direction and byte order marks", "\ufeffBer\u200bgen \u202eOslo\u202c", "Bergen Oslo"],
    ["removes control characters, not line ends or tabs", "a\u0000b\u0007\n\tc", "ab\n\tc"],
    ["makes odd spaces plain", "5\u00a0May\u20092021", "5 May 2021"],
    ["makes odd line ends plain", "one\u2028two\u000cthree", "one\ntwo\nthree"],
    ["parts ligatures", "oﬃce", "office"],
    ["leaves quotes and dashes", "“a” – ‘b’", "“a” – ‘b’"],
  ])("%s", (_, text, plain) => {
    expect(normalise(text).text).toBe(plain);
  });

  it("joins what the end of a line has parted, if it knows words", () => {
    const text = "The agree-\nment is long-\n  term, Mid-\nWest and 3-\nyear.";
    const isWord = (low: string): boolean => low === "agreement";
    expect(normalise(text, isWord).text).toBe("The agreement is long-term, Mid-\nWest and 3-\nyear.");
    expect(normalise(text).text).toBe(text);
    const [, agreement] = segment(text, isWord)[0]?.tokens ?? [];
    expect(agreement).toMatchObject({ text: "agreement", start: 4, end: 15 });
  });

  it("gives composed text without silent characters, and the same again", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = normalise(text.replace(notes, "")).text;
        expect(plain).toBe(plain.normalize("NFC"));
        expect(plain).not.toMatch(/[\u200b\u00ad\ufeff\u202e]/);
        expect(normalise(plain).text).toBe(plain);
      }),
    );
  });

  it("leads every stretch back to the characters it was made of", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: plain, original } = normalise(text);
        for (const { index, 0: character } of plain.matchAll(/[^]/gu)) {
          const span = original({ start: index, end: index + character.length });
          expect(normalise(text.slice(span.start, span.end)).text).toContain(character);
        }
      }),
    );
  });

  it("keeps stretches in order and apart", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: plain, original } = normalise(text);
        let last = { start: 0, end: 0 };
        for (const { index, 0: word } of plain.matchAll(/[\p{L}\p{M}]+|[^\p{L}\p{M}]/gu)) {
          const span = original({ start: index, end: index + word.length });
          expect(span.start).toBeGreaterThanOrEqual(last.end);
          expect(span.end).toBeGreaterThan(span.start);
          last = span;
        }
        expect(last.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it("gives the whole for the whole where nothing was removed at the ends", () => {
    expect(normalise("a\u200bbc").original({ start: 0, end: 3 })).toEqual({ start: 0, end: 4 });
    expect(normalise("\u200babc\u200b").original({ start: 0, end: 3 })).toEqual({ start: 1, end: 4 });
  });
});

describe("segment", () => {
  it("keeps tokens in order, apart and inside their sentences, and covers what is neither space nor silent", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const sentence of segment(text, (low) => low.length % 2 === 0)) {
          expect(sentence.tokens.length).toBeGreaterThan(0);
          for (const token of sentence.tokens) {
            expect(token.start).toBeGreaterThanOrEqual(Math.max(end, sentence.start));
            expect(token.end).toBeGreaterThan(token.start);
            expect(token.end).toBeLessThanOrEqual(sentence.end);
            expect(normalise(text.slice(end, token.start)).text.trim()).toBe("");
            end = token.end;
          }
        }
        expect(normalise(text.slice(end)).text.trim()).toBe("");
      }),
    );
  });

  it("gives normalised tokens at the places of the original", () => {
    const text = "Tu\u0308rki\u200bye’s “o\u00adffer” — it…";
    const tokens = segment(text).flatMap((sentence) => sentence.tokens);
    expect(tokens.map((token) => token.text)).toEqual(["Türkiye", "’s", "“", "offer", "”", "—", "it", "…"]);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Tu\u0308rki\u200bye",
      "’s",
      "“",
      "o\u00adffer",
      "”",
      "—",
      "it",
      "…",
    ]);
  });

  it("reads two megabytes in one line without a stop", () => {
    const sentences = segment("the ministers met and ".repeat(100_000));
    expect(Math.max(...sentences.map(({ start, end }) => end - start))).toBeLessThanOrEqual(longestSentence);
    expect(sentences.reduce((sum, { tokens }) => sum + tokens.length, 0)).toBe(400_000);
  });

  it("reads a megabyte without a space", () => {
    for (const part of ["x", "x,", "\u0301", "e\u200b", "😀", "\u200b"]) {
      const text = part.repeat(500_000);
      expect(segment(text).every(({ start, end }) => end - start <= 2 * longestSentence)).toBe(true);
    }
  });
});

describe("splitSentences on news", () => {
  const cut = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

  it.each([
    ["keeps single quotations whole", "‘It is late. We go,’ she said. He stayed.", ["‘It is late. We go,’ she said.", "He stayed."]],
    [
      "tells apostrophes from quotations",
      "The ministers’ talks failed. They don’t meet.",
      ["The ministers’ talks failed.", "They don’t meet."],
    ],
    ["keeps straight quotations whole", 'She said: "It is late. We go." He stayed.', ['She said: "It is late. We go."', "He stayed."]],
    [
      "is not led astray by one mark too many",
      'It is 5" long. She said "no. Never." He left.',
      ['It is 5" long.', 'She said "no. Never."', "He left."],
    ],
    [
      "is not led astray by a quotation that goes on in the next paragraph",
      "“It is late. We go. “No,” he said.",
      ["“It is late.", "We go.", "“No,” he said."],
    ],
    ["ends after a dotted country", "He flew to the U.S. The talks began.", ["He flew to the U.S.", "The talks began."]],
    [
      "goes on after a dotted country",
      "He met U.S. Secretary of State Lee. They spoke.",
      ["He met U.S. Secretary of State Lee.", "They spoke."],
    ],
    ["goes on after a shortened month", "They met on Sept. 5 in Bergen. It rained.", ["They met on Sept. 5 in Bergen.", "It rained."]],
    ["ends after a company", "It sued Fjord Inc. The court agreed.", ["It sued Fjord Inc.", "The court agreed."]],
    ["parts the items of a list", "They agreed:\n• to meet\n• to pay\n- to wait", ["They agreed:", "• to meet", "• to pay", "- to wait"]],
    ["keeps the number with its item", "1. The parties meet. 2. They pay.", ["1. The parties meet.", "2. They pay."]],
    ["reads capitals", "TALKS FAIL. MINISTERS LEAVE.", ["TALKS FAIL.", "MINISTERS LEAVE."]],
    ["reads a text without capitals", "they met. then they left.", ["they met.", "then they left."]],
    ["ends at an ellipsis before a capital", "He waited… Nobody came… at all.", ["He waited…", "Nobody came… at all."]],
    ["finds a sentence behind a missing space", "The talks failed.The ministers left.", ["The talks failed.", "The ministers left."]],
    ["leaves addresses whole", "He runs Fjordfeed.Com from home. It pays.", ["He runs Fjordfeed.Com from home.", "It pays."]],
    ["keeps footnote marks", "The talks failed.[5] The ministers left.", ["The talks failed.[5]", "The ministers left."]],
    ["keeps a bracketed sentence", "They left. (It was late.) Rain fell.", ["They left.", "(It was late.)", "Rain fell."]],
  ])("%s", (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });
});
