import { checkReading, EntenteError } from "@entente/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noMetadata } from "../metadata.js";
import { readDocuments } from "../pipeline.js";
import type { ImportedPart, Importer } from "../seams.js";
import { fileOf } from "../testing/formats.js";
import { meetingsExtractor } from "../testing/meetings.js";
import { importerFor, importers, knownExtensions } from "./index.js";

const encoder = new TextEncoder();
const article = "The two ministers signed the agreement on Friday, and both parliaments have yet to approve it.";

async function attempt(importer: Importer, bytes: Uint8Array): Promise<readonly ImportedPart[] | EntenteError> {
  try {
    return await importer.read({ path: `folder/article${importer.extensions[0]}`, bytes });
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
}

/** The documents' texts, none if the file was refused; throws if the importer broke. */
async function textsOf(importer: Importer, bytes: Uint8Array): Promise<readonly string[]> {
  const answer = await attempt(importer, bytes);
  return answer instanceof EntenteError ? [] : answer.flatMap((part) => (part instanceof EntenteError ? [] : [part.text]));
}

async function refusal(importer: Importer, bytes: Uint8Array): Promise<string> {
  const answer = await attempt(importer, bytes);
  return answer instanceof EntenteError ? `${answer.code}: ${answer.message}` : "was read";
}

const markup = fc.constantFrom(
  "<",
  ">",
  "</p>",
  "<p>",
  "<div",
  "<!--",
  "-->",
  "# ",
  "*",
  "[",
  "](",
  "`",
  "---\n",
  "title: ",
  "|",
  "\n\n",
  "&amp;",
  "\r",
);
const fragments = fc.array(fc.oneof(markup, fc.string({ unit: "grapheme" })), { maxLength: 40 }).map((parts) => parts.join(""));

/** A file of the importer's kind that holds one text. */
function sample({ name }: Importer, text = article): Uint8Array {
  const write = fileOf[name];
  if (!write) throw new Error(`testing/formats.ts writes no file for the importer ${name}; add it to fileOf`);
  return write(text);
}

const all = importers.map((importer) => [importer.name, importer] as const);
/** Importers of files that are text themselves; a table's refusals come with a line. */
const textual = all.filter(([name]) => ["text", "markdown", "html", "csv", "jsonl"].includes(name));

describe.each(all)("importer %s", (name, importer) => {
  it("reads an article and says nothing that the file does not say", async () => {
    const expected = { ...noMetadata, language: name === "html" ? "en" : null, text: article };
    expect(await attempt(importer, sample(importer))).toMatchObject([expected]);
  });

  it.each([
    ["nothing", new Uint8Array(), "BAD_INPUT", "is empty"],
    ["more than it takes", Buffer.alloc((importer.maxBytes ?? 10_000_000) + 100_000, "a "), "LIMIT_EXCEEDED", "MB are read"],
    ["binary data", Buffer.from("89504e470d0a1a0a0000000d494844520000", "hex"), "BAD_INPUT", "is "],
  ])("refuses %s by name", async (_what, bytes, code, words) => {
    const answer = await refusal(importer, bytes);
    expect(answer).toContain(`${code}: folder/article${importer.extensions[0]}`);
    expect(answer).toContain(words);
  });

  it("gives a text in which everything read stands where its evidence says", async () => {
    const text = "Čedo – the minister – met nobody (“yet”). Ana met Ben. Ben never met Cid, at \u00a350.";
    const bytes = sample(importer, name === "pdf" ? text.replace("Č", "C") : text);
    const path = `article${importer.extensions[0]}`;
    const file = { path, location: `/${path}`, read: async () => ({ path, bytes }) };
    for await (const event of readDocuments([file], { extractor: meetingsExtractor, now: () => new Date() })) {
      expect(event).toMatchObject({ kind: "reading", reading: { statements: [{}, {}] } });
      expect(event.kind === "reading" && checkReading(event.reading)).toMatchObject({ rejects: [], statements: [{}, {}] });
    }
  });

  it("answers a damaged file with documents or an EntenteError, and no text is empty or unfit to be kept", async () => {
    const intact = sample(importer, "Ana met Ben (in Bay City) on {3} May – “at last”.");
    const damage = fc.array(fc.tuple(fc.nat(intact.length - 1), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(intact.length), async (changes, length) => {
        const bytes = Uint8Array.from(intact);
        for (const [at, byte] of changes) bytes[at] = byte;
        for (const text of await textsOf(importer, bytes.subarray(0, Math.max(length, 1)))) {
          expect(text.trim()).not.toBe("");
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: runsOf(importer) },
    );
  });

  it("answers any bytes with documents or an EntenteError", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (content) => {
        expect(await textsOf(importer, content)).not.toContain("");
      }),
      { numRuns: runsOf(importer) },
    );
  });
});

/** PDF is read in a thread of its own, which takes a quarter of a second to start. */
function runsOf({ name }: Importer): number {
  return name === "pdf" ? 8 : 100;
}

describe.each(textual)("importer %s of text", (_name, importer) => {
  const file = sample(importer);

  it.each([
    ["UTF-8 with a byte-order mark", (bytes: Uint8Array) => Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes)],
    [
      "UTF-16, little end first",
      (bytes: Uint8Array) => Uint8Array.of(0xff, 0xfe, ...Buffer.from(Buffer.from(bytes).toString(), "utf16le")),
    ],
    [
      "UTF-16, big end first",
      (bytes: Uint8Array) => Uint8Array.of(0xfe, 0xff, ...Buffer.from(Buffer.from(bytes).toString(), "utf16le").swap16()),
    ],
  ])("reads %s", async (_encoding, encode) => {
    expect(await attempt(importer, encode(file))).toMatchObject([{ text: article }]);
  });

  it.each([
    ["white space", encoder.encode(" \n\t\r\n "), "BAD_INPUT", "is empty"],
    ["a zero byte", encoder.encode(`${article}\0`), "BAD_INPUT", "is binary"],
    ["control characters", encoder.encode("\u0001\u0002\u0003 abc"), "BAD_INPUT", "is binary"],
    ["Latin-1", Buffer.from("Tirana é", "latin1"), "BAD_INPUT", "is not valid UTF-8 at byte 7"],
    ["a cut-off character", encoder.encode("Tirana é").subarray(0, 8), "BAD_INPUT", "is not valid UTF-8 at byte 7"],
    ["a bad byte after a replacement character", Uint8Array.of(...encoder.encode("é\uFFFD"), 0xff), "BAD_INPUT", "at byte 5"],
    ["UTF-16 with half a pair", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x3d, 0xd8, 0x41, 0), "BAD_INPUT", "is not valid UTF-16 at byte 4"],
    ["UTF-16 with half a character", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x41), "BAD_INPUT", "is not valid UTF-16 at byte 4"],
  ])("refuses %s by name", async (_what, bytes, code, words) => {
    const answer = await refusal(importer, bytes);
    expect(answer).toContain(`${code}: folder/article${importer.extensions[0]}`);
    expect(answer).toContain(words);
  });

  it("answers any text with non-empty documents or an EntenteError, the same twice", async () => {
    await fc.assert(
      fc.asyncProperty(fragments, async (text) => {
        const texts = await textsOf(importer, encoder.encode(text));
        expect(texts.map((found) => found.trim())).not.toContain("");
        expect(await textsOf(importer, encoder.encode(text))).toEqual(texts);
      }),
    );
  });
});

describe("the list of importers", () => {
  it("gives every ending to one importer", () => {
    expect(new Set(knownExtensions()).size).toBe(knownExtensions().length);
    expect(knownExtensions()).toEqual([
      ".txt",
      ".md",
      ".markdown",
      ".html",
      ".htm",
      ".pdf",
      ".docx",
      ".rtf",
      ".csv",
      ".tsv",
      ".jsonl",
      ".ndjson",
    ]);
  });

  it("finds an importer whatever the case of the ending", () => {
    expect(importerFor("a/B.TXT")?.name).toBe("text");
    expect(importerFor("a/page.Htm")?.name).toBe("html");
    expect(importerFor("a/txt")).toBeUndefined();
  });
});
