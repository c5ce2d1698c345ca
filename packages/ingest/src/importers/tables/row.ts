import { EntenteError } from "@entente/core";
import { metadataFields, readPublished, writtenMetadata, type MetadataField } from "../../metadata.js";
import type { ImportedPart } from "../../seams.js";
import { describedKey } from "../exports/article-key.js";
import { readWrittenDate } from "../exports/written-date.js";
import { plainText } from "../plain-text.js";
import type { ArticleField, ColumnMapping } from "./columns.js";

/** A row of a table of articles: its cells by column. */
export type Row = Readonly<Record<string, string>>;

/**
 * The article of a row: its text as it stands but for control characters, with what the row says of it. Its key is the
 * row's own id; without one, its address or a digest of title, outlet and date.
 * @param row - the cells
 * @param columns - field to column
 * @param where - what to name in a refusal: `articles.csv row 12`
 * @returns an EntenteError where the row has no text, or a date or address that is none
 */
export function readRow(row: Row, columns: ColumnMapping, where: string): ImportedPart {
  const cell = (field: ArticleField): string => row[columns[field] ?? ""] ?? "";
  const text = plainText(cell("text"));
  if (text === "")
    return new EntenteError("BAD_INPUT", `${where} has no text in column "${columns.text ?? "text"}"; fill it in or leave the row out`);
  try {
    const metadata = writtenMetadata(writtenFields(cell), where);
    const key = plainText(cell("id")).slice(0, longestKey) || describedKey({ ...metadata, text });
    return { ...metadata, text, key };
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
}

/** Longer ones are no ids. */
const longestKey = 200;

function writtenFields(cell: (field: MetadataField) => string): Readonly<Partial<Record<MetadataField, string>>> {
  const written = Object.fromEntries(metadataFields.map((field) => [field, plainText(cell(field))]));
  return { ...written, published: readableDate(written["published"] ?? "") };
}

/** EDTF or a time stamp as it is; a date with the month's name as EDTF; anything else is left to be refused. */
function readableDate(written: string): string {
  return written === "" || readPublished(written) !== null ? written : (readWrittenDate(written) ?? written);
}
