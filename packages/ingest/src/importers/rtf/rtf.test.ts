import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importDocument } from "../../testing/documents.js";
import { writeRtf } from "../../testing/formats.js";
import { plainText } from "../plain-text.js";
import { rtfImporter } from "./importer.js";

const read = (rtf: string | Uint8Array) =>
  importDocument(rtfImporter, typeof rtf === "string" ? Buffer.from(rtf, "latin1") : rtf, "talks.rtf");
const textOf = async (body: string, head = "") => (await read(`{\\rtf1\\ansi\\ansicpg1252${head} ${body}}`))?.text;

describe("the text of RTF", () => {
  it.each([
    ["paragraphs", "One.\\par Two.\\par\\par Three.", "One.\n\nTwo.\n\nThree."],
    ["line breaks and tabs", "One\\line two\\tab three", "One\ntwo\tthree"],
    ["bytes of the document's code page", "caf\\'e9 \\'96 \\'93so\\'94", "café – “so”"],
    ["raw bytes of the document's code page", "caf\u00e9", "café"],
    ["special characters", "a\\emdash b \\ldblquote c\\rdblquote  d\\rquote s\\~e", "a—b “c” d’s\u00a0e"],
    ["escaped braces and backslashes", "\\{a\\} \\\\ b", "{a} \\ b"],
    ["Unicode with a fallback character", "\\u268?a\\u269\\'3fak", "Čačak".replace("Č", "Č").replace("č", "č")],
    ["Unicode without fallback", "{\\uc0\\u268 a}", "Ča"],
    ["Unicode with two fallback characters", "{\\uc2\\u268 xya}", "Ča"],
    ["Unicode beyond 16 bits", "\\u-10179?\\u-8704?", "\u{1F600}"],
    ["line ends of the file, which are none of the text", "One\r\n two", "One two"],
    [
      "a field's result without its instruction",
      '{\\field{\\*\\fldinst HYPERLINK "https://example.org"}{\\fldrslt a link}} here',
      "a link here",
    ],
    ["cells, each by itself", "\\trowd One\\cell Two\\cell\\row Three", "One\n\nTwo\n\nThree"],
  ])("keeps %s", async (_what, body, text) => {
    expect(await textOf(body)).toBe(text);
  });

  it.each([
    ["ignorable groups that are unknown", "{\\*\\whatever gone}"],
    ["pictures", "{\\pict\\pngblip 89504e47}"],
    ["binary data, braces in it", "{\\pict\\bin6 }}}{{{}"],
    ["headers and footers", "{\\header gone}{\\footerf gone}"],
    ["footnotes", "{\\footnote gone}"],
    ["hidden words", "{\\v gone}"],
    ["deleted words", "{\\deleted gone}"],
    ["the document's properties", "{\\info{\\title gone}{\\author gone}}"],
    ["optional hyphens", "\\-"],
  ])("leaves out %s", async (_what, rtf) => {
    expect(await textOf(`One${rtf} two`)).toBe("One two");
  });

  it("decodes each font by its own character set, characters of two bytes too", async () => {
    const fonts = "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}{\\f3\\fcharset238 D;}}";
    expect(await textOf("\\f0 \\'e9 {\\f1 \\'cc\\'ee} \\f2 \\'93\\'fa \\f3 \\'e8", fonts)).toBe("é Мо 日 č");
  });

  it("takes an opening heading for the title", async () => {
    const styles = "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}}";
    expect(await read(`{\\rtf1${styles}\\pard\\s1 Ministers sign\\par\\pard\\s0 They met.\\par}`)).toMatchObject({
      title: "Ministers sign",
      text: "Ministers sign\n\nThey met.",
    });
  });

  it("is what was written, whatever characters it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 5 }), async (paragraphs) => {
        const expected = paragraphs.map((text) => plainText(text.replace(/[\r\n\u2028\u2029\v\f]/g, " "))).filter((text) => text !== "");
        fc.pre(expected.length > 0);
        const written = writeRtf(paragraphs.map((text) => text.replace(/[\r\n\u2028\u2029\v\f]/g, " ")));
        expect((await read(written))?.text).toBe(expected.join("\n\n"));
      }),
    );
  });
});

describe("RTF that is broken or hostile", () => {
  it.each([
    ["something else", "Just words.", "BAD_INPUT", "is no RTF"],
    ["no words", "{\\rtf1 {\\pict 00}}", "BAD_INPUT", "holds no words"],
    ["a million groups in each other", `{\\rtf1 ${"{".repeat(1_000_000)}`, "LIMIT_EXCEEDED", "nests RTF groups more than 1000 deep"],
  ])("is refused by name: %s", async (_what, rtf, code, message) => {
    await expect(read(rtf)).rejects.toMatchObject({ code, message: expect.stringContaining(`talks.rtf ${message}`) as string });
  });

  it("is read as far as it goes", async () => {
    expect((await read("{\\rtf1 One}}} two \\'zz \\bin99 three"))?.text).toBe("One two zz");
  });

  it("gives text fit to be kept for any tokens", async () => {
    const token = fc.constantFrom(
      "{",
      "}",
      "\\par ",
      "\\'e9",
      "\\'",
      "\\u-1?",
      "\\u55357 ?",
      "\\u0?",
      "\\uc9 ",
      "\\*",
      "\\bin3 ",
      "\\f1 ",
      "\\fonttbl",
      "\\ansicpg65001 ",
      "a",
      "\\",
      "\u0000",
      "\\v ",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) => {
        const text = await textOf(`x ${tokens.join("")}`).catch((error: { code?: string }) => error.code);
        expect(text?.isWellFormed()).toBe(true);
        expect(text).not.toContain("\u0000");
      }),
    );
  });
});
