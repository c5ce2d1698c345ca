import { EntenteError, exporters } from "@entente/core";
import { suggest } from "@entente/ontology";
import { bounds, within } from "../graph-arguments.js";

/** What is to be exported. */
export interface ExportRequest {
  /** `ndjson` is the whole store, all others a part of the graph. */
  readonly format: string;
  /** Id of the entity in the middle; null for the whole store. */
  readonly around: string | null;
  readonly depth: number;
  readonly limit: number;
  /** Only what is affirmed and asserted, and neither retracted nor disputed. */
  readonly isFactual: boolean;
  /** Which of the files of a format that has several; null if it has one. */
  readonly part: string | null;
}

/** Formats, as on the command line. */
const formats = [...exporters.map(({ name }) => name), "ndjson"];

/** How formats are announced to who gets them. */
const mediaTypes: Readonly<Record<string, string>> = {
  ndjson: "application/x-ndjson; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  gexf: "application/xml; charset=utf-8",
};

/** The media type of a format. */
export function mediaTypeOf({ format }: ExportRequest): string {
  return mediaTypes[format] ?? "application/octet-stream";
}

/** What the file is called where it is kept. */
export function fileNameOf({ format, part }: ExportRequest): string {
  return `entente${part === null ? "" : `.${part}`}.${format}`;
}

/**
 * Reads what an address asks for.
 * @throws EntenteError `BAD_INPUT` naming what does not fit
 */
export function readExportRequest(query: URLSearchParams): ExportRequest {
  const format = query.get("format") ?? "";
  if (!formats.includes(format)) throw unknownFormat(format);
  const around = query.get("around");
  if (format === "ndjson" && around !== null) throw new EntenteError("BAD_INPUT", "format=ndjson gives the whole store; leave around out");
  if (format !== "ndjson" && around === null) {
    throw new EntenteError("BAD_INPUT", `format=${format} gives a part of the graph; name its centre with around=ID`);
  }
  return {
    format,
    around,
    depth: within("depth", wholeNumber(query, "depth", 1), bounds.depth),
    limit: within("limit", wholeNumber(query, "limit", 1_000), bounds.exported),
    isFactual: ["", "1", "true"].includes(query.get("factual") ?? "no"),
    part: query.get("part"),
  };
}

function unknownFormat(format: string): EntenteError {
  const near = suggest(format, formats);
  const meant = near === null ? "" : `; did you mean "${near}"?`;
  return new EntenteError("BAD_INPUT", `there is no format "${format}"${meant} Ask for /export?format=${formats.join(", ")}`);
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new EntenteError("BAD_INPUT", `${name}=${text} is no whole number`);
}
