import { checksum, documentId, EntenteError, type DocumentHead, type DocumentVersion, type Reading } from "@entente/core";
import { pMapIterable } from "p-map";
import type { FoundFile } from "./files.js";
import { importerFor, importers, knownExtensions } from "./importers/index.js";
import { recogniseLanguage } from "./languages.js";
import { mergeMetadata, noMetadata, pageAddress } from "./metadata.js";
import { rowFor, type MetadataTable } from "./metadata-table.js";
import { readVersion } from "./reading.js";
import type { DocumentMetadata, Extractor, ImportedDocument, ImportedPart, Importer, SourceFile } from "./seams.js";
import { toSkipped, type SkippedFile } from "./skipped.js";
import { toStorable } from "./storable.js";

/** How files are turned into readings. */
export interface ReadOptions {
  readonly extractor: Extractor;
  /** The collection the documents belong to; part of the identity of those without a URL. */
  readonly collection?: string | null;
  /** The id of the one document that is read, in place of one made from address or path. */
  readonly id?: string;
  /** What holds for every document where neither table nor file says otherwise: see `writtenMetadata`. */
  readonly defaults?: DocumentMetadata;
  /** Wins over what a file says about itself. */
  readonly metadata?: MetadataTable;
  /** The time to write into `readAt`. */
  readonly now: () => Date;
  /** Default: every importer there is. */
  readonly importers?: readonly Importer[];
  /** How many documents are read at a time; their events keep the order of the files. Default 1. */
  readonly concurrency?: number;
  /** What is known of a document before it is read. Default: nothing. */
  readonly recall?: (document: DocumentHead, version: DocumentVersion) => Promise<RecalledDocument>;
}

/** A document with what is known of it; `read`: this version was read by this extractor, so it is passed over. */
export interface RecalledDocument {
  readonly document: DocumentHead;
  readonly version: DocumentVersion;
  readonly read: boolean;
}

/** What became of a file: a reading for each document in it, or the reason why it was left out. */
export type ReadEvent = ReadingEvent | KnownEvent | SkippedEvent;

/** A document was passed over, for it was read before. */
export interface KnownEvent {
  readonly kind: "known";
  readonly document: DocumentHead;
  readonly version: DocumentVersion;
  readonly file: FoundFile;
}

/** A document was read. */
export interface ReadingEvent {
  readonly kind: "reading";
  readonly reading: Reading;
  readonly file: FoundFile;
}

/** A file, or one document of it, was left out; the others go on. */
export interface SkippedEvent extends SkippedFile {
  readonly kind: "skipped";
}

/**
 * Reads files and hands out what was read, in the order of the files; nothing is stored, and only what is being read is
 * in memory. The more specific source of metadata wins: the table's row, then the file's own front matter or page, then
 * `defaults`. Where nobody states the language it is recognised. Two files that would be one document (the same URL, or
 * the same path in one collection) are not both read: which of them is the newer version cannot be known.
 */
export function readDocuments(files: Iterable<FoundFile>, options: ReadOptions): AsyncIterable<ReadEvent> {
  const { concurrency = 1 } = options;
  return pMapIterable(importAll(files, options), (item) => (item.kind === "skipped" ? item : read(item, options)), { concurrency });
}

/** A document that is imported and not yet read. */
interface Imported {
  readonly kind: "imported";
  readonly document: DocumentHead;
  readonly version: DocumentVersion;
  readonly file: FoundFile;
}

async function* importAll(files: Iterable<FoundFile>, options: ReadOptions): AsyncGenerator<Imported | SkippedEvent, void, undefined> {
  const taken = new Map<string, FoundFile>();
  for (const file of files) {
    try {
      for (const [index, part] of (await importFile(file, options)).entries()) yield prepare(part, index, file, options, taken);
    } catch (error) {
      yield { kind: "skipped", ...toSkipped(file.location, error) };
    }
  }
}

async function read({ file, ...imported }: Imported, { extractor, recall }: ReadOptions): Promise<ReadEvent> {
  try {
    const { document, version, read: known } = (await recall?.(imported.document, imported.version)) ?? { ...imported, read: false };
    if (known) return { kind: "known", document, version, file };
    return { kind: "reading", reading: await readVersion(document, version, extractor), file };
  } catch (error) {
    return { kind: "skipped", ...toSkipped(file.location, error) };
  }
}

async function importFile(file: FoundFile, options: ReadOptions): Promise<readonly ImportedPart[]> {
  const list = options.importers ?? importers;
  const source = await file.read();
  const importer = importerFor(source.path, list);
  if (importer) return (await importer.read(source)).map((part) => fromWeb(part, source));
  throw new EntenteError("BAD_INPUT", `${file.path} is of no known kind; files end in ${knownExtensions(list).join(", ")}`);
}

/** A document that was fetched, under its own address; several in one page keep what each says of itself. */
function fromWeb(part: ImportedPart, { address }: SourceFile): ImportedPart {
  if (address === undefined || part instanceof EntenteError || part.key !== undefined) return part;
  return { ...part, url: pageAddress(part.url, address) };
}

function prepare(
  part: ImportedPart,
  index: number,
  file: FoundFile,
  options: ReadOptions,
  taken: Map<string, FoundFile>,
): Imported | SkippedEvent {
  try {
    if (part instanceof EntenteError) throw part;
    const imported = toStorable(part, file.location);
    const metadata = allMetadata(imported, file, options);
    const document = toDocument(metadata, pathOf(imported, index, file), imported.text, options);
    claim(document, file, taken, options);
    return { kind: "imported", document, version: toVersion(metadata, imported.text, options), file };
  } catch (error) {
    return { kind: "skipped", ...toSkipped(file.location, error) };
  }
}

/** Where a document lies: its file, and in a file of several its own key, else its place. */
function pathOf({ key }: ImportedDocument, index: number, { path }: FoundFile): string {
  const place = key ?? (index === 0 ? "" : String(index + 1));
  return place === "" ? path : `${path}#${place}`;
}

function allMetadata(imported: ImportedDocument, file: FoundFile, options: ReadOptions): DocumentMetadata {
  const row = (options.metadata && rowFor(options.metadata, file)?.metadata) ?? noMetadata;
  // A row about a file of many articles tells what they share: one title or address would make them one document.
  const shared = imported.key === undefined ? row : { ...row, title: null, url: null };
  return mergeMetadata(shared, imported, file.metadata ?? noMetadata, options.defaults ?? noMetadata);
}

function toDocument(metadata: DocumentMetadata, path: string, text: string, options: ReadOptions): DocumentHead {
  const { url, licence } = metadata;
  const collection = options.collection ?? null;
  return {
    id: documentId({ id: options.id ?? null, url, collection, path }),
    url,
    path,
    collections: collection === null ? [] : [collection],
    language: metadata.language ?? recogniseLanguage(text),
    licence,
  };
}

function toVersion({ title, outlet, published }: DocumentMetadata, text: string, { now }: ReadOptions): DocumentVersion {
  return { checksum: checksum(text), title, outlet, published, readAt: now().toISOString(), text };
}

function claim({ id, url, path }: DocumentHead, file: FoundFile, taken: Map<string, FoundFile>, options: ReadOptions): void {
  const first = taken.get(id);
  taken.set(id, first ?? file);
  if (!first) return;
  const why = options.id !== undefined ? `the id ${id}` : url ? `the address ${url}` : `its path ${path}`;
  throw new EntenteError(
    "DUPLICATE",
    first === file
      ? `${file.location} holds one document twice, the same by ${why}; the first was read`
      : `${file.location} is the same document as ${first.location} by ${why}; read them apart, each in a collection of its own`,
  );
}
