import { join } from "node:path";
import { documentId } from "@entente/core";
import { describe, expect, it } from "vitest";
import { readDocuments, type ReadEvent } from "../pipeline.js";
import { testFolder } from "../testing/folder.js";
import { writePdf, stacked } from "../testing/formats.js";
import { meetingsExtractor } from "../testing/meetings.js";
import { articlePage, testSite, type TestSite } from "../testing/site.js";
import { findSources } from "./sources.js";

const options = { extractor: meetingsExtractor, now: () => new Date("2026-01-02T03:04:05Z") };

/** What became of each source: the documents read, and sentences for what was not. */
async function read(named: readonly string[], { web, origin }: TestSite) {
  const found = await findSources(named, { web });
  const events: ReadEvent[] = [];
  for await (const event of readDocuments(found.files, options)) events.push(event);
  const documents = events.flatMap((event) => (event.kind === "reading" ? [event.reading] : []));
  const skipped = [...found.skipped, ...events.filter((event) => event.kind === "skipped")];
  return { documents, skipped: skipped.map(({ code, message }) => `${code} ${message.replaceAll(origin, "")}`) };
}

describe("the address of a page", () => {
  it("gives a document with what the page says of itself", async () => {
    const head = `<meta property="og:site_name" content="Harbour Times"><meta property="article:published_time" content="2024-06-05T23:30:00-05:00">`;
    const site = await testSite({ "/a?x=1&utm_source=mail": { body: articlePage("Ministers sign", head) } });
    const { documents, skipped } = await read([`${site.origin}/a?x=1&utm_source=mail#top`], site);
    const url = `${site.origin.replace("http:", "https:")}/a?x=1`;
    expect(skipped).toEqual([]);
    expect(documents).toMatchObject([
      {
        document: { id: documentId({ url }), url, path: `${site.origin.slice(7)}/a`, language: "en" },
        version: { title: "Ministers sign", outlet: "Harbour Times", published: "2024-06-05" },
      },
    ]);
  });

  it("reads date and headline from JSON-LD", async () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers sign", "datePublished": "2024-06-05"}</script>`;
    const site = await testSite({ "/a": { body: articlePage("", head) } });
    expect((await read([`${site.origin}/a`], site)).documents).toMatchObject([{ version: { published: "2024-06-05" } }]);
  });

  it.each([
    ["an address of its own site", (origin: string) => `${origin}/canonical`, (origin: string) => `${origin}/canonical`],
    ["an address of another site, which it is not taken for", () => "https://elsewhere.example/a", (origin: string) => `${origin}/b`],
  ])("gives a document under the address where the page was found, or %s", async (_what, canonical, expected) => {
    const site = await testSite({
      "/a": { status: 301, headers: { location: "/b" } },
      "/b": (origin) => ({ body: articlePage("Ministers sign", `<link rel="canonical" href="${canonical(origin)}">`) }),
    });
    const { documents } = await read([`${site.origin}/a`], site);
    expect(documents[0]?.document.url).toBe(expected(site.origin).replace("http:", "https:"));
  });

  it("reads PDF and plain text too, and the encoding that the server states", async () => {
    const site = await testSite({
      "/talks": { body: writePdf([stacked(["The ministers signed."])]), headers: { "content-type": "application/pdf" } },
      "/note": { body: Buffer.from("caf\u00e9", "latin1"), headers: { "content-type": "text/plain; charset=iso-8859-1" } },
    });
    const { documents } = await read([`${site.origin}/talks`, `${site.origin}/note`], site);
    expect(documents.map(({ version }) => version.text)).toEqual(["The ministers signed.", "café"]);
  });

  it("of no article is named and skipped, and the others go on", async () => {
    const site = await testSite({
      "/picture": { headers: { "content-type": "image/png" } },
      "/data": { headers: { "content-type": "application/json" }, body: "{}" },
      "/wrong": { headers: { "content-type": "text/html; charset=utf-16" }, body: Uint8Array.of(0x00, 0xd8) },
      "/a": { body: articlePage("Ministers sign") },
    });
    const folder = await testFolder({ "a.txt": "Ana met Ben." });
    const addresses = ["/picture", "/data", "/wrong", "/none", "/a"].map((path) => site.origin + path);
    const { documents, skipped } = await read([...addresses, folder, "http://10.0.0.1/"], site);
    expect(documents.map(({ version }) => version.title)).toEqual([null, "Ministers sign"]);
    expect(skipped).toEqual([
      "NOT_FOUND /none does not exist (404); check the address",
      "BAD_INPUT http://10.0.0.1/ leads to 10.0.0.1, which is no public address; only public pages are read",
      'BAD_INPUT /picture is of the type "image/png", which is no article; give the address of a page, PDF or feed',
      'BAD_INPUT /data is of the type "application/json", which is no article; give the address of a page, PDF or feed',
      expect.stringContaining("BAD_INPUT /wrong states the encoding utf-16, and its bytes are none"),
    ]);
  });
});

describe("a feed", () => {
  const full = `<p>${"The ministers of both states met again in the capital and talked about the accord. ".repeat(12)}</p><p>Ana met Ben.</p>`;
  const rss = (origin: string) => `<?xml version="1.0"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Times</title><language>en-gb</language>
    <item><title>Ministers &amp;amp; sign</title><link>${origin}/a</link><pubDate>Wed, 05 Jun 2024 23:30:00 -0500</pubDate><description>Short.</description></item>
    <item><title>Gone</title><link>/gone</link></item>
    <item><title>Whole</title><link>${origin}/whole</link><pubDate>2024-06-04</pubDate><content:encoded><![CDATA[${full}]]></content:encoded></item>
    <item><title>Another's</title><link>https://elsewhere.invalid/x</link><content:encoded><![CDATA[${full}]]></content:encoded></item>
    <item><title>Without link</title><description>Short.</description></item>
    </channel></rss>`;

  it("gives a document for each entry: its page, or what it carries whole of its own site; one that fails stops none", async () => {
    const site = await testSite({
      "/feed": (origin) => ({ headers: { "content-type": "application/rss+xml" }, body: rss(origin) }),
      "/a": { body: articlePage("On the page") },
    });
    const { documents, skipped } = await read([`${site.origin}/feed`], site);
    const https = site.origin.replace("http:", "https:");
    expect(documents).toMatchObject([
      { document: { url: `${https}/a` }, version: { title: "On the page", published: "2024-06-05", outlet: null } },
      {
        document: { url: `${https}/whole` },
        version: { title: "Whole", published: "2024-06-04", outlet: "Harbour Times" },
        statements: [{}],
      },
    ]);
    expect(skipped).toEqual([
      "NOT_FOUND /gone does not exist (404); check the address",
      expect.stringContaining("https://elsewhere.invalid/robots.txt names a host that"),
      "BAD_INPUT /feed#5 is a feed's entry without link and full text; give the article's address",
    ]);
    expect(site.asked.map(({ path }) => path)).toEqual(["/robots.txt", "/feed", "/a", "/gone"]);
    expect(site.waits).toHaveLength(2);
  });

  it("may be Atom, or served as something general, or have relative links", async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
      <entry><title>Ministers sign</title><link rel="self" href="/no"/><link href="a"/><published>2024-06-05T22:00:00+02:00</published></entry></feed>`;
    const site = await testSite({
      "/news/feed": { headers: { "content-type": "text/xml" }, body: atom },
      "/news/a": { body: articlePage("") },
    });
    const { documents } = await read([`${site.origin}/news/feed`], site);
    expect(documents).toMatchObject([{ version: { title: "Ministers sign", published: "2024-06-05" } }]);
  });

  it("may be a file, if it is named itself: a folder is read without asking the network", async () => {
    const site = await testSite({ "/a": { body: articlePage("On the page") } });
    const folder = await testFolder({ "feed.xml": rss(site.origin), "note.xml": "<note/>", "a.txt": "Ana met Ben." });
    const named = await read([join(folder, "feed.xml"), join(folder, "note.xml"), join(folder, "none.rss")], site);
    expect(named.documents.map(({ version }) => version.title)).toEqual(["On the page"]);
    expect(named.skipped.slice(0, 2)).toEqual([
      `BAD_INPUT ${folder}/note.xml is no RSS or Atom feed; save articles as HTML or text`,
      `NOT_FOUND ${folder}/none.rss does not exist or is no file; check the spelling`,
    ]);
    expect(await findSources([folder], site)).toMatchObject({ files: [{ path: "a.txt" }], notTaken: 2 });
  });

  it.each([
    ["broken", "<rss version='2.0'><channel><item>"],
    ["empty", "<rss version='2.0'><channel><title>x</title></channel></rss>"],
    [
      "a bomb of entities",
      `<!DOCTYPE rss [<!ENTITY a "${"b".repeat(1000)}"><!ENTITY c "${"&a;".repeat(1000)}"><!ENTITY d "${"&c;".repeat(1000)}">]><rss version="2.0"><channel><title>&d;</title></channel></rss>`,
    ],
    ["nested 100,000 deep", `<rss version="2.0"><channel>${"<a>".repeat(100_000)}</channel></rss>`],
  ])("that is %s is refused by name", async (_what, body) => {
    const site = await testSite({ "/feed": { headers: { "content-type": "application/rss+xml" }, body } });
    const { documents, skipped } = await read([`${site.origin}/feed`], site);
    expect(documents).toEqual([]);
    expect(skipped).toEqual([expect.stringMatching(/^BAD_INPUT \/feed is (no sound RSS or Atom feed|a feed without entries)/)]);
  });

  it("is read up to 200 entries", async () => {
    const items = Array.from({ length: 250 }, (_, index) => `<item><title>${index}</title><link>/${index}</link></item>`).join("");
    const site = await testSite({
      "/feed": { headers: { "content-type": "application/rss+xml" }, body: `<rss version="2.0"><channel>${items}</channel></rss>` },
    });
    const { documents, skipped } = await read([`${site.origin}/feed`], site);
    expect([documents.length, skipped.length]).toEqual([0, 201]);
    expect(skipped.at(-1)).toBe("LIMIT_EXCEEDED /feed has 250 entries, and the first 200 are read; give the addresses of the others");
  });
});
