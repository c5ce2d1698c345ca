import { Buffer } from "node:buffer";
import { EntenteError } from "@entente/core";
import { checkSize } from "../../decode.js";
import type { ImportedPart, Importer, SourceFile } from "../../seams.js";
import { toDocuments } from "../written-document.js";
import { RtfReader } from "./reader.js";

/** Pictures stand in the file as hexadecimal digits and make it large. */
const maxBytes = 50_000_000;

/**
 * Rich Text Format: the words as a reader sees them, without headers, footers, footnotes, pictures and hidden text. An
 * export of Nexis or Factiva gives one document an article. Parsed here, since no kept library for Node reads the text
 * of RTF with its code pages.
 */
export const rtfImporter: Importer = { name: "rtf", extensions: [".rtf"], maxBytes, read: readRtf };

async function readRtf({ path, bytes }: SourceFile): Promise<readonly ImportedPart[]> {
  checkSize(path, bytes.length, maxBytes);
  if (bytes.length === 0) throw new EntenteError("BAD_INPUT", `${path} is empty; give a file with the article's text`);
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!/^\s*\{\\rtf/.test(source))
    throw new EntenteError("BAD_INPUT", `${path} is no RTF: it does not begin with {\\rtf; save it again as .rtf`);
  return toDocuments(new RtfReader(path).read(source), path);
}
