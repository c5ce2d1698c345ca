import { join } from "node:path";
import { checkReading, checksum, documentId } from "@entente/core";
import { describe, expect, it } from "vitest";
import { findFiles } from "./files.js";
import { noMetadata } from "./metadata.js";
import { readMetadataTable } from "./metadata-table.js";
import { readDocuments, type ReadEvent, type ReadOptions, type ReadingEvent } from "./pipeline.js";
import type { Extractor } from "./seams.js";
import { meetingsExtractor } from "./testing/meetings.js";
import { testFolder } from "./testing/folder.js";

const options: ReadOptions = { extractor: meetingsExtractor, now: () => new Date("2026-01-02T03:04:05Z") };
const french = "Le ministre a signé un accord avec le gouvernement voisin, et il a été salué à Paris.";

type Files = Readonly<Record<string, string | Uint8Array>>;

async function readAll(folder: string, more: Partial<ReadOptions> = {}): Promise<readonly ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of readDocuments((await findFiles([folder])).files, { ...options, ...more })) events.push(event);
  return events;
}

async function readings(files: Files, more: Partial<ReadOptions> = {}): Promise<readonly ReadingEvent["reading"][]> {
  return (await readAll(await testFolder(files), more)).flatMap((event) => (event.kind === "reading" ? [event.reading] : []));
}

describe("a reading", () => {
  const text = "Ana met Ben.\nNothing here.\nBen never met Cid. Ana met Ben.";

  it("is the document with its version, and who read it when", async () => {
    const [reading] = await readings({ "sub/a.txt": text }, { collection: "demo", defaults: { ...noMetadata, language: "en-IE" } });
    expect(reading).toMatchObject({
      document: {
        id: documentId({ collection: "demo", path: "sub/a.txt" }),
        url: null,
        path: "sub/a.txt",
        collections: ["demo"],
        language: "en-IE",
        licence: null,
      },
      version: { checksum: checksum(text), text, title: null, outlet: null, published: null, readAt: "2026-01-02T03:04:05.000Z" },
      origin: meetingsExtractor.origin,
      sentences: 3,
      silentSentences: 1,
      rejects: [],
    });
  });

  it("holds against its text, in text order, each entity as one object", async () => {
    const [reading] = await readings({ "a.txt": text });
    if (!reading) throw new Error("nothing was read");
    expect(checkReading(reading)).toMatchObject({ rejects: [], statements: { length: 3 } });
    expect(reading.statements.map(({ evidence, polarity }) => [evidence.start, polarity])).toEqual([
      [0, "affirmed"],
      [27, "negated"],
      [46, "affirmed"],
    ]);
    expect(reading.mentions.map(({ start, text: name }) => [start, name])).toEqual([
      [0, "Ana"],
      [8, "Ben"],
      [27, "Ben"],
      [41, "Cid"],
      [46, "Ana"],
      [54, "Ben"],
    ]);
    const objects = new Set([
      ...reading.mentions.map(({ entity }) => entity),
      ...reading.statements.flatMap(({ subject, object }) => [subject, object]),
    ]);
    expect([...objects].map((entity) => entity?.name)).toEqual(["Ana", "Ben", "Cid"]);
  });

  it("is the same for the same files, whatever else is read", async () => {
    const alone = await readings({ "b.txt": text });
    const among = await readings({ "a.txt": "Dan met Eva.", "b.txt": text });
    expect(among[1]).toEqual(alone[0]);
  });

  it("counts a sentence whose only statement is refused as silent", async () => {
    const careless: Extractor = {
      origin: meetingsExtractor.origin,
      extract: async (input) => {
        const extraction = await meetingsExtractor.extract(input);
        return { ...extraction, statements: extraction.statements.map((statement) => ({ ...statement, confidence: 2 })) };
      },
    };
    expect(await readings({ "a.txt": text }, { extractor: careless })).toMatchObject([
      { sentences: 3, silentSentences: 3, statements: { length: 3 } },
    ]);
  });
});

describe("what is known about a document", () => {
  const markdown = "---\ntitle: Front matter\noutlet: Front matter\n---\nAna met Ben.";

  it("comes from the table first, then the file, then the defaults", async () => {
    const folder = await testFolder({ "news/a.md": markdown, "meta.csv": "path,title,licence\nnews/a.md,Table,\n" });
    const metadata = await readMetadataTable(join(folder, "meta.csv"));
    const defaults = { ...noMetadata, title: "Default", outlet: "Default", published: "2021", licence: "CC0" };
    const events = await readAll(join(folder, "news"), { metadata, defaults });
    expect(events).toMatchObject([
      { reading: { version: { title: "Table", outlet: "Front matter", published: "2021" }, document: { licence: "CC0" } } },
    ]);
  });

  it("identifies it by its URL wherever it lies", async () => {
    const [reading] = await readings({ "a.md": "---\nurl: https://www.example.org/a/\n---\ntext" }, { collection: "demo" });
    expect(reading?.document).toMatchObject({
      id: documentId({ url: "https://example.org/a" }),
      url: "https://example.org/a",
      path: "a.md",
    });
  });
});

describe("a document in another language", () => {
  it("is kept as text without statements", async () => {
    const text = `${french}\nAna met Ben.`;
    expect(await readings({ "a.txt": text })).toMatchObject([
      { document: { language: "fr" }, version: { text }, statements: [], mentions: [], sentences: 0, silentSentences: 0 },
    ]);
  });

  it("is what its writer states, whatever it looks like", async () => {
    const stated = (language: string): Files => ({ "a.md": `---\nlanguage: ${language}\n---\n${french}\n\nAna met Ben.` });
    expect(await readings(stated("en-GB"))).toMatchObject([{ document: { language: "en-GB" }, statements: { length: 1 } }]);
    expect(await readings(stated("sq"))).toMatchObject([{ document: { language: "sq" }, statements: [] }]);
  });

  it("is not guessed of a few words: they are read as English", async () => {
    expect(await readings({ "a.txt": "Ana met Ben à Paris." })).toMatchObject([
      { document: { language: null }, statements: { length: 1 } },
    ]);
  });
});

describe("a file that cannot be read", () => {
  it("is named and skipped, and the others go on", async () => {
    const folder = await testFolder({
      "a.txt": "Ana met Ben.",
      "b.txt": Uint8Array.of(1, 0, 2),
      "c.txt": "  ",
      "d.txt": "EXPLODE",
      "e.md": "---\npublished: soon\n---\ntext",
      "f.txt": Buffer.from("caf\u00e9", "latin1"),
      "g.txt": Buffer.alloc(10_000_001, "a"),
      "h.html": "<html><body><script>x</script></body></html>",
      "i.txt": "Ben met Cid.",
    });
    const events = await readAll(folder);
    const told = events.map((event) =>
      event.kind !== "skipped" ? event.file.path : `${event.code}: ${event.message.replaceAll(`${folder}/`, "")}`,
    );
    expect(told).toEqual([
      "a.txt",
      "BAD_INPUT: b.txt is binary, not text; give the article in its own format, or as text",
      "BAD_INPUT: c.txt is empty; give a file with the article's text",
      "READER_FAILED: d.txt could not be read to the end (cannot read the word EXPLODE); report it with the file, please",
      'BAD_DATE: e.md: published "soon" is no EDTF date; write 2025-05-16, 2025-05, 2025 or 2021~',
      "BAD_INPUT: f.txt is not valid UTF-8 at byte 3; save it as UTF-8",
      "LIMIT_EXCEEDED: g.txt has 10.0 MB, and at most 10 MB are read; split it into its articles",
      "BAD_INPUT: h.html shows no text; give a page with the article in it",
      "i.txt",
    ]);
    expect(events.filter((event) => event.kind === "skipped").map(({ path }) => path)).toEqual(
      ["b.txt", "c.txt", "d.txt", "e.md", "f.txt", "g.txt", "h.html"].map((name) => join(folder, name)),
    );
  });

  it("is the second of two that would be one document", async () => {
    const files = {
      "a.md": "---\nurl: https://example.org/a\n---\nAna met Ben.",
      "b.md": "---\nurl: http://www.example.org/a#top\n---\nBen met Cid.",
    };
    const events = await readAll(await testFolder(files));
    expect(events).toMatchObject([
      { kind: "reading" },
      { kind: "skipped", code: "DUPLICATE", message: expect.stringContaining("by the address https://example.org/a") as string },
    ]);
  });

  it("is of a kind that none of the given importers reads", async () => {
    const file = { path: "a.xyz", location: "/a.xyz", read: async () => ({ path: "a.xyz", bytes: new Uint8Array() }) };
    const events: ReadEvent[] = [];
    for await (const event of readDocuments([file], options)) events.push(event);
    expect(events).toMatchObject([
      { kind: "skipped", code: "BAD_INPUT", message: expect.stringContaining("a.xyz is of no known kind") as string },
    ]);
  });
});

it("refuses one text that is longer than any, and reads the others of its file", async () => {
  const rows = ["Ana met Ben.", "x ".repeat(5_000_001), "Ben met Cid."].map((text, id) => JSON.stringify({ id, text: `${text}x` }));
  expect(await readAll(await testFolder({ "a.jsonl": rows.join("\n") }))).toMatchObject([
    { kind: "reading" },
    {
      code: "LIMIT_EXCEEDED",
      message: expect.stringContaining("holds a text of 10.0 million characters, and at most 10 are read") as string,
    },
    { kind: "reading" },
  ]);
});

describe("characters that no store keeps", () => {
  it("are taken out of texts and titles before anything is read in them", async () => {
    const head = "<html><head><title>T &#xD800;</title></head><body>";
    const files = {
      "a.html": `${head}<p>Ana met Ben &#xDC00;. Ben met Cid.</p></body></html>`,
      "b.md": '---\ntitle: "x\\ud800"\n---\nAna met Ben.',
    };
    const found = await readings(files);
    expect(found).toMatchObject([
      { version: { title: "T \uFFFD", text: "Ana met Ben \uFFFD. Ben met Cid." }, statements: [{}, { evidence: { start: 15 } }] },
      { version: { title: "x\uFFFD" } },
    ]);
    for (const reading of found) expect(checkReading(reading).rejects).toEqual([]);
  });
});

describe("a file of many articles", () => {
  const csv = "id,title,text,date\n7,One,Ana met Ben.,2024-06-05\n8,Two,,2024\n9,Three,Ben met Cid.,soon\n10,Four,Ana met Cid.,2024\n";

  it("gives each its own identity by its key, and names the rows that are none by their lines", async () => {
    const folder = await testFolder({ "news/a.csv": csv });
    const events = await readAll(folder, { collection: "demo" });
    expect(events).toMatchObject([
      {
        reading: {
          document: { id: documentId({ collection: "demo", path: "news/a.csv#7" }), path: "news/a.csv#7" },
          version: { title: "One", published: "2024-06-05" },
          statements: [{}],
        },
      },
      { kind: "skipped", code: "BAD_INPUT", message: expect.stringContaining("news/a.csv line 3 has no text") as string },
      { kind: "skipped", code: "BAD_DATE", message: expect.stringContaining('news/a.csv line 4: published "soon"') as string },
      { reading: { document: { path: "news/a.csv#10" }, version: { title: "Four" } } },
    ]);
  });

  it("takes from the metadata table what its articles share, and no title or address", async () => {
    const folder = await testFolder({ "a.csv": csv, "meta.csv": "path,title,url,outlet\na.csv,All,https://example.org/a,Table\n" });
    const metadata = await readMetadataTable(join(folder, "meta.csv"));
    const events = await readAll(join(folder, "a.csv"), { metadata });
    expect(events[0]).toMatchObject({ reading: { document: { url: null }, version: { title: "One", outlet: "Table" } } });
  });

  it("names a document that it holds twice", async () => {
    const folder = await testFolder({ "a.jsonl": '{"text": "Ana met Ben.", "id": 1}\n{"text": "Ana met Ben.", "id": 1}\n' });
    expect(await readAll(folder)).toMatchObject([
      { kind: "reading" },
      { code: "DUPLICATE", message: `${folder}/a.jsonl holds one document twice, the same by its path a.jsonl#1; the first was read` },
    ]);
  });
});

it("tells the documents of one file apart by their places where they have no keys", async () => {
  const lines = {
    name: "lines",
    extensions: [".lines"],
    read: async ({ bytes }: { readonly bytes: Uint8Array }) =>
      new TextDecoder()
        .decode(bytes)
        .split("\n")
        .map((text) => ({ ...noMetadata, text })),
  };
  const folder = await testFolder({ "a.lines": "Ana met Ben.\nEXPLODE\nBen met Cid." });
  const { files } = await findFiles([folder], [lines]);
  const events: ReadEvent[] = [];
  for await (const event of readDocuments(files, { ...options, importers: [lines] })) events.push(event);
  expect(events.map((event) => (event.kind === "reading" ? event.reading.document.path : event.kind === "skipped" && event.code))).toEqual([
    "a.lines",
    "READER_FAILED",
    "a.lines#3",
  ]);
});
