import { EntenteError } from "@entente/core";
import { noMetadata } from "../metadata.js";
import type { ImportedPart } from "../seams.js";
import { splitExport } from "./exports/split.js";
import { plainText } from "./plain-text.js";

/** A paragraph of a word processor's file, as a reader sees it; cells of tables are paragraphs too. */
export interface Paragraph {
  readonly text: string;
  /** True for a title or a heading of the first level. */
  readonly heading: boolean;
}

/**
 * The documents in a word processor's file: the articles of a Nexis or Factiva export, each its own; else the whole as
 * one, paragraphs separated by blank lines, its title a heading that opens it. The title stays in the text too.
 * @param paragraphs - in reading order, empty ones allowed
 * @param path - named in errors
 * @throws EntenteError `BAD_INPUT` if there is no word in it
 */
export function toDocuments(paragraphs: readonly Paragraph[], path: string): readonly ImportedPart[] {
  const tidy = paragraphs.map(({ text, heading }) => ({ text: plainText(text), heading })).filter(({ text }) => text !== "");
  const [first] = tidy;
  if (!first) throw new EntenteError("BAD_INPUT", `${path} holds no words; give a file with the article's text`);
  const texts = tidy.map(({ text }) => text);
  const title = first.heading && tidy.length > 1 ? first.text.replaceAll("\n", " ") : null;
  return splitExport(texts, path) ?? [{ ...noMetadata, title, text: texts.join("\n\n") }];
}
