import { EntenteError } from "@entente/core";
import { checkSize } from "../../decode.js";
import type { ImportedPart, Importer, SourceFile } from "../../seams.js";
import { toDocuments } from "../written-document.js";
import { readWordParagraphs } from "./word-xml.js";
import { readZipEntry } from "./zip.js";

/** Pictures make files large; they are never unpacked. */
const maxBytes = 50_000_000;
/** The most that the XML with the words may unpack to: some 20,000 pages. */
const maxXmlBytes = 100_000_000;

/**
 * Word documents (Office Open XML, ISO/IEC 29500): the words of the main part as a reader sees them with all changes
 * accepted. Headers, footers, footnotes, comments, deleted and hidden words are left out. An export of Nexis or Factiva
 * gives one document an article.
 */
export const docxImporter: Importer = { name: "docx", extensions: [".docx"], maxBytes, read: readDocx };

async function readDocx(file: SourceFile): Promise<readonly ImportedPart[]> {
  checkSize(file.path, file.bytes.length, maxBytes);
  if (file.bytes.length === 0) throw new EntenteError("BAD_INPUT", `${file.path} is empty; give a file with the article's text`);
  if (isCompoundFile(file.bytes)) throw locked(file.path);
  const xml = await readZipEntry(file, /^word\/document\d*\.xml$/, maxXmlBytes);
  if (!xml) throw new EntenteError("BAD_INPUT", `${file.path} is a ZIP archive without a Word document in it; save the article as .docx`);
  return toDocuments(readWordParagraphs(new TextDecoder().decode(xml), file.path), file.path);
}

/** An OLE2 file: what Word writes with a password, and what it wrote before 2007. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}

function locked(path: string): EntenteError {
  return new EntenteError(
    "BAD_INPUT",
    `${path} is locked with a password, or of Word's format before 2007; save it as .docx without a password`,
  );
}
