import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { EntenteError } from "@entente/core";
import { parse } from "csv-parse/sync";
import { decodeText } from "./decode.js";
import type { FoundFile } from "./files.js";
import { metadataFields, writtenMetadata } from "./metadata.js";
import type { DocumentMetadata } from "./seams.js";

/** One row of a metadata table. */
export interface MetadataRow {
  /** As counted in a spreadsheet: the header is row 1. */
  readonly row: number;
  /** As written, with `/` between the parts. */
  readonly path: string;
  readonly metadata: DocumentMetadata;
}

/** Metadata of many files, read from CSV. */
export interface MetadataTable {
  /** Where the CSV file lies, absolute: it is no article itself. */
  readonly location: string;
  /** Each row under its path as written and under the absolute path that this means below the table's folder. */
  readonly index: ReadonlyMap<string, MetadataRow>;
  readonly rows: readonly MetadataRow[];
  /** What to tell the user: columns that mean nothing here. */
  readonly warnings: readonly string[];
}

/**
 * Reads a metadata table: CSV with a header row of `path` and any of title, outlet, published, url, language, licence,
 * in any order, upper or lower case. Empty cells count as not given.
 * @param location - the CSV file
 * @throws EntenteError `BAD_INPUT` if it is no such CSV, `BAD_DATE` naming the row of a bad date, `DUPLICATE` if two rows
 * name one file, `NOT_FOUND` if it does not exist
 */
export async function readMetadataTable(location: string): Promise<MetadataTable> {
  const text = decodeText({ path: location, bytes: await readTable(location) });
  const [header = [], ...records] = parseCsv(text, location);
  const columns = header.map((column) => column.trim().toLowerCase());
  if (!columns.includes("path")) throw noPathColumn(location, header);
  const rows = records.map((record, index) => readRow(columns, record, index + 2, location));
  refuseTwice(rows, location);
  return {
    location: resolve(location),
    index: indexRows(rows, dirname(resolve(location))),
    rows,
    warnings: unknownColumns(columns, location),
  };
}

/** The row of a file: by where the file lies below the table's folder, else by its path below the folder the user named. */
export function rowFor(table: MetadataTable, file: Pick<FoundFile, "path" | "location">): MetadataRow | undefined {
  return table.index.get(file.location) ?? table.index.get(file.path);
}

/** A sentence for each row that no file answers to. */
export function unmatchedRows(table: MetadataTable, files: readonly Pick<FoundFile, "path" | "location">[]): readonly string[] {
  const matched = new Set(files.map((file) => rowFor(table, file)));
  return table.rows
    .filter((row) => !matched.has(row))
    .map(({ row, path }) => `row ${row} of the metadata names "${path}", and no such file was read; check the path`);
}

async function readTable(location: string): Promise<Uint8Array> {
  try {
    return await readFile(location);
  } catch (cause) {
    throw new EntenteError("NOT_FOUND", `the metadata file ${location} cannot be read; give --metadata an existing CSV file`, { cause });
  }
}

function parseCsv(text: string, location: string): readonly (readonly string[])[] {
  try {
    return parse(text, { relax_column_count_less: true, skip_empty_lines: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError("BAD_INPUT", `${location} is no sound CSV: ${reason}`, { cause });
  }
}

function readRow(columns: readonly string[], record: readonly string[], row: number, location: string): MetadataRow {
  const cells = new Map(columns.map((column, index) => [column, record[index] ?? ""]));
  const path = (cells.get("path") ?? "").trim().replaceAll("\\", "/").replace(/^\.\//, "").normalize("NFC");
  if (path === "") throw new EntenteError("BAD_INPUT", `${location} row ${row}: the path is empty; name the file the row is about`);
  const written = Object.fromEntries(metadataFields.map((field) => [field, cells.get(field) ?? null]));
  return { row, path, metadata: writtenMetadata(written, `${location} row ${row}`) };
}

function indexRows(rows: readonly MetadataRow[], folder: string): ReadonlyMap<string, MetadataRow> {
  return new Map(
    rows.flatMap((row) => [
      [row.path, row],
      [resolve(folder, row.path), row],
    ]),
  );
}

function refuseTwice(rows: readonly MetadataRow[], location: string): void {
  const first = new Map<string, number>();
  for (const { row, path } of rows) {
    const known = first.get(path);
    if (known) throw new EntenteError("DUPLICATE", `${location} rows ${known} and ${row} both name "${path}"; keep one of them`);
    first.set(path, row);
  }
}

function unknownColumns(columns: readonly string[], location: string): readonly string[] {
  const known = new Set<string>(["path", ...metadataFields]);
  const unknown = columns.filter((column) => !known.has(column));
  return unknown.map((column) => `${location}: column "${column}" means nothing here and was left out; known are ${[...known].join(", ")}`);
}

function noPathColumn(location: string, header: readonly string[]): EntenteError {
  const found = header.length > 0 ? header.join(", ") : "nothing";
  return new EntenteError("BAD_INPUT", `${location} has no column "path" but ${found}; its first row must name the columns`);
}
