import { EntenteError } from "@entente/core";
import MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";
import { decodeText } from "../decode.js";
import type { Importer, SourceFile, ImportedDocument } from "../seams.js";
import { splitFrontMatter } from "./front-matter.js";

/**
 * CommonMark with tables and struck-out text, as most sites write it. `html: true` keeps raw HTML as tokens of its own,
 * which are then left out; otherwise tags would stand in the text. No links are guessed, no quotes are curled.
 */
const markdown = new MarkdownIt("default", { html: true, linkify: false, typographer: false });

/**
 * Markdown: front matter gives the metadata, the body becomes the plain text that a reader sees. Headings, paragraphs,
 * list items and table cells are separated by blank lines; emphasis, code and links are reduced to their words;
 * pictures, raw HTML tags, comments and rules are left out; a line break inside a paragraph becomes a space, a hard one
 * stays. Without a title in the front matter, a first-level heading that opens the body is the title; it stays in the
 * text too.
 */
export const markdownImporter: Importer = {
  name: "markdown",
  extensions: [".md", ".markdown"],
  read: async (file) => [readMarkdown(file)],
};

function readMarkdown(file: SourceFile): ImportedDocument {
  const { metadata, body } = splitFrontMatter(decodeText(file), file.path);
  const tokens = markdown.parse(body, {});
  const text = tokens.map(blockText).filter(Boolean).join("\n\n");
  if (text === "") throw new EntenteError("BAD_INPUT", `${file.path} holds no words besides markup; give the article's text`);
  return { ...metadata, title: metadata.title ?? openingHeading(tokens), text };
}

function blockText(token: Token): string {
  if (token.type === "inline") return inlineText(token.children ?? []);
  return token.type === "fence" || token.type === "code_block" ? token.content.trim() : "";
}

function inlineText(tokens: readonly Token[]): string {
  const lines = tokens.map(inlinePart).join("").split("\n");
  return lines
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .join("\n")
    .trim();
}

function inlinePart({ type, content }: Token): string {
  if (type === "text" || type === "code_inline") return content;
  if (type === "softbreak") return " ";
  return type === "hardbreak" ? "\n" : "";
}

function openingHeading([open, heading]: readonly Token[]): string | null {
  if (open?.type !== "heading_open" || open.tag !== "h1" || !heading) return null;
  return inlineText(heading.children ?? []).replaceAll("\n", " ") || null;
}
