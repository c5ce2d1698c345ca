import { readLanguage, readPublished, readUrl } from "../../metadata.js";
import type { DocumentMetadata } from "../../seams.js";
import { linkedArticle, type LinkedArticle } from "./linked-data.js";

/**
 * What a page says about itself, by the usual ways of saying it, the most explicit first. What cannot be read is null and
 * no error: the page's maker made the mistake, not the user. `language` is what the page declares, which is often its
 * template's and not the article's.
 */
export function pageMetadata(document: Document): DocumentMetadata {
  const linked = linkedArticle(document);
  return {
    title: meta(document, "og:title") ?? linked.headline ?? text(document.querySelector("title")) ?? text(document.querySelector("h1")),
    outlet: meta(document, "og:site_name") ?? linked.publisher,
    published: pagePublished(document, linked),
    url: pageUrl(document),
    language: readLanguage(document.documentElement.getAttribute("lang") ?? meta(document, "og:locale") ?? ""),
    licence: document.querySelector('link[rel~="license"], a[rel~="license"]')?.getAttribute("href") ?? null,
  };
}

function pagePublished(document: Document, linked: LinkedArticle): string | null {
  const candidates = [
    meta(document, "article:published_time"),
    linked.datePublished,
    dateOf(document.querySelector('[itemprop~="datePublished"]')),
    dateOf(document.querySelector("time[pubdate]")),
    dateOf(document.querySelector("article time[datetime], main time[datetime], header time[datetime]")),
    dateOf(onlyTime(document)),
  ];
  return candidates.map((written) => (written === null ? null : readPublished(written))).find((date) => date !== null) ?? null;
}

/** The page's one `<time>`; of several, outside the article, none is known to be the article's. */
function onlyTime(document: Document): Element | null {
  const times = document.querySelectorAll("time[datetime]");
  return times.length === 1 ? (times[0] ?? null) : null;
}

function dateOf(element: Element | null): string | null {
  return element?.getAttribute("datetime") ?? element?.getAttribute("content") ?? null;
}

function pageUrl(document: Document): string | null {
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute("href");
  return readUrl(canonical ?? "") ?? readUrl(meta(document, "og:url") ?? "");
}

function meta(document: Document, name: string): string | null {
  const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
  return element?.getAttribute("content")?.trim() || null;
}

function text(element: Element | null): string | null {
  return element?.textContent?.replace(/\s+/g, " ").trim() || null;
}
