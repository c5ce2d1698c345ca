import { EntenteError } from "@entente/core";
import { metadataFields, type MetadataField } from "../../metadata.js";

/** What a column of a table of articles may hold: the fields of metadata, the text, and a key of the row's own. */
export const articleFields = ["text", "id", ...metadataFields] as const;
/** One of {@link articleFields}. */
export type ArticleField = "text" | "id" | MetadataField;

/** Which column holds which field, as the user names them. */
export type ColumnMapping = Readonly<Partial<Record<ArticleField, string>>>;

/** Column names that are taken without being told, the better first; upper and lower case, blanks and `_` are one. */
const usual: Readonly<Record<ArticleField, readonly string[]>> = {
  text: ["text", "body", "content", "article", "fulltext", "articletext", "articlebody", "story", "maintext"],
  id: ["id", "articleid", "documentid", "docid", "uid", "guid", "accessionnumber", "an"],
  title: ["title", "headline", "heading", "hd"],
  outlet: ["outlet", "source", "publication", "publisher", "newspaper", "medium", "sourcename", "domain"],
  published: ["published", "date", "publisheddate", "publicationdate", "pubdate", "datepublished", "publishedat", "datepublish"],
  url: ["url", "link", "permalink", "href", "address"],
  language: ["language", "lang"],
  licence: ["licence", "license", "rights"],
};

/**
 * Reads `--columns`: `text=body,title=headline,published=date`. The field stands first, the name of the column second.
 * @throws EntenteError `BAD_INPUT` if a field is none, has no column, or is given twice
 */
export function readColumns(written: string): ColumnMapping {
  const mapping: Partial<Record<ArticleField, string>> = {};
  for (const pair of written.split(",")) {
    const [, name, column] = /^\s*([a-z]+)\s*=\s*(.*\S)\s*$/i.exec(pair) ?? [];
    const field = articleFields.find((known) => known === name?.toLowerCase());
    if (!field || column === undefined) throw badPair(pair);
    if (mapping[field] !== undefined) throw new EntenteError("BAD_INPUT", `--columns gives ${field} twice; keep one of them`);
    mapping[field] = column;
  }
  return mapping;
}

function badPair(pair: string): EntenteError {
  return new EntenteError("BAD_INPUT", `--columns "${pair.trim()}" is no pair; write FIELD=COLUMN with one of ${articleFields.join(", ")}`);
}

/**
 * Which of the columns there are holds which field: as the user says, else by its usual name. One column is one field.
 * @param columns - the names of the columns
 * @param mapping - what the user says
 * @returns field to column; a field without a column is missing
 */
export function matchColumns(columns: readonly string[], mapping: ColumnMapping): ColumnMapping {
  const taken = new Set(Object.values(mapping));
  const found: Partial<Record<ArticleField, string>> = {};
  for (const field of articleFields) {
    const column = mapping[field] ?? usualColumn(field, columns, taken);
    if (column === undefined) continue;
    found[field] = column;
    taken.add(column);
  }
  return found;
}

function usualColumn(field: ArticleField, columns: readonly string[], taken: ReadonlySet<string>): string | undefined {
  const free = columns.filter((column) => !taken.has(column));
  return usual[field].map((name) => free.find((column) => fold(column) === name)).find((column) => column !== undefined);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, "");
}
