import { EntenteError } from "@entente/core";
import { decodeText } from "../../decode.js";
import type { ImportedPart, Importer, SourceFile } from "../../seams.js";
import { distinctKeys } from "../exports/article-key.js";
import { matchColumns, type ColumnMapping } from "./columns.js";
import { readRow, type Row } from "./row.js";

/** A file of some ten thousand articles. */
const maxBytes = 100_000_000;
/** Records of our own interchange format: its lines are no articles. */
const interchangeKinds = new Set(["document", "mention", "statement", "judgement", "tombstone"]);

/**
 * JSON Lines: one article a line, an object whose members are its columns; blank lines are passed over. A line that is no
 * JSON, or no article, is named by its number, and the others go on.
 * @param mapping - which members hold what, where their names do not say it
 */
export function jsonLinesImporter(mapping: ColumnMapping = {}): Importer {
  return { name: "jsonl", extensions: [".jsonl", ".ndjson"], maxBytes, read: async (file) => readLines(file, mapping) };
}

function readLines(file: SourceFile, mapping: ColumnMapping): readonly ImportedPart[] {
  const lines = decodeText(file, null, maxBytes).split(/\r?\n/);
  const parts = lines.flatMap((line, index) => (line.trim() === "" ? [] : [readLine(line, mapping, file.path, index + 1)]));
  return distinctKeys(parts);
}

function readLine(line: string, mapping: ColumnMapping, path: string, number: number): ImportedPart {
  const where = `${path} line ${number}`;
  const value = parseLine(line);
  if (value === undefined) return new EntenteError("BAD_INPUT", `${where} is no JSON; write one object a line`);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return new EntenteError("BAD_INPUT", `${where} is no object; write {"title": "…", "text": "…"}`);
  }
  const row = toRow(value);
  if (isInterchange(row)) return new EntenteError("BAD_INPUT", `${where} is of the interchange format; read this file with entente import`);
  const columns = matchColumns(Object.keys(row), mapping);
  if (columns.text !== undefined) return readRow(row, columns, where);
  const names = Object.keys(row).slice(0, 20).join(", ") || "nothing";
  return new EntenteError("BAD_INPUT", `${where} has no member that holds the text, but ${names}; name it with --columns text=NAME`);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Texts and numbers as text; anything else is no cell of an article. */
function toRow(value: object): Row {
  const cells = Object.entries(value).filter(([, cell]) => typeof cell === "string" || typeof cell === "number");
  return Object.fromEntries(cells.map(([name, cell]) => [name, String(cell)]));
}

function isInterchange(row: Row): boolean {
  return interchangeKinds.has(row["kind"] ?? "") && row["text"] === undefined;
}
