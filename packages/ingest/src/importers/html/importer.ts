import { EntenteError } from "@entente/core";
import { Readability } from "@mozilla/readability";
import { decodeText } from "../../decode.js";
import { recogniseLanguage } from "../../languages.js";
import type { ImportedPart, Importer, SourceFile } from "../../seams.js";
import { splitExport } from "../exports/split.js";
import { blockText } from "./blocks.js";
import { pageMetadata } from "./metadata.js";
import { parsePage } from "./page.js";

/**
 * Saved web pages: the article that Mozilla's Readability finds (what Firefox shows in its reader view), its paragraphs
 * separated by blank lines; where it finds none, the page's visible text. Nothing in the page is run or fetched.
 * The language is the text's own where it can be told, since templates often declare another. A page that Factiva exported
 * gives one document an article.
 */
export const htmlImporter: Importer = {
  name: "html",
  extensions: [".html", ".htm"],
  read: async (file) => readHtml(file),
};

function readHtml(file: SourceFile): readonly ImportedPart[] {
  const source = decodeText(file, declaredCharset(file.bytes));
  try {
    return readPage(source, file.path);
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    throw new EntenteError("BAD_INPUT", `${file.path} is too broken to be read as a page; save the article's text as .txt`, { cause });
  }
}

function readPage(source: string, path: string): readonly ImportedPart[] {
  const document = parsePage(source, path);
  const metadata = pageMetadata(document);
  const articles = splitExport(exportedBlocks(document), path);
  if (articles) return articles;
  const visible = blockText(document.body);
  const article = findArticle(document);
  const text = article?.text || visible;
  if (text === "") throw new EntenteError("BAD_INPUT", `${path} shows no text; give a page with the article in it`);
  return [{ ...metadata, title: article?.title ?? metadata.title, language: recogniseLanguage(text) ?? metadata.language, text }];
}

/** The blocks of the innermost elements that Factiva marks as articles: its pages lie in a form, whose text is no article's. */
function exportedBlocks(document: Document): readonly string[] {
  const articles = [...document.querySelectorAll("div.article")].filter((element) => !element.querySelector("div.article"));
  return articles.flatMap((article) => blockText(article).split("\n\n"));
}

/** The article's title and text, null if Readability finds none; it takes the document apart. */
function findArticle(document: Document): { readonly title: string | null; readonly text: string } | null {
  const article = new Readability<Node>(document, { serializer: (node) => node }).parse();
  return article?.content ? { title: article.title?.trim() || null, text: blockText(article.content) } : null;
}

/**
 * The encoding a page declares in its first kilobyte, as browsers look for it. One that is read as ASCII cannot be
 * UTF-16, whatever it says: browsers take that for UTF-8.
 */
function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1]?.toLowerCase() ?? null;
  return label?.startsWith("utf-") || label === "utf8" ? null : label;
}
