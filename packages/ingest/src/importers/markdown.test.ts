import { describe, expect, it } from "vitest";
import type { ImportedDocument } from "../seams.js";
import { importDocument } from "../testing/documents.js";
import { markdownImporter } from "./markdown.js";

async function read(source: string): Promise<ImportedDocument | undefined> {
  return importDocument(markdownImporter, source, "note.md");
}

describe("the text of a Markdown file", () => {
  it.each([
    [
      "emphasis and links",
      "The *two* **states** [signed](https://example.org/x 'y') a ~~bad~~ `deal`.",
      "The two states signed a bad deal.",
    ],
    ["headings and paragraphs", "Heading\n===\nOne.\n## Second\nTwo.\n\n\n\nThree.", "Heading\n\nOne.\n\nSecond\n\nTwo.\n\nThree."],
    ["wrapped lines", "one\ntwo\\\nthree  \nfour", "one two\nthree\nfour"],
    ["lists and quotations", "- a\n- b\n  1. c\n\n> said\n> she", "a\n\nb\n\nc\n\nsaid she"],
    ["tables", "| State | Date |\n|---|---|\n| Atlantis | 2021 |", "State\n\nDate\n\nAtlantis\n\n2021"],
    ["code", "```js\nx = 1;\n```\n\n    indented", "x = 1;\n\nindented"],
    [
      "pictures, tags, comments and rules",
      "a ![flag](f.png) <b>bold</b><br> c\n\n<!-- no -->\n\n---\n\n<div>gone</div>\n\nd",
      "a bold c\n\nd",
    ],
    ["entities and escapes", "A &amp; B \\*C\\* &ldquo;D&rdquo;", "A & B *C* “D”"],
    ["quotes and dashes as written", "\"a\" -- 'b' ... (c)", "\"a\" -- 'b' ... (c)"],
    ["addresses as written", "see https://example.org/a_b_c now", "see https://example.org/a_b_c now"],
  ])("is what a reader sees: %s", async (_what, source, text) => {
    expect((await read(source))?.text).toBe(text);
  });

  it("is refused if there is nothing but markup", async () => {
    await expect(read("![flag](f.png)\n\n---\n")).rejects.toThrow("note.md holds no words besides markup");
  });

  it("nests 90 deep, and what nests deeper does no harm", async () => {
    expect((await read(`${">".repeat(90)} deep`))?.text).toBe("deep");
    expect((await read(`${"[".repeat(50_000)}words`))?.text).toMatch(/\[words$/);
    await expect(read(`${">".repeat(50_000)} deep`)).rejects.toThrow("note.md holds no words");
  });
});

describe("front matter", () => {
  it("gives the metadata and stays out of the text", async () => {
    const source = [
      "---",
      "title: 'Deal: signed'",
      "outlet: Entente demo",
      "published: 2025-05-16",
      "url: http://www.example.org/deal/?utm_source=x",
      "language: en_GB",
      "licence: CC BY 4.0",
      "source: https://example.org/facts",
      "tags: [a, b]",
      "---",
      "",
      "# Another heading",
      "Text.",
    ].join("\n");
    expect(await read(source)).toEqual({
      title: "Deal: signed",
      outlet: "Entente demo",
      published: "2025-05-16",
      url: "https://example.org/deal",
      language: "en-GB",
      licence: "CC BY 4.0",
      text: "Another heading\n\nText.",
    });
  });

  it.each([
    ["2021", "2021"],
    ["2025-05", "2025-05"],
    ["2021~", "2021~"],
    ["2025-05-16T23:30:00-05:00", "2025-05-16"],
    ["", null],
    ["null", null],
  ])("keeps the date %s as written", async (written, published) => {
    expect((await read(`---\npublished: ${written}\n---\ntext`))?.published).toBe(published);
  });

  it.each([
    ["published: 16 May 2025", "BAD_DATE", 'published "16 May 2025" is no EDTF date'],
    ["published: 2025-13-40", "BAD_DATE", 'published "2025-13-40"'],
    ["url: example.org", "BAD_INPUT", 'url "example.org" is no web address'],
    ["language: English", "BAD_INPUT", 'language "English" is no language tag'],
    ["outlet: [a, b]", "BAD_INPUT", "outlet in the front matter is no text"],
    ["title: a: b", "BAD_INPUT", "the front matter cannot be read"],
    ["only words", "BAD_INPUT", "no list of keys and values"],
    ["title: *nobody", "BAD_INPUT", "title in the front matter is no text"],
    [`a: ${"[".repeat(15_000)}`, "BAD_INPUT", "the front matter cannot be read"],
    [`a: ${"b".repeat(20_000)}`, "BAD_INPUT", "longer than 20000 characters"],
  ])("is refused with what is wrong: %s", async (line, code, words) => {
    await expect(read(`---\n${line}\n---\ntext`)).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
  });

  it("does not run away on nested keys that nobody asked for", async () => {
    expect((await read(`---\ntitle: x\nother:\n  ${"? ".repeat(500)}y\n---\ntext`))?.title).toBe("x");
  });

  it("is only what stands on the first lines and is closed", async () => {
    expect((await read("\n---\ntitle: x\n---\ntext"))?.title).toBeNull();
    expect((await read("---\nan opening rule"))?.text).toBe("an opening rule");
    expect((await read("---\r\ntitle: x\r\n...\r\ntext"))?.title).toBe("x");
    expect((await read("---\n---\ntext"))?.text).toBe("text");
  });

  it("leaves the title to a first-level heading that opens the body", async () => {
    expect(await read("# The *deal*\ntext")).toMatchObject({ title: "The deal", text: "The deal\n\ntext" });
    expect((await read("text\n\n# The deal"))?.title).toBeNull();
    expect((await read("## Second level"))?.title).toBeNull();
  });
});
