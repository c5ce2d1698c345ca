import { Buffer } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { EntenteError } from "@entente/core";
import { checkSize } from "../decode.js";
import { findFiles, type FoundFile, type FoundFiles } from "../files.js";
import { importers as everyImporter } from "../importers/index.js";
import { isSameSite, noMetadata } from "../metadata.js";
import type { DocumentMetadata, Importer, SourceFile } from "../seams.js";
import { toSkipped, type SkippedFile } from "../skipped.js";
import { mostEntries, readFeed, type Feed, type FeedEntry } from "./feed.js";
import { endingOf, isFeed, startsAsFeed, withCharset } from "./kinds.js";
import { Web, type Fetched } from "./web.js";

/** How sources are looked for. */
export interface SourceOptions {
  /** Default: every importer there is. */
  readonly importers?: readonly Importer[];
  /** Default: one that reaches public addresses only. */
  readonly web?: Web;
  /** A file that is no article though it lies among them, absolute: the table with their metadata. */
  readonly except?: string;
}

/** Endings of feeds that are files. Feeds are read only where the user names them: reading one asks the network. */
const feedEndings = new Set([".rss", ".atom", ".xml"]);

/**
 * What to read under the paths and addresses a user named: files and folders first, as {@link findFiles} finds them, then
 * pages and the entries of feeds in the order named. A page is fetched at once, a feed's entry when it is read. An
 * address that cannot be read is named in `skipped`, and the others go on.
 * @param named - files, folders, `https://` addresses of pages and feeds, files that are feeds
 */
export async function findSources(
  named: readonly string[],
  { importers = everyImporter, web = new Web(), except }: SourceOptions = {},
): Promise<FoundFiles> {
  const elsewhere = named.filter((name) => isAddress(name) || isFeedFile(name));
  const found = await findFiles(
    named.filter((name) => !elsewhere.includes(name)),
    importers,
  );
  const files = new Map<string, FoundFile>();
  const skipped: SkippedFile[] = [];
  for (const name of elsewhere) {
    try {
      for (const file of await (isAddress(name) ? atAddress(name, web) : inFeedFile(name, web)))
        files.set(file.location, files.get(file.location) ?? file);
    } catch (error) {
      skipped.push(toSkipped(name, error));
    }
  }
  const onDisk = found.files.filter(({ location }) => location !== except);
  return { ...found, files: [...onDisk, ...files.values()], skipped: [...found.skipped, ...skipped] };
}

/** True for what is fetched and not looked for on the disk. */
export function isAddress(name: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(name);
}

function isFeedFile(name: string): boolean {
  return feedEndings.has(extname(name).toLowerCase());
}

async function atAddress(address: string, web: Web): Promise<readonly FoundFile[]> {
  const fetched = await web.get(address);
  if (!isFeed(fetched)) return [page(address, async () => fetched, noMetadata)];
  return entryFiles(await readFeed({ path: fetched.url.href, bytes: withCharset(fetched) }, fetched.url), fetched.url, web);
}

async function inFeedFile(path: string, web: Web): Promise<readonly FoundFile[]> {
  const status = await stat(path).catch(() => null);
  if (!status?.isFile()) throw new EntenteError("NOT_FOUND", `${path} does not exist or is no file; check the spelling`);
  checkSize(path, status.size);
  const bytes = await readFile(path);
  if (!startsAsFeed(bytes)) throw new EntenteError("BAD_INPUT", `${path} is no RSS or Atom feed; save articles as HTML or text`);
  return entryFiles(await readFeed({ path: resolve(path), bytes }, null), null, web, basename(path));
}

/** A file for each entry: its content if the feed carries it whole, else the page it links to. */
function entryFiles(feed: Feed, at: URL | null, web: Web, name = at?.href ?? ""): readonly FoundFile[] {
  const files = feed.entries.map((entry, index): FoundFile => {
    const metadata = { ...noMetadata, title: entry.title, published: entry.published };
    const { url } = entry;
    if (entry.content !== null && (url === null || isOwn(url, at))) {
      return contentFile(entry, entry.content, feed, url ?? `${name}#${index + 1}`);
    }
    if (url !== null) return page(url, () => web.get(url), metadata);
    const location = `${name}#${index + 1}`;
    return unreadable(location, noLink(location));
  });
  return feed.leftOut === 0 ? files : [...files, unreadable(name, tooManyEntries(name, feed.leftOut))];
}

/** What a feed names and nobody can read: it is told in its turn, like a file that turns out broken. */
function unreadable(location: string, error: EntenteError): FoundFile {
  return { path: location, location, read: () => Promise.reject(error) };
}

function tooManyEntries(name: string, leftOut: number): EntenteError {
  return new EntenteError(
    "LIMIT_EXCEEDED",
    `${name} has ${mostEntries + leftOut} entries, and the first ${mostEntries} are read; give the addresses of the others`,
  );
}

/** A feed may speak for its own site; what it says of another's pages is looked up there. */
function isOwn(url: string, at: URL | null): boolean {
  return at !== null && isSameSite(url, at.href);
}

function noLink(location: string): EntenteError {
  return new EntenteError("BAD_INPUT", `${location} is a feed's entry without link and full text; give the article's address`);
}

function page(address: string, fetch: () => Promise<Fetched>, metadata: DocumentMetadata): FoundFile {
  const path = pathOf(address);
  const read = async (): Promise<SourceFile> => {
    const fetched = await fetch();
    return { path: `${path}${endingOf(fetched)}`, bytes: withCharset(fetched), address: fetched.url.href };
  };
  return { path, location: address, metadata, read };
}

function contentFile(
  { title, published, url }: FeedEntry,
  content: string,
  { title: outlet, language }: Feed,
  location: string,
): FoundFile {
  const metadata = { ...noMetadata, title, published, outlet, language };
  const path = pathOf(location);
  const source = { path: `${path}.html`, bytes: Buffer.from(content), ...(url !== null && { address: url }) };
  return { path, location, metadata, read: async () => source };
}

/** Where a page lies, without what differs between visits: host and path. */
function pathOf(address: string): string {
  if (!isAddress(address)) return address;
  const { host, pathname } = new URL(address);
  return `${host}${pathname}`.replace(/\/+$/, "");
}
