import { EntenteError } from "@entente/core";
import { noMetadata, readLanguage } from "../../metadata.js";
import type { ImportedDocument, ImportedPart } from "../../seams.js";
import { describedKey } from "./article-key.js";
import { languageTag } from "./language-names.js";
import { readWrittenDate } from "./written-date.js";

const end = /^(?:end of document|ende des dokuments?|fin du document|fin del documento|einde van het document)$/i;
const body = /^(?:body|volltext|full text:?|corps de l'article|cuerpo)$/i;
/** Sections that follow the article's words. */
const after = /^(?:graphic|classification|correction|klassifikation)$/i;
/** A field on a line of its own, its name at the start. */
const field =
  /^(section|length|byline|dateline|highlight|language|load-date|correction-date|publication-type|subject|industry|geographic|person|company|organization|ticker|series|update|url)\s*:\s*(.*)$/is;
/** Fields that may stand behind an article without the heading "Classification". */
const closing = /^(?:language|load-date|correction-date|publication-type|subject|update)$/;
const copyright = /^(?:copyright|\(c\)|©)/i;

/**
 * The articles of an export of Nexis Uni, Lexis Advance or Nexis (DOCX or RTF). Each ends with "End of Document" and
 * stands so: title, publication, date, copyright, fields ("Section:", "Length:", "Byline:"), "Body", the words, then
 * "Graphic", "Classification" and "Load-Date:". A cover page before the first is passed over, since title, publication
 * and date are counted upwards from the copyright line or the first field. Load-Date is when the database took the
 * article, never when it was published.
 * @returns null if no article ends so
 */
export function splitNexis(paragraphs: readonly string[], path: string): readonly ImportedPart[] | null {
  const articles = segments(paragraphs);
  if (!articles.some((article) => article.some((line) => body.test(line)))) return null;
  return articles.map((article, index) => readArticle(article, `${path} article ${index + 1}`));
}

/** What stands before each "End of Document". */
function segments(paragraphs: readonly string[]): readonly (readonly string[])[] {
  const ends = paragraphs.flatMap((line, index) => (end.test(line) ? [index] : []));
  return ends.map((at, index) => paragraphs.slice((ends[index - 1] ?? -1) + 1, at)).filter((article) => article.length > 0);
}

function readArticle(lines: readonly string[], where: string): ImportedPart {
  const start = lines.findIndex((line) => body.test(line));
  const header = lines.slice(0, start < 0 ? lines.length : start);
  const words = start < 0 ? [] : articleWords(lines.slice(start + 1));
  if (words.length === 0) return new EntenteError("BAD_INPUT", `${where} has no text below "Body"; export it with its full text`);
  const byline = fieldOf(header, "byline");
  const text = [...(byline === null ? [] : [byline]), ...words].join("\n\n");
  return keyed({ ...noMetadata, ...headLines(header), language: statedLanguage(lines), text });
}

function keyed(article: Omit<ImportedDocument, "key">): ImportedDocument {
  return { ...article, key: describedKey(article) };
}

/** The words end at the first heading of another section, or at the fields that close the article. */
function articleWords(lines: readonly string[]): readonly string[] {
  const last = lines.findIndex((line) => after.test(line) || closing.test(field.exec(line)?.[1]?.toLowerCase() ?? ""));
  return last < 0 ? lines : lines.slice(0, last);
}

/** Title, publication and date: the last line before copyright and fields that is a date, and the two above it. */
function headLines(header: readonly string[]): Pick<ImportedDocument, "title" | "outlet" | "published"> {
  const fields = header.findIndex((line) => copyright.test(line) || /^(?:section|length|byline|dateline|highlight)\s*:/i.test(line));
  const top = (fields < 0 ? header : header.slice(0, fields)).filter((line) => !/^correction appended$/i.test(line));
  const date = top.findLastIndex((line) => line.length < 100 && readWrittenDate(line) !== null);
  // Further up stand the dates of a cover page.
  const at = date < top.length - 3 ? top.length : date;
  return {
    title: top[at - 2]?.replaceAll("\n", " ") ?? null,
    outlet: tidyOutlet(top[at - 1] ?? ""),
    published: readWrittenDate(top[at] ?? ""),
  };
}

/** "The Guardian(London)" is The Guardian (London); a final dot belongs to the database. */
function tidyOutlet(line: string): string | null {
  return line.replace(/\s*\(/, " (").replace(/\.$/, "").trim() || null;
}

function fieldOf(lines: readonly string[], name: string): string | null {
  const found = lines.map((line) => field.exec(line)).find((match) => match?.[1]?.toLowerCase() === name);
  return found?.[2]?.trim() || null;
}

function statedLanguage(lines: readonly string[]): string | null {
  const stated = fieldOf(lines, "language");
  return stated && (languageTag(stated.split(/[;,]/)[0] ?? "") ?? readLanguage(stated));
}
