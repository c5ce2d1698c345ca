import { EntenteError } from "@entente/core";
import { parse } from "csv-parse/sync";
import { decodeText } from "../../decode.js";
import type { ImportedPart, Importer, SourceFile } from "../../seams.js";
import { distinctKeys } from "../exports/article-key.js";
import { matchColumns, type ColumnMapping } from "./columns.js";
import { readRow } from "./row.js";

/** A table of some ten thousand articles. */
const maxBytes = 100_000_000;

/**
 * Tables of articles, one a row: CSV (RFC 4180) with a header row, divided by commas, semicolons or tabs, whichever the
 * header uses most. A row that cannot be read is named by its line, and the others go on.
 * @param mapping - which columns hold what, where their names do not say it
 */
export function csvImporter(mapping: ColumnMapping = {}): Importer {
  return { name: "csv", extensions: [".csv", ".tsv"], maxBytes, read: async (file) => readCsv(file, mapping) };
}

interface CsvRecord {
  readonly record: readonly string[];
  /** The line it ends on. */
  readonly info: { readonly lines: number };
}

function readCsv(file: SourceFile, mapping: ColumnMapping): readonly ImportedPart[] {
  // The parser counts the line ends of Windows twice.
  const [header, ...records] = parseCsv(decodeText(file, null, maxBytes).replaceAll("\r\n", "\n"), file.path);
  const names = (header?.record ?? []).map((name) => name.trim());
  const columns = matchColumns(names, mapping);
  checkColumns(names, columns, file.path);
  if (records.length === 0) throw new EntenteError("BAD_INPUT", `${file.path} has a header and no rows; give a table with articles`);
  return distinctKeys(
    records.map(({ record, info }) => {
      const where = `${file.path} line ${info.lines - lineEnds(record)}`;
      if (record.length > names.length) return tooManyCells(where, record.length, names.length);
      return readRow(Object.fromEntries(names.map((name, at) => [name, record[at] ?? ""])), columns, where);
    }),
  );
}

/** How many lines a record goes on for, in its quoted cells. */
function lineEnds(record: readonly string[]): number {
  return record.reduce((count, cell) => count + cell.split("\n").length - 1, 0);
}

function parseCsv(text: string, path: string): readonly CsvRecord[] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: maxBytes,
    }) as unknown as readonly CsvRecord[];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError("BAD_INPUT", `${path} is no sound CSV: ${reason}; save it again as CSV from a spreadsheet`, { cause });
  }
}

/** What the first line, quoted names aside, has most of. */
function delimiterOf(text: string): string {
  const header = /^(?:"[^"]*"|[^"\r\n])*/.exec(text.slice(0, 100_000))?.[0].replace(/"[^"]*"/g, "") ?? "";
  const counts = [",", ";", "\t"].map((delimiter) => [delimiter, header.split(delimiter).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function checkColumns(names: readonly string[], columns: ColumnMapping, path: string): void {
  const missing = Object.entries(columns).find(([, column]) => !names.includes(column));
  if (missing) throw noColumn(path, `no column "${missing[1]}"`, names);
  if (columns.text === undefined) throw noColumn(path, "no column that holds the text", names);
}

function noColumn(path: string, what: string, names: readonly string[]): EntenteError {
  const shown = names.map((name) => `"${name.slice(0, 40)}"`).slice(0, 20);
  return new EntenteError("BAD_INPUT", `${path} has ${what}, but ${shown.join(", ") || "nothing"}; name it with --columns text=NAME`);
}

function tooManyCells(where: string, cells: number, columns: number): EntenteError {
  return new EntenteError(
    "BAD_INPUT",
    `${where} has ${cells} cells, and the header ${columns}; put cells with commas or line ends in quotes`,
  );
}
