import { EntenteError } from "@entente/core";
import { checkSize } from "../../decode.js";
import { noMetadata } from "../../metadata.js";
import type { ImportedPart, Importer, SourceFile } from "../../seams.js";
import { plainText } from "../plain-text.js";
import { pageLines } from "./lines.js";
import { dropRunningLines, joinParagraphs, type PdfParagraph } from "./paragraphs.js";
import { readPdfPages, type PdfPages } from "./read-pages.js";

/** Pictures make files large; only the words are read. */
const maxBytes = 50_000_000;

/**
 * PDF: the words of all pages, lines joined to paragraphs, hyphens of line ends undone where they are no part of a word,
 * repeated headers and footers left out. Nothing in the file is run. Scans hold no words and are refused by name.
 */
export const pdfImporter: Importer = { name: "pdf", extensions: [".pdf"], maxBytes, read: readPdf };

async function readPdf(file: SourceFile): Promise<readonly ImportedPart[]> {
  checkSize(file.path, file.bytes.length, maxBytes);
  if (file.bytes.length === 0) throw new EntenteError("BAD_INPUT", `${file.path} is empty; give a file with the article's text`);
  if (!hasHeader(file.bytes))
    throw new EntenteError("BAD_INPUT", `${file.path} is no PDF: it does not begin with %PDF; save it again as PDF`);
  const { pages, title } = await readPdfPages(file);
  const paragraphs = joinParagraphs(dropRunningLines(pages.map(pageLines)));
  const text = plainText(paragraphs.map((paragraph) => paragraph.text).join("\n\n"));
  if (text === "") throw noText(file.path, pages);
  return [{ ...noMetadata, title: shownTitle(paragraphs) ?? statedTitle(title), text }];
}

/** An opening paragraph in letters a quarter larger than most of the text. */
function shownTitle(paragraphs: readonly PdfParagraph[]): string | null {
  const [first] = paragraphs;
  if (!first || paragraphs.length < 2 || first.text.length > longestTitle) return null;
  return first.height >= usualHeight(paragraphs) * 1.25 ? plainText(first.text) || null : null;
}

/** Longer ones are no headlines. */
const longestTitle = 300;

/** The height of the letters in the middle of the text, each paragraph counted by its length. */
function usualHeight(paragraphs: readonly PdfParagraph[]): number {
  const sorted = [...paragraphs].sort((a, b) => a.height - b.height);
  let left = sorted.reduce((sum, { text }) => sum + text.length, 0) / 2;
  return sorted.find(({ text }) => (left -= text.length) <= 0)?.height ?? 0;
}

/** PDF.js, as other readers, takes a header anywhere in the first kilobyte. */
function hasHeader(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** Programs write file names and their own into the title; only what looks like a headline is one. */
function statedTitle(title: string | null): string | null {
  const text = plainText(title ?? "").replace(/\s+/g, " ");
  const junk = /^(?:untitled|microsoft word|powerpoint|document\d*|slide 1)\b|\.(?:docx?|pdf|indd|rtf|odt|qxd|html?|tmp)$/i;
  return /\s/.test(text) && !junk.test(text) ? text : null;
}

function noText(path: string, pages: PdfPages["pages"]): EntenteError {
  const what = `${pages.length} ${pages.length === 1 ? "page" : "pages"}`;
  return new EntenteError("BAD_INPUT", `${path} holds no text on ${what}, as scans do; run text recognition (OCR) over it first`);
}
