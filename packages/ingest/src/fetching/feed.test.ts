import { Buffer } from "node:buffer";
import { EntenteError } from "@entente/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostEntries, readFeed, type Feed } from "./feed.js";

const at = new URL("https://example.org/news/feed");
const read = (text: string | Uint8Array): Promise<Feed> => readFeed({ path: "feed.xml", bytes: Buffer.from(text) }, at);
const long = "<p>The ministers of both states met and talked about the accord.</p>".repeat(15);

describe("the entries of a feed", () => {
  it("keep the day on which the feed says they were published, in its own time zone", async () => {
    const dates = ["Tue, 12 Mar 2019 23:30:00 -0500", "2019-03-12T23:30:00-05:00", "12 March 2019", "yesterday"];
    const items = dates.map((date) => `<item><title>x</title><pubDate>${date}</pubDate></item>`).join("");
    expect((await read(`<rss version="2.0"><channel>${items}</channel></rss>`)).entries.map(({ published }) => published)).toEqual([
      "2019-03-12",
      "2019-03-12",
      "2019-03-12",
      null,
    ]);
  });

  it("of RSS take their address from the link, else from a guid that is one", async () => {
    const guids = [
      '<guid isPermaLink="true">https://example.org/g</guid>',
      '<guid isPermaLink="false">tag:1</guid>',
      "<guid>no address at all:</guid>",
    ];
    const items = [`<link>/news/a b</link>`, ...guids].map((tag) => `<item><title>x</title>${tag}</item>`).join("");
    const urls = (await read(`<rss version="2.0"><channel>${items}</channel></rss>`)).entries.map(({ url }) => url);
    expect(urls.slice(0, 3)).toEqual(["https://example.org/news/a%20b", "https://example.org/g", null]);
  });

  it("of RDF are read too", async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>Courier</title></channel><item><title>Ministers sign</title><link>https://example.org/a</link><dc:date>2024-06-05</dc:date></item></rdf:RDF>`;
    expect(await read(rdf)).toMatchObject({
      title: "Courier",
      entries: [{ title: "Ministers sign", url: "https://example.org/a", published: "2024-06-05" }],
    });
  });

  it("carry their articles where they carry more than a summary", async () => {
    const entry = (content: string) => `<entry><title>x</title><content type="html">${content.replaceAll("<", "&lt;")}</content></entry>`;
    const { entries } = await read(`<feed xmlns="http://www.w3.org/2005/Atom">${entry(long)}${entry("<p>Short.</p>")}</feed>`);
    expect(entries.map(({ content }) => content)).toEqual([long, null]);
  });
});

it("any bytes are a feed with entries or an EntenteError", async () => {
  const piece = fc.constantFrom(
    "<rss version='2.0'>",
    "<channel>",
    "<item>",
    "<title>",
    "x",
    "<link>/a</link>",
    "</item>",
    "</channel>",
    "</rss>",
    "<feed>",
    "<entry>",
    "&amp;",
    "&bad;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml?>",
    "\u0000",
    "<a b='",
  );
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(""))),
    fc.uint8Array({ maxLength: 200 }),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const answer = await attempt(content);
      expect(answer instanceof EntenteError || (answer.entries.length > 0 && answer.entries.length <= mostEntries)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

async function attempt(content: Uint8Array): Promise<Feed | EntenteError> {
  try {
    return await read(content);
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
}
