import { Buffer } from "node:buffer";
import { EntenteError } from "@entente/core";
import { decodeBytes } from "../encodings.js";
import type { Fetched } from "./web.js";

/** File name endings by content type. */
const endings: Readonly<Record<string, string>> = {
  "text/html": ".html",
  "application/xhtml+xml": ".html",
  "text/plain": ".txt",
  "text/markdown": ".md",
  "application/pdf": ".pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/rtf": ".rtf",
  "text/rtf": ".rtf",
};
const feedTypes = new Set(["application/rss+xml", "application/atom+xml", "application/rdf+xml"]);
const maybeFeed = new Set(["application/xml", "text/xml", "text/html", "text/plain", "application/octet-stream", ""]);

/** True for a feed, by its content type, or by its first element where the type is a general one. */
export function isFeed({ contentType, bytes }: Pick<Fetched, "contentType" | "bytes">): boolean {
  return feedTypes.has(contentType) || (maybeFeed.has(contentType) && startsAsFeed(bytes));
}

/** True if the first element is one of a feed. */
export function startsAsFeed(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const element = /<([a-z][\w:.-]*)/i.exec(start.replace(/<!--.*?-->/gs, ""))?.[1]?.toLowerCase();
  return element === "rss" || element === "feed" || element === "rdf:rdf";
}

/**
 * The file name ending whose importer reads what was fetched.
 * @throws EntenteError `BAD_INPUT` for a type that is no article: picture, program, data
 */
export function endingOf({ url, contentType }: Pick<Fetched, "url" | "contentType">): string {
  const ending = endings[contentType || "text/html"];
  if (ending !== undefined) return ending;
  throw new EntenteError(
    "BAD_INPUT",
    `${url.href} is of the type "${contentType}", which is no article; give the address of a page, PDF or feed`,
  );
}

/**
 * The bytes with the encoding that the server states made visible in them, as UTF-16 with its mark, which wins over what
 * the page says of itself; unchanged where the server states none or UTF-8, or the type is no text.
 */
export function withCharset({ url, contentType, charset, bytes }: Fetched): Uint8Array {
  if (charset === null || /^utf-?8$/.test(charset) || !contentType.startsWith("text/")) return bytes;
  try {
    const text = decodeBytes(bytes, charset, true);
    return Buffer.from(`\uFEFF${text}`, "utf16le");
  } catch (cause) {
    throw new EntenteError("BAD_INPUT", `${url.href} states the encoding ${charset}, and its bytes are none; save the page yourself`, {
      cause,
    });
  }
}
