import type { ImportedPart } from "../../seams.js";
import { distinctKeys } from "./article-key.js";
import { splitFactiva } from "./factiva.js";
import { splitNexis } from "./nexis.js";

/**
 * The articles of an export of many, each with its own title, outlet, date and key; null if it is no such export.
 * @param paragraphs - in reading order, none empty
 * @param path - named in what is refused
 */
export function splitExport(paragraphs: readonly string[], path: string): readonly ImportedPart[] | null {
  const parts = splitNexis(paragraphs, path) ?? splitFactiva(paragraphs, path);
  return parts && distinctKeys(parts);
}
