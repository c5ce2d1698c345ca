import { EntenteError } from "@entente/core";
import { noMetadata } from "../../metadata.js";
import type { ImportedDocument, ImportedPart } from "../../seams.js";
import { readFactivaFields, type FactivaArticle } from "./factiva-fields.js";
import { languageTag } from "./language-names.js";
import { readWrittenDate } from "./written-date.js";

/** The line that ends an article, "Document" in the interface's language and the number: source, date, place in the day. */
const accession = /^(?:AN\s+)?\p{L}{2,12}\s+([A-Z][A-Z0-9]{1,9}\d{8,}[A-Za-z0-9]{4,})$/u;
const wordCount = /^\d[\d.,\s]*(?:words|wörter|mots|palabras|parole|woorden|palavras)$/i;
const copyright = /^(?:copyright|\(c\)|©|alle rechte)/i;
const time = /^\d{1,2}:\d{2}$/;
/** How far below the word count the article's head may reach. */
const longestHead = 14;

/**
 * The articles of an export of Factiva (RTF, DOCX or HTML), with field codes (HD, BY, PD, SN, LP, TD …) or in article
 * format, where the same lines stand without codes: headline, byline, "512 words", date, source, code, language,
 * copyright, then the words. Each ends with "Document" and its accession number, which is its key.
 * @returns null if no article ends so
 */
export function splitFactiva(paragraphs: readonly string[], path: string): readonly ImportedPart[] | null {
  const ends = paragraphs.flatMap((line, index) => (accession.test(line) ? [index] : []));
  if (ends.length === 0) return null;
  return ends.map((at, index) => {
    const key = accession.exec(paragraphs[at] ?? "")?.[1] ?? "";
    return readArticle(paragraphs.slice((ends[index - 1] ?? -1) + 1, at), key, `${path} article ${index + 1} (${key})`);
  });
}

function readArticle(lines: readonly string[], key: string, where: string): ImportedPart {
  const article = readFactivaFields(lines) ?? readArticleFormat(lines);
  if (article && article.words.length > 0) return toDocument(article, key);
  return new EntenteError("BAD_INPUT", `${where} has no text; export it in article format or with full indexing`);
}

function toDocument({ title, byline, date, source, language, words }: FactivaArticle, key: string): ImportedDocument {
  const text = [...(byline === null ? [] : [byline]), ...words].join("\n\n");
  const published = date === null ? null : readWrittenDate(date);
  return { ...noMetadata, title, outlet: source, published, language: language && languageTag(language), text, key };
}

function readArticleFormat(lines: readonly string[]): FactivaArticle | null {
  const count = lines.findIndex((line) => wordCount.test(line));
  if (count < 0) return null;
  const head = lines.slice(count + 1, count + 1 + longestHead);
  const date = head.findIndex((line) => line.length < 40 && readWrittenDate(line) !== null);
  const source = date < 0 ? -1 : head.findIndex((line, index) => index > date && !time.test(line));
  const length = headLength(head, source);
  return {
    ...titleLines(lines.slice(Math.max(0, count - 3), count)),
    date: head[date] ?? null,
    source: head[source] ?? null,
    language: head.slice(0, length).find((line) => languageTag(line) !== null) ?? null,
    words: lines.slice(count + 1 + length),
  };
}

/** The head ends with the copyright line, else with the language, else with the source's code. */
function headLength(head: readonly string[], source: number): number {
  const right = head.findIndex((line) => copyright.test(line));
  if (right >= 0) return right + 1;
  const language = head.findIndex((line) => languageTag(line) !== null);
  if (language >= 0) return language + 1;
  const code = head.findIndex((line, index) => index > source && /^[A-Z0-9]{2,10}$/.test(line));
  return (code >= 0 ? code : Math.max(source, 0)) + 1;
}

/**
 * Of the lines above the word count, which may be section, headline, byline and credit, the headline is the longest
 * before a line that begins with "By"; the byline is the line below it.
 */
function titleLines(lines: readonly string[]): Pick<FactivaArticle, "title" | "byline"> {
  const by = lines.findIndex((line) => /^by\s/i.test(line));
  const candidates = by > 0 ? lines.slice(0, by) : lines;
  const title = [...candidates].sort((a, b) => b.length - a.length)[0] ?? null;
  const below = title === null ? undefined : lines[lines.indexOf(title) + 1];
  return { title: title?.replace(/^\d+\) /, "") ?? null, byline: below ?? null };
}
