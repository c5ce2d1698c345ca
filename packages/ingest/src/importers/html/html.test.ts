import { describe, expect, it } from "vitest";
import type { ImportedDocument } from "../../seams.js";
import { importDocument } from "../../testing/documents.js";
import { htmlImporter } from "./importer.js";

const paragraphs = [
  "The two ministers signed the agreement in the capital on Friday, and both parliaments have yet to approve it, officials said.",
  "Asked about the cost, the ministry said that it would publish the figures in the autumn, after the talks with the city.",
  "A spokesperson for the opposition said the plan had been made without the people who would have to live with it.",
  "The agreement replaces an older one, which had lapsed in spring, and it may be ended by either side with a year's notice.",
];

async function read(source: string | Uint8Array): Promise<ImportedDocument | undefined> {
  return importDocument(htmlImporter, source, "page.html");
}

function page(head: string, article = paragraphs.map((text) => `<p>${text}</p>`).join("\n")): string {
  return `<!doctype html><html lang="en"><head>${head}</head><body>
    <nav><a href="/">Home</a> <a href="/world">World</a></nav>
    <article>${article}</article>
    <aside><h3>Most read</h3><ul><li><a href="/1">Weather</a></li><li><a href="/2">Sport</a></li></ul></aside>
    <footer>All rights reserved</footer></body></html>`;
}

describe("the text of a page", () => {
  it("is the article, its paragraphs separated by blank lines", async () => {
    expect((await read(page("<title>Deal</title>")))?.text).toBe(paragraphs.join("\n\n"));
  });

  it("folds white space, keeps line breaks and decodes entities", async () => {
    const first = "<p>Tom\n   &amp; Ana&#39;s   <b>deal</b>,<br>signed <i>twice</i>.</p>";
    const text = (await read(page("", first + paragraphs.map((text) => `<p>${text}</p>`).join(""))))?.text;
    expect(text?.split("\n\n")[0]).toBe("Tom & Ana's deal,\nsigned twice.");
  });

  it("never runs a script and never shows one", async () => {
    const document = await read(page("<script>globalThis.entered = true; document.title = 'changed'</script><title>Deal</title>"));
    expect("entered" in globalThis).toBe(false);
    expect(document?.title).toBe("Deal");
    expect(document?.text).not.toContain("entered");
  });

  it.each([
    ["a fragment without html and body", "<h2>Deal</h2><p>Two states signed.</p>", "Deal\n\nTwo states signed."],
    ["no markup at all", "Two states signed.", "Two states signed."],
    ["unclosed elements", "<p>One.<p>Two.", "One.\n\nTwo."],
  ])("is the visible text of %s", async (_what, source, text) => {
    expect((await read(source))?.text).toBe(text);
  });

  it.each([
    ["only scripts", "<html><body><script>x()</script></body></html>", "BAD_INPUT", "shows no text"],
    ["ten megabytes of tags", "<b>".repeat(3_300_000), "LIMIT_EXCEEDED", "has more than 30000 HTML elements"],
    ["ten megabytes of comments", "<!---->".repeat(1_400_000), "LIMIT_EXCEEDED", "tags and comments"],
    ["elements nested 5,000 deep", `${"<div>".repeat(5000)}x`, "LIMIT_EXCEEDED", "nests HTML elements more than 200 deep"],
  ])("is refused in bounded time: %s", async (_what, source, code, words) => {
    await expect(read(source)).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
  });
});

describe("what a page says about itself", () => {
  it("is read from Open Graph, the canonical link and the language of the text", async () => {
    const head = `<title>Deal signed | The Paper</title><meta property="og:title" content="Deal signed">
      <meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2025-05-16T09:30:00+02:00">
      <link rel="canonical" href="https://www.example.org/deal/"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">`;
    expect(await read(page(head))).toMatchObject({
      title: "Deal signed",
      outlet: "The Paper",
      published: "2025-05-16",
      url: "https://example.org/deal",
      language: "en",
      licence: "https://creativecommons.org/licenses/by/4.0/",
    });
  });

  it("takes the text's language over the template's", async () => {
    expect((await read(page("").replace('lang="en"', 'lang="sq"')))?.language).toBe("en");
    expect((await read('<html lang="sq"><body><p>Po.</p></body></html>'))?.language).toBe("sq");
  });

  it.each([
    ["an object", '{"@type":"NewsArticle","datePublished":"2025-05-16","publisher":{"name":"The Paper"}}'],
    ["a list", '[{"@type":"WebSite"},{"datePublished":"2025-05-16T00:00:00Z","publisher":"The Paper"}]'],
    ["a graph", '{"@graph":[{"@type":"Person"},{"datePublished":"2025-05-16","publisher":{"name":"The Paper"}}]}'],
  ])("is read from JSON-LD: %s", async (_shape, json) => {
    const head = `<script type="application/ld+json">{broken</script><script type="application/ld+json">${json}</script>`;
    expect(await read(page(head))).toMatchObject({ published: "2025-05-16", outlet: "The Paper" });
  });

  it.each([
    ["the article's own time", '<time datetime="2025-05-16">today</time>', "", "2025-05-16"],
    [
      "the marked time of several",
      "",
      '<time datetime="2020">a</time><time datetime="2021">b</time><time itemprop="datePublished" datetime="2022">c</time>',
      "2022",
    ],
    ["no time, if several stand outside the article", "", '<time datetime="2020">a</time><time datetime="2021">b</time>', null],
    ["no time that is none", '<time datetime="last week">x</time>', "", null],
  ])("is dated by %s", async (_what, inside, outside, published) => {
    const source = page("", inside + paragraphs.map((text) => `<p>${text}</p>`).join("")).replace("</footer>", `${outside}</footer>`);
    expect((await read(source))?.published).toBe(published);
  });

  it("is null where the page is wrong, and never an error", async () => {
    const head = '<link rel="canonical" href="/relative"><meta property="article:published_time" content="yesterday"><title> </title>';
    expect(await read(page(head))).toMatchObject({ url: null, published: null, outlet: null });
  });
});

describe("the encoding of a page", () => {
  it("is the one it declares", async () => {
    const source = Buffer.from(
      '<html><head><meta charset="windows-1252"></head><body><p>“José” signed</p></body></html>'.replaceAll(/[“”]/g, ""),
      "latin1",
    );
    expect((await read(source))?.text).toBe("José signed");
  });

  it("is UTF-8 if it says UTF-16 in single bytes, as browsers read it", async () => {
    expect((await read('<html><head><meta charset="utf-16"></head><body><p>José</p></body></html>'))?.text).toBe("José");
  });

  it("is refused if nobody knows it", async () => {
    await expect(read('<meta charset="klingon-8"><p>x</p>')).rejects.toThrow('declares the encoding "klingon-8"');
  });
});
