import { EntenteError } from "@entente/core";
import type { ImportedDocument } from "./seams.js";

/** The longest text of one document, in UTF-16 code units: what a file of mere text may have. */
const longestText = 10_000_000;

/**
 * A document without what no store can give back unchanged: halves of surrogate pairs become U+FFFD, NULs go. Pages and
 * Markdown write both as character references (`&#xD800;`).
 * @param path - named in errors
 * @throws EntenteError `BAD_INPUT` if no text is left, `LIMIT_EXCEEDED` if there is too much
 */
export function toStorable(document: ImportedDocument, path: string): ImportedDocument {
  if (document.text.length > longestText) throw tooLong(path, document.text.length);
  const fields = Object.entries(document).map(([name, value]) => [name, typeof value === "string" ? storable(value) : value] as const);
  const clean = Object.fromEntries(fields) as unknown as ImportedDocument;
  if (clean.text.trim() === "")
    throw new EntenteError("BAD_INPUT", `${path} holds nothing but characters that no text has; give the article's text`);
  return clean;
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

function tooLong(path: string, length: number): EntenteError {
  const millions = (length / 1e6).toFixed(1);
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `${path} holds a text of ${millions} million characters, and at most 10 are read; split it into its articles`,
  );
}
