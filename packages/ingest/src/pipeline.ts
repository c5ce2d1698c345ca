import { checksum, documentId, EntenteError, type DocumentHead, type DocumentVersion, type Reading } from "@entente/core";
import type { FoundFile } from "./files.js";
import { importerFor, importers, knownExtensions } from "./importers/index.js";
import { recogniseLanguage } from "./languages.js";
import { mergeMetadata, noMetadata } from "./metadata.js";
import { rowFor, type MetadataTable } from "./metadata-table.js";
import { readVersion } from "./reading.js";
import type { DocumentMetadata, Extractor, ImportedDocument, Importer } from "./seams.js";
import { toSkipped, type SkippedFile } from "./skipped.js";

/** How files are turned into readings. */
export interface ReadOptions {
  readonly extractor: Extractor;
  /** The collection the documents belong to; part of the identity of those without a URL. */
  readonly collection?: string | null;
  /** What holds for every document where neither table nor file says otherwise: see `writtenMetadata`. */
  readonly defaults?: DocumentMetadata;
  /** Wins over what a file says about itself. */
  readonly metadata?: MetadataTable;
  /** The time to write into `readAt`. */
  readonly now: () => Date;
  /** Default: every importer there is. */
  readonly importers?: readonly Importer[];
}

/** What became of a file: a reading for each document in it, or the reason why it was left out. */
export type ReadEvent = ReadingEvent | SkippedEvent;

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
 * Reads files one by one and hands out what was read; nothing is stored and only one file is in memory at a time.
 * The more specific source of metadata wins: the table's row, then the file's own front matter or page, then `defaults`.
 * Where nobody states the language it is recognised. Two files that would be one document (the same URL, or the same
 * path in one collection) are not both read: which of them is the newer version cannot be known.
 */
export async function* readDocuments(files: Iterable<FoundFile>, options: ReadOptions): AsyncGenerator<ReadEvent, void, undefined> {
  const taken = new Map<string, FoundFile>();
  for (const file of files) yield* readFile(file, options, taken);
}

async function* readFile(file: FoundFile, options: ReadOptions, taken: Map<string, FoundFile>): AsyncGenerator<ReadEvent, void, undefined> {
  try {
    for (const [index, imported] of (await importFile(file, options)).entries()) yield await readOne(imported, index, file, options, taken);
  } catch (error) {
    yield { kind: "skipped", ...toSkipped(file.location, error) };
  }
}

async function importFile(file: FoundFile, options: ReadOptions): Promise<readonly ImportedDocument[]> {
  const list = options.importers ?? importers;
  const importer = importerFor(file.path, list);
  if (importer) return importer.read(await file.read());
  throw new EntenteError("BAD_INPUT", `${file.path} is of no known kind; files end in ${knownExtensions(list).join(", ")}`);
}

async function readOne(
  imported: ImportedDocument,
  index: number,
  file: FoundFile,
  options: ReadOptions,
  taken: Map<string, FoundFile>,
): Promise<ReadEvent> {
  try {
    const metadata = allMetadata(imported, file, options);
    const document = toDocument(metadata, index === 0 ? file.path : `${file.path}#${index + 1}`, imported.text, options);
    claim(document, file, taken);
    const version = toVersion(metadata, imported.text, options);
    return { kind: "reading", reading: await readVersion(document, version, options.extractor), file };
  } catch (error) {
    return { kind: "skipped", ...toSkipped(file.location, error) };
  }
}

function allMetadata(imported: ImportedDocument, file: FoundFile, options: ReadOptions): DocumentMetadata {
  const row = options.metadata && rowFor(options.metadata, file);
  return mergeMetadata(row?.metadata ?? noMetadata, imported, options.defaults ?? noMetadata);
}

function toDocument(metadata: DocumentMetadata, path: string, text: string, options: ReadOptions): DocumentHead {
  const { url, licence } = metadata;
  const collection = options.collection ?? null;
  return {
    id: documentId({ url, collection, path }),
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

function claim({ id, url }: DocumentHead, file: FoundFile, taken: Map<string, FoundFile>): void {
  const first = taken.get(id);
  if (first) {
    const why = url ? `the address ${url}` : "its path";
    const message = `${file.location} is the same document as ${first.location} by ${why}; read them apart, each in a collection of its own`;
    throw new EntenteError("DUPLICATE", message);
  }
  taken.set(id, file);
}
