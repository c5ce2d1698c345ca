import { EntenteError } from "@entente/core";
import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import { metadataFields, noMetadata, writtenMetadata, type MetadataField } from "../metadata.js";
import type { DocumentMetadata } from "../seams.js";

/** A file's text in its two parts. */
export interface FrontMatter {
  readonly metadata: DocumentMetadata;
  readonly body: string;
}

/** In characters: a hundred times what articles have, and little enough for the YAML parser whatever it holds. */
const longestFrontMatter = 20_000;
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
  const fields = metadataFields.map((field) => [field, mapping && readScalar(mapping.get(field, true), field, path)] as const);
  return writtenMetadata(Object.fromEntries(fields), path);
}

/** The top level as nodes: turning all of it into values would run away on nested keys that nobody asked for. */
function parseMapping(yaml: string, path: string): YAMLMap | null {
  if (yaml.length > longestFrontMatter) throw noMapping(path, `it is longer than ${longestFrontMatter} characters`);
  const { contents, errors } = parseDocument(yaml, { schema: "failsafe", prettyErrors: false });
  if (errors[0]) throw noMapping(path, errors[0].message);
  if (contents === null || (isScalar(contents) && contents.value === "")) return null;
  if (isMap(contents)) return contents;
  throw noMapping(path, "it is no list of keys and values");
}

function noMapping(path: string, reason: string): EntenteError {
  const message = `${path}: the front matter cannot be read (${reason}); write lines such as "outlet: NAME", values with a colon in quotes`;
  return new EntenteError("BAD_INPUT", message);
}

function readScalar(node: unknown, field: MetadataField, path: string): string | null {
  if (node === undefined || node === null) return null;
  if (isScalar(node) && typeof node.value === "string") return node.value === "null" || node.value === "~" ? null : node.value;
  throw new EntenteError("BAD_INPUT", `${path}: ${field} in the front matter is no text; write "${field}: WORDS" on one line`);
}
