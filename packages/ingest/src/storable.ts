import { EntenteError } from "@entente/core";
import type { ImportedDocument } from "./seams.js";

/**
 * A document without what no store can give back unchanged: halves of surrogate pairs become U+FFFD, NULs go. Pages and
 * Markdown write both as character references (`&#xD800;`).
 * @param path - named in errors
 * @throws EntenteError `BAD_INPUT` if no text is left
 */
export function toStorable(document: ImportedDocument, path: string): ImportedDocument {
  const fields = Object.entries(document).map(([name, value]) => [name, typeof value === "string" ? storable(value) : value] as const);
  const clean = Object.fromEntries(fields) as unknown as ImportedDocument;
  if (clean.text.trim() === "")
    throw new EntenteError("BAD_INPUT", `${path} holds nothing but characters that no text has; give the article's text`);
  return clean;
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
