import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { importDocument } from "../../testing/documents.js";
import { stacked, writePdf, type DrawnLine } from "../../testing/formats.js";
import { pdfImporter } from "./importer.js";
import { readPdfPages } from "./read-pages.js";

const read = (content: Uint8Array) => importDocument(pdfImporter, content, "talks.pdf");
const textOf = async (...pages: readonly (readonly DrawnLine[])[]) => (await read(writePdf(pages)))?.text;

/** Lines of about the same length, as a set page has them. */
const first = [
  "The two ministers signed the accord in Bay City on Friday, after talks that had",
  "lasted for most of the spring and had twice been broken off, officials said in the",
  "evening.",
];
const second = [
  "Both parliaments have yet to approve it, and the opposition in Norland has said",
  "that it will ask the court to look at the treaty before the vote in the autumn.",
];

describe("the text of a PDF", () => {
  it("joins lines to paragraphs by the space between them", async () => {
    const lines = [...stacked(first, 780), ...stacked(second, 720)];
    expect(await textOf(lines)).toBe(`${first.join(" ")}\n\n${second.join(" ")}`);
  });

  it("tells paragraphs by an indent, and by a short last line", async () => {
    const indented = second.map((text, index) => ({ text, x: index === 0 ? 75 : 60, y: 780 - 14 * (3 + index) }));
    expect(await textOf([...stacked(first, 780), ...indented])).toBe(`${first.join(" ")}\n\n${second.join(" ")}`);
    expect(await textOf(stacked([...first, ...second]))).toBe(`${first.join(" ")}\n\n${second.join(" ")}`);
  });

  it("reads columns one after the other, each by its own edges, under a headline over both", async () => {
    const headline = { text: "Ministers of Norland and Sudland sign an accord on fishing", y: 800, size: 18 };
    const left = [
      "The two ministers signed the accord in",
      "Bay City on Friday, officials said there.",
      "After talks that lasted for most of the",
      "spring they will meet again in Norland,",
    ];
    const right = [
      "where both parliaments have yet to",
      "approve it.",
      "The opposition said that it will ask a",
      "court to look at the treaty first.",
    ];
    const column = (lines: readonly string[], x: number) => stacked(lines, 770).map((line) => ({ ...line, x }));
    expect(await textOf([headline, ...column(left, 60), ...column(right, 320)])).toBe(
      [headline.text, [...left, ...right.slice(0, 2)].join(" "), right.slice(2).join(" ")].join("\n\n"),
    );
  });

  it("goes on over a page's end in the middle of a sentence, and not after its end", async () => {
    expect(await textOf(stacked(first.slice(0, 2)), stacked(first.slice(2)))).toBe(first.join(" "));
    expect(await textOf(stacked(first), stacked(second))).toBe(`${first.join(" ")}\n\n${second.join(" ")}`);
  });

  it.each([
    ["a word cut by typesetting", ["They met the nego-", "tiators of both."], "They met the negotiators of both."],
    ["a compound that stands whole elsewhere", ["A long-term plan, and a long-", "term debt."], "A long-term plan, and a long-term debt."],
    ["a word that stands whole elsewhere", ["The ratification and the ratifi-", "cation."], "The ratification and the ratification."],
    ["a usual beginning of compounds", ["The non-", "aligned states."], "The non-aligned states."],
    ["a name", ["They met Smith-", "Jones there."], "They met Smith-Jones there."],
    ["a dash between words", ["They met -", "and left."], "They met - and left."],
    ["a gap that justification draws", ["The opposition and the op -", "position."], "The opposition and the opposition."],
    ["numbers", ["In 2019-", "2020 they met."], "In 2019- 2020 they met."],
  ])("undoes the hyphen at a line end with care: %s", async (_what, lines, text) => {
    expect(await textOf(stacked(lines))).toBe(text);
  });

  it("leaves out headers, footers and page numbers that recur", async () => {
    const page = (lines: readonly string[], number: number) => [
      { text: "The Harbour Times", y: 820 },
      ...stacked(lines, 780),
      { text: `Page ${number} of 3`, y: 30 },
    ];
    expect(await textOf(page(first, 1), page(second, 2), page(["The end."], 3))).toBe(
      `${first.join(" ")}\n\n${second.join(" ")}\n\nThe end.`,
    );
  });

  it("takes a large opening line for the title, over two lines too, and keeps it in the text", async () => {
    const headline = [
      { text: "Ministers of Norland", y: 800, size: 22 },
      { text: "and Sudland sign", y: 775, size: 22 },
    ];
    expect(await read(writePdf([[...headline, ...stacked(first, 740)]]))).toMatchObject({
      title: "Ministers of Norland and Sudland sign",
      text: `Ministers of Norland and Sudland sign\n\n${first.join(" ")}`,
    });
  });

  it.each([
    ["a headline", "Ministers sign the accord", "Ministers sign the accord"],
    ["a file's name", "Microsoft Word - draft 3.doc", null],
    ["one word", "Untitled1", null],
  ])("takes the title from its properties if it looks like one: %s", async (_what, title, taken) => {
    const pdf = Buffer.from(writePdf([stacked(first)], `/Info << /Title (${title}) >>`));
    expect((await read(pdf))?.title).toBe(taken);
  });

  it("keeps characters of Western Europe", async () => {
    expect(await textOf(stacked(["It cost \u00a3100, Fran\u00e7ois said."]))).toBe("It cost £100, François said.");
  });
});

describe("a PDF that cannot be read", () => {
  const locked = `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`;
  it.each<[string, Uint8Array, string, string]>([
    ["one locked with a password", writePdf([stacked(first)], locked), "BAD_INPUT", "is locked with a password; save it without one"],
    ["a scan", writePdf([[], []]), "BAD_INPUT", "holds no text on 2 pages, as scans do; run text recognition (OCR)"],
    ["one cut off at the start", writePdf([stacked(first)]).slice(0, 40), "BAD_INPUT", "is no sound PDF"],
    ["something else", Buffer.from("PK\u0003\u0004 words"), "BAD_INPUT", "is no PDF"],
    [
      "more than 1,000 pages",
      writePdf(Array.from({ length: 1001 }, () => stacked(["One."]))),
      "LIMIT_EXCEEDED",
      "has 1001 pages, and at most 1000 are read",
    ],
  ])("is refused by name: %s", async (_what, content, code, message) => {
    await expect(read(content)).rejects.toMatchObject({ code, message: expect.stringContaining(`talks.pdf ${message}`) as string });
  });

  it("is given up when it takes too long or too much, and the next one is read", async () => {
    const file = { path: "talks.pdf", bytes: writePdf([stacked(first)]) };
    const none = { pages: 10, seconds: 0, megabytes: 1000 };
    const many = {
      path: "talks.pdf",
      bytes: writePdf(Array.from({ length: 900 }, () => stacked(Array.from({ length: 50 }, () => first[0] ?? "")))),
    };
    await expect(readPdfPages(many, { ...none, pages: 1000 })).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      message: "talks.pdf takes more than 0 seconds to read; save the article's pages or its text as .txt",
    });
    await expect(readPdfPages(many, { pages: 1000, seconds: 60, megabytes: 8 })).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      message: expect.stringContaining("takes more than 8 MB of memory") as string,
    });
    expect((await readPdfPages(file)).count).toBe(1);
  });
});
