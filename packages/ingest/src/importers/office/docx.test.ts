import { describe, expect, it } from "vitest";
import { importDocument } from "../../testing/documents.js";
import { docxOf, wordXml, writeDocx } from "../../testing/formats.js";
import { writeZip } from "../../testing/zip.js";
import { docxImporter } from "./docx.js";

const read = (content: Uint8Array) => importDocument(docxImporter, content, "talks.docx");
const words = "The two ministers signed the accord on Friday.";
const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;

/** The text of a document of these paragraphs, given as XML. */
async function textOf(...paragraphs: readonly string[]): Promise<string | undefined> {
  return (await read(docxOf(wordXml([], paragraphs.join("")))))?.text;
}

describe("the text of a Word document", () => {
  it("is its paragraphs, separated by blank lines, each run after the other", async () => {
    expect(
      await textOf(paragraph(run("The two ") + run("ministers", "<w:b/>") + run(" signed.")), paragraph(""), paragraph(run("It rained."))),
    ).toBe("The two ministers signed.\n\nIt rained.");
  });

  it("takes an opening heading for the title and keeps it in the text", async () => {
    const heading = paragraph(run("Two ministers sign"), '<w:pStyle w:val="Heading1"/>');
    expect(await read(docxOf(wordXml([words], heading)))).toMatchObject({
      title: "Two ministers sign",
      text: `Two ministers sign\n\n${words}`,
    });
    expect(await read(docxOf(wordXml([], heading)))).toMatchObject({ title: null, text: "Two ministers sign" });
  });

  it.each([
    ["tabs of the paragraph's layout", paragraph(run("One"), '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'), "One"],
    ["tabs and line breaks in it", paragraph("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"), "One\ttwo\nthree"],
    ["hyphens that never break", paragraph("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t></w:r>"), "co\u2011operate"],
    [
      "cells, each by itself",
      `<w:tbl><w:tr><w:tc>${paragraph(run("One"))}</w:tc><w:tc>${paragraph(run("Two"))}</w:tc></w:tr></w:tbl>`,
      "One\n\nTwo",
    ],
    ["what was inserted", paragraph(`<w:ins w:author="A">${run("One")}</w:ins>`), "One"],
    ["entities", paragraph(run("Tom &amp; Ana &#x2014; &lt;one&gt;")), "Tom & Ana — <one>"],
    ["a link's words", paragraph(`<w:hyperlink>${run("One")}</w:hyperlink>`), "One"],
  ])("keeps %s", async (_what, xml, text) => {
    expect(await textOf(xml)).toBe(text);
  });

  it.each([
    ["what was deleted", `<w:del w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>`],
    ["what was moved away", `<w:moveFrom w:author="A">${run("gone")}</w:moveFrom>`],
    ["hidden words", run("gone", "<w:vanish/>")],
    ["field instructions", `<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r>`],
    [
      "the fallback of a drawing",
      `<mc:AlternateContent xmlns:mc="m"><mc:Choice/><mc:Fallback>${run("gone")}</mc:Fallback></mc:AlternateContent>`,
    ],
  ])("leaves out %s", async (_what, xml) => {
    expect(await textOf(paragraph(run("One") + xml + run(" two")))).toBe("One two");
  });

  it("puts a text box before the paragraph that holds it", async () => {
    const box = `<w:r><w:txbxContent>${paragraph(run("Box"))}</w:txbxContent></w:r>`;
    expect(await textOf(paragraph(run("Around") + box))).toBe("Box\n\nAround");
  });
});

describe("a file that is no Word document", () => {
  const document = wordXml([words]);
  it.each<[string, Uint8Array, string, string]>([
    [
      "a ZIP archive of something else",
      writeZip([{ name: "a.txt", content: words }]),
      "BAD_INPUT",
      "is a ZIP archive without a Word document in it",
    ],
    ["one cut off", writeDocx([words]).slice(0, 300), "BAD_INPUT", "is no sound ZIP archive"],
    ["broken XML", docxOf(`${document}<w:p>`), "BAD_INPUT", "holds broken XML"],
    ["no words", docxOf(wordXml([" ", ""])), "BAD_INPUT", "holds no words"],
    [
      "a locked one",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      "BAD_INPUT",
      "is locked with a password, or of Word's format before 2007",
    ],
    ["a bomb", docxOf(wordXml([" ".repeat(101_000_000)])), "LIMIT_EXCEEDED", "unpacks to more than 100 MB, and at most 100 MB are read"],
    ["a size that lies", writeZip([{ name: "word/document.xml", content: document, size: 10 }]), "BAD_INPUT", "is no sound ZIP archive"],
    ["100,000 nested elements", docxOf(wordXml([], "<w:sdt>".repeat(100_000))), "LIMIT_EXCEEDED", "nests its XML more than 2000 deep"],
    [
      "entities that grow",
      docxOf(`<!DOCTYPE x [<!ENTITY a "${"b".repeat(1000)}">]>${wordXml([], paragraph(run("&a;&a;")))}`),
      "BAD_INPUT",
      "holds broken XML",
    ],
  ])("is refused by name: %s", async (_what, content, code, message) => {
    await expect(read(content)).rejects.toMatchObject({ code, message: expect.stringContaining(`talks.docx ${message}`) as string });
  });
});
