import { EntenteError } from "@entente/core";
import type { parseFeed } from "feedsmith";
import { decodeText } from "../decode.js";
import { readLanguage, readPublished } from "../metadata.js";
import type { SourceFile } from "../seams.js";
import { readWrittenDate } from "../importers/exports/written-date.js";

/** An article as a feed announces it. */
export interface FeedEntry {
  readonly title: string | null;
  /** Absolute; null if it has none. */
  readonly url: string | null;
  /** EDTF, in the time zone of the feed. */
  readonly published: string | null;
  /** The article's HTML, if the feed carries more than a summary; else null. */
  readonly content: string | null;
}

/** A feed with its newest articles. */
export interface Feed {
  readonly title: string | null;
  readonly language: string | null;
  readonly entries: readonly FeedEntry[];
  /** How many entries are left out, since there are more than {@link mostEntries}. */
  readonly leftOut: number;
}

/** The most entries of one feed that are read: feeds name their newest some dozens. */
export const mostEntries = 200;
/** Shorter contents are summaries, whatever the feed calls them; in characters of their words. */
const leastContent = 800;

/**
 * Reads RSS 0.9 to 2.0, RSS 1.0 (RDF) or Atom.
 * @param file - the feed
 * @param base - what relative links are relative to; null for a feed from a file
 * @throws EntenteError `BAD_INPUT` if it is no feed or has no entry
 */
export async function readFeed(file: SourceFile, base: URL | null): Promise<Feed> {
  const { title, language, items } = toItems(await parse(file));
  if (items.length === 0) throw new EntenteError("BAD_INPUT", `${file.path} is a feed without entries; give one with articles`);
  return {
    title: words(title),
    language: readLanguage(language ?? ""),
    entries: items.slice(0, mostEntries).map((item) => toEntry(item, base)),
    leftOut: Math.max(0, items.length - mostEntries),
  };
}

type ParsedFeed = ReturnType<typeof parseFeed>;
/** What feedsmith gives for one format. */
type FeedOf<Format extends ParsedFeed["format"]> = Extract<ParsedFeed, { format: Format }>["feed"];

async function parse(file: SourceFile): Promise<ParsedFeed> {
  const text = decodeText(file, declaredEncoding(file.bytes));
  // Loaded when a feed is met: it takes a sixth of a second, in every thread.
  const { parseFeed } = await import("feedsmith");
  try {
    return parseFeed(text);
  } catch (cause) {
    throw new EntenteError("BAD_INPUT", `${file.path} is no sound RSS or Atom feed; open it in a browser and check it`, { cause });
  }
}

/** What the XML declaration says, null for UTF-8 and UTF-16. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const label = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1]?.toLowerCase() ?? null;
  return label === null || label.startsWith("utf") ? null : label;
}

/** An entry in the words of none of the formats. */
interface FeedItem {
  readonly title: string | undefined;
  readonly link: string | undefined;
  /** As the feed writes it, whatever that is. */
  readonly date: unknown;
  readonly content: string | undefined;
}

interface FeedItems {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly items: readonly FeedItem[];
}

function toItems(parsed: ParsedFeed): FeedItems {
  if (parsed.format === "rss") return rssItems(parsed.feed);
  if (parsed.format === "atom") return atomItems(parsed.feed);
  if (parsed.format === "rdf") return rdfItems(parsed.feed);
  return { title: undefined, language: undefined, items: [] };
}

function rssItems(feed: FeedOf<"rss">): FeedItems {
  const items = (feed.items ?? []).map((item) => ({
    title: item?.title,
    link: item?.link ?? (item?.guid?.isPermaLink === false ? undefined : item?.guid?.value),
    date: item?.pubDate ?? item?.dc?.dates?.[0],
    content: item?.content?.encoded ?? item?.description,
  }));
  return { title: feed.title, language: feed.language, items };
}

function atomItems(feed: FeedOf<"atom">): FeedItems {
  const items = (feed.entries ?? []).map((entry) => ({
    title: entry?.title?.value,
    link: entry?.links?.find((link) => (link?.rel ?? "alternate") === "alternate")?.href,
    date: entry?.published ?? entry?.updated,
    content: entry?.content?.value,
  }));
  return { title: feed.title?.value, language: feed.xml?.lang, items };
}

function rdfItems(feed: FeedOf<"rdf">): FeedItems {
  const items = (feed.items ?? []).map((item) => ({
    title: item?.title,
    link: item?.link,
    date: item?.dc?.dates?.[0],
    content: item?.content?.encoded,
  }));
  return { title: feed.title, language: feed.dc?.languages?.[0], items };
}

function toEntry({ title, link, date, content }: FeedItem, base: URL | null): FeedEntry {
  const full = (words(content) ?? "").length >= leastContent;
  return {
    title: words(title),
    url: absolute(link, base),
    published: day(typeof date === "string" ? date : ""),
    content: full ? (content ?? null) : null,
  };
}

function absolute(link: string | undefined, base: URL | null): string | null {
  const text = link?.trim() ?? "";
  return text !== "" && URL.canParse(text, base ?? undefined) ? new URL(text, base ?? undefined).href : null;
}

/** RSS writes "Tue, 12 Mar 2019 23:30:00 -0500", Atom and RDF `2019-03-12T23:30:00-05:00`: the day stays as printed. */
function day(written: string): string | null {
  return readPublished(written) ?? readWrittenDate(written);
}

/** Words without markup. */
function words(html: string | undefined): string | null {
  const text = (html ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return text || null;
}
