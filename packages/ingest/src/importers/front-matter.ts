import { EntenteError } from "@entente/core";
import { parse } from "yaml";
import { metadataFields, noMetadata, writtenMetadata, type MetadataField } from "../metadata.js";
import type { DocumentMetadata } from "../seams.js";

/** A file's text in its two parts. */
export interface FrontMatter {
  readonly metadata: DocumentMetadata;
  readonly body: string;
}

/** A first line of three dashes opens front matter, a line of three dashes or dots closes it. */
const opening = /^---[ \t]*\r?\n/;

/**
 * Splits YAML front matter off a text. Keys other than the metadata fields (`source`, `tags` …) are left alone.
 * Every scalar is read as the text that stands there, so that 2021 and 2025-05-16 stay as they were written.
 * @param text - the file's text
 * @param path - named in errors
 * @throws EntenteError `BAD_INPUT` if it is no YAML mapping or a field is no line of text, `BAD_DATE`
 */
export function splitFrontMatter(text: string, path: string): FrontMatter {
  const start = opening.exec(text)?.[0].length;
  const closing = start === undefined ? null : closingLine(text, start);
  if (start === undefined || !closing) return { metadata: noMetadata, body: text };
  const yaml = text.slice(start, closing.index);
  return { metadata: readFields(yaml, path), body: text.slice(closing.index + closing[0].length) };
}

function closingLine(text: string, from: number): RegExpExecArray | null {
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/gm;
  closing.lastIndex = from;
  return closing.exec(text);
}

function readFields(yaml: string, path: string): DocumentMetadata {
  const mapping = parseMapping(yaml, path);
  const fields = metadataFields.map((field) => [field, readScalar(mapping[field], field, path)] as const);
  return writtenMetadata(Object.fromEntries(fields), path);
}

function parseMapping(yaml: string, path: string): Readonly<Record<string, unknown>> {
  const value = parseYaml(yaml, path);
  if (value === null || value === undefined || value === "") return {};
  if (typeof value === "object" && !Array.isArray(value)) return { ...value };
  throw new EntenteError("BAD_INPUT", `${path}: the front matter is no list of keys and values; write lines such as "outlet: NAME"`);
}

function parseYaml(yaml: string, path: string): unknown {
  try {
    return parse(yaml, { schema: "failsafe", logLevel: "silent" });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    throw new EntenteError("BAD_INPUT", `${path}: the front matter is no YAML (${reason}); put values with a colon in quotes`, { cause });
  }
}

function readScalar(value: unknown, field: MetadataField, path: string): string | null {
  if (value === undefined || value === null || value === "null" || value === "~") return null;
  if (typeof value === "string") return value;
  throw new EntenteError("BAD_INPUT", `${path}: ${field} in the front matter is no text; write "${field}: WORDS" on one line`);
}
