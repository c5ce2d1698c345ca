import { EntenteError, normaliseUrl, readDate } from "@entente/core";
import type { DocumentMetadata } from "./seams.js";

/** The fields of {@link DocumentMetadata}: column names of the metadata CSV and keys of front matter. */
export const metadataFields = ["title", "outlet", "published", "url", "language", "licence"] as const;
/** One of {@link metadataFields}. */
export type MetadataField = (typeof metadataFields)[number];

/** Nothing known. */
export const noMetadata: DocumentMetadata = { title: null, outlet: null, published: null, url: null, language: null, licence: null };

/** The longest date that is tried as EDTF, in characters: no real one is near it. */
const longestDate = 64;

/**
 * An EDTF date from what a file or person wrote, null if it is none. Of a time stamp (`2025-05-16T09:30:00+02:00`) the
 * day is kept as written: the day the outlet printed, in its own time zone.
 */
export function readPublished(written: string): string | null {
  const text = written.trim();
  const day = /^(\d{4}-\d{2}-\d{2})[T ]\d/.exec(text)?.[1] ?? text;
  return day.length <= longestDate && readDate(day) ? day : null;
}

/** A language tag in its canonical spelling (`en-GB`), null if it is none; names of languages ("English") are none. */
export function readLanguage(written: string): string | null {
  if (!/^[a-z]{2,3}([-_]|$)/i.test(written)) return null;
  try {
    return Intl.getCanonicalLocales(written.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

/** A web address in the one spelling that identifies a document, null if it is no absolute http(s) address. */
export function readUrl(written: string): string | null {
  try {
    return normaliseUrl(written.trim());
  } catch {
    return null;
  }
}

/**
 * True if two web addresses are of one site: the same host, `www.` aside, or one host below the other (`amp.example.org`,
 * `example.org`). Two hosts below a third are none: every paper under `co.uk` would be.
 */
export function isSameSite(a: string, b: string): boolean {
  const [x, y] = [new URL(a), new URL(b)].map(({ hostname }) => hostname.replace(/^www\./, "")) as [string, string];
  return x === y || x.endsWith(`.${y}`) || y.endsWith(`.${x}`);
}

/**
 * The address that identifies a page: the one it names as its own if that is of the site it came from, else where it was
 * found. A page that names another site's would put itself in the place of that site's article.
 * @param named - what the page says, null if it says nothing
 * @param found - where it was fetched
 */
export function pageAddress(named: string | null, found: string): string | null {
  return named !== null && isSameSite(named, found) ? named : readUrl(found);
}

/**
 * Metadata that a person wrote: front matter, a CSV row, command-line options. Blank fields count as not given.
 * @param written - field name to text
 * @param where - what to name in an error: `notes.md`, `metadata.csv row 4`, `--published`
 * @throws EntenteError `BAD_DATE` or `BAD_INPUT` if a date, address or language is none: its writer can mend it
 */
export function writtenMetadata(written: Readonly<Partial<Record<MetadataField, string | null>>>, where: string): DocumentMetadata {
  const given = (field: MetadataField): string | null => written[field]?.trim() || null;
  return {
    title: given("title"),
    outlet: given("outlet"),
    published: checked(given("published"), readPublished, (text) => badDate(where, text)),
    url: checked(given("url"), readUrl, (text) => badUrl(where, text)),
    language: checked(given("language"), readLanguage, (text) => badLanguage(where, text)),
    licence: given("licence"),
  };
}

/** For each field the first source that gives it: the more specific source goes first. */
export function mergeMetadata(...sources: readonly DocumentMetadata[]): DocumentMetadata {
  const first = (field: MetadataField): string | null => sources.map((source) => source[field]).find((value) => value !== null) ?? null;
  return {
    title: first("title"),
    outlet: first("outlet"),
    published: first("published"),
    url: first("url"),
    language: first("language"),
    licence: first("licence"),
  };
}

function checked(text: string | null, read: (text: string) => string | null, error: (text: string) => EntenteError): string | null {
  if (text === null) return null;
  const value = read(text);
  if (value === null) throw error(text);
  return value;
}

function badDate(where: string, text: string): EntenteError {
  return new EntenteError("BAD_DATE", `${where}: published "${shorten(text)}" is no EDTF date; write 2025-05-16, 2025-05, 2025 or 2021~`);
}

function badUrl(where: string, text: string): EntenteError {
  return new EntenteError("BAD_INPUT", `${where}: url "${shorten(text)}" is no web address; give one that starts with https:// or http://`);
}

function badLanguage(where: string, text: string): EntenteError {
  return new EntenteError("BAD_INPUT", `${where}: language "${shorten(text)}" is no language tag; write en, de or pt-BR`);
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
