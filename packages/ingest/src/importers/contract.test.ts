import { EntenteError } from "@entente/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noMetadata } from "../metadata.js";
import type { ImportedDocument, Importer } from "../seams.js";
import { importerFor, importers, knownExtensions } from "./index.js";

const encoder = new TextEncoder();
const article = "The two ministers signed the agreement on Friday, and both parliaments have yet to approve it.";

async function attempt(importer: Importer, bytes: Uint8Array): Promise<readonly ImportedDocument[] | EntenteError> {
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
  return answer instanceof EntenteError ? [] : answer.map(({ text }) => text);
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

describe.each(importers.map((importer) => [importer.name, importer] as const))("importer %s", (_name, importer) => {
  it("reads an article and says nothing that the file does not say", async () => {
    expect(await attempt(importer, encoder.encode(article))).toEqual([
      { ...noMetadata, language: importer.name === "html" ? "en" : null, text: article },
    ]);
  });

  it.each([
    ["UTF-8 with a byte-order mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...encoder.encode(article))],
    ["UTF-16, little end first", Uint8Array.of(0xff, 0xfe, ...Buffer.from(article, "utf16le"))],
    ["UTF-16, big end first", Uint8Array.of(0xfe, 0xff, ...Buffer.from(article, "utf16le").swap16())],
  ])("reads %s", async (_encoding, bytes) => {
    expect(await attempt(importer, bytes)).toMatchObject([{ text: article }]);
  });

  it.each([
    ["nothing", new Uint8Array(), "BAD_INPUT", "is empty"],
    ["white space", encoder.encode(" \n\t\r\n "), "BAD_INPUT", "is empty"],
    ["a zero byte", encoder.encode(`${article}\0`), "BAD_INPUT", "is binary"],
    ["control characters", encoder.encode("\u0001\u0002\u0003 abc"), "BAD_INPUT", "is binary"],
    ["Latin-1", Buffer.from("Tirana é", "latin1"), "BAD_INPUT", "is not valid UTF-8 at byte 7"],
    ["a cut-off character", encoder.encode("Tirana é").subarray(0, 8), "BAD_INPUT", "is not valid UTF-8 at byte 7"],
    ["a bad byte after a replacement character", Uint8Array.of(...encoder.encode("é\uFFFD"), 0xff), "BAD_INPUT", "at byte 5"],
    ["UTF-16 with half a pair", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x3d, 0xd8, 0x41, 0), "BAD_INPUT", "is not valid UTF-16 at byte 4"],
    ["UTF-16 with half a character", Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x41), "BAD_INPUT", "is not valid UTF-16 at byte 4"],
    ["more than 10 MB", Buffer.alloc(10_000_001, "a "), "LIMIT_EXCEEDED", "has 10.0 MB"],
  ])("refuses %s by name", async (_what, bytes, code, words) => {
    const answer = await refusal(importer, bytes);
    expect(answer).toContain(`${code}: folder/article${importer.extensions[0]}`);
    expect(answer).toContain(words);
  });

  it("answers any bytes with documents or an EntenteError", async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        expect(await textsOf(importer, content)).not.toContain("");
      }),
    );
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
    expect(knownExtensions()).toEqual([".txt", ".md", ".markdown", ".html", ".htm"]);
  });

  it("finds an importer whatever the case of the ending", () => {
    expect(importerFor("a/B.TXT")?.name).toBe("text");
    expect(importerFor("a/page.Htm")?.name).toBe("html");
    expect(importerFor("a/txt")).toBeUndefined();
  });
});
