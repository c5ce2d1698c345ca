import { extname } from "node:path";
import type { Importer } from "../seams.js";
import { htmlImporter } from "./html/importer.js";
import { markdownImporter } from "./markdown.js";
import { textImporter } from "./text.js";

/** Every importer: the one place where a new one is entered. No two read the same file name ending. */
export const importers: readonly Importer[] = [textImporter, markdownImporter, htmlImporter];

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
