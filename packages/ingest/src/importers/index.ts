import { extname } from "node:path";
import type { Importer } from "../seams.js";
import { htmlImporter } from "./html/importer.js";
import { markdownImporter } from "./markdown.js";
import { docxImporter } from "./office/docx.js";
import { pdfImporter } from "./pdf/importer.js";
import { rtfImporter } from "./rtf/importer.js";
import type { ColumnMapping } from "./tables/columns.js";
import { csvImporter } from "./tables/csv.js";
import { jsonLinesImporter } from "./tables/json-lines.js";
import { textImporter } from "./text.js";

/** How the importers read, where the files do not say it themselves. */
export interface ImporterOptions {
  /** Which columns of a table of articles hold what. Default: told by their names. */
  readonly columns?: ColumnMapping;
}

/** Every importer: the one place where a new one is entered. No two read the same file name ending. */
export function createImporters({ columns }: ImporterOptions = {}): readonly Importer[] {
  return [
    textImporter,
    markdownImporter,
    htmlImporter,
    pdfImporter,
    docxImporter,
    rtfImporter,
    csvImporter(columns),
    jsonLinesImporter(columns),
  ];
}

/** The importers as they read without being told anything. */
export const importers: readonly Importer[] = createImporters();

/**
 * The importer for a file by the ending of its name, upper or lower case; undefined if none reads it.
 * @param path - file name or path
 * @param list - the importers to choose from
 */
export function importerFor(path: string, list: readonly Importer[] = importers): Importer | undefined {
  const extension = extname(path).toLowerCase();
  return list.find(({ extensions }) => extensions.includes(extension));
}

/** Every file name ending that can be read, in the order of the list (`.txt, .md …`). */
export function knownExtensions(list: readonly Importer[] = importers): readonly string[] {
  return list.flatMap(({ extensions }) => extensions);
}
