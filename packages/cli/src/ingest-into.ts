import {
  addKnown,
  addReading,
  addSkipped,
  createImporters,
  emptySummary,
  findSources,
  readDocuments,
  unmatchedRows,
  type ColumnMapping,
  type DocumentMetadata,
  type Extractor,
  type IngestSummary,
  type MetadataTable,
  type SkippedFile,
  type Web,
} from "@entente/ingest";
import { findCopies, type DocumentHead, type Reading } from "@entente/core";
import { recall, type ReadingOutcome, type Store } from "@entente/store";
import { UsageError } from "./exit-code.js";

/** How files are read into a store. */
export interface IngestOptions {
  readonly extractor: Extractor;
  /** How many documents are read at a time. Default 1. */
  readonly concurrency?: number;
  readonly collection?: string | null;
  /** The id of the one document that is read, in place of one made from address or path. */
  readonly id?: string;
  readonly defaults?: DocumentMetadata;
  readonly metadata?: MetadataTable;
  /** Which columns of tables of articles hold what. */
  readonly columns?: ColumnMapping;
  /** How addresses are fetched. Default: public ones only. */
  readonly web?: Web;
  /** Gives the time of reading. Default: the machine's clock. */
  readonly now?: () => Date;
  /** Called after every file. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
  /** Called for every document once it is stored. */
  readonly onStored?: (document: string, change: ReadingOutcome["change"]) => void;
  /** Called for every file that is left out. */
  readonly onSkipped?: (file: SkippedFile) => void;
  /** Asked before every file: true ends the run after what is stored. */
  readonly stopped?: () => boolean;
}

/** What a run came to. */
export interface IngestOutcome extends IngestSummary {
  /** Files in folders that are of no known kind. */
  readonly notTaken: number;
  /** Warnings about rows of the metadata table that no file matches. */
  readonly unmatchedRows: readonly string[];
  /** Documents of this run whose text is a copy or near-copy of another document's in the store. */
  readonly nearCopies: readonly NearCopy[];
  readonly stopped: boolean;
}

/** Two documents that count as one origin, each by its address, else its path, else its id. */
export interface NearCopy {
  readonly document: string;
  readonly of: string;
}

/**
 * Reads files, folders and addresses into a store, each document in a transaction of its own: a run that is stopped keeps what it
 * stored and, run again, passes over it.
 */
export async function ingestInto(store: Store, paths: readonly string[], options: IngestOptions): Promise<IngestOutcome> {
  const importers = createImporters(options);
  const found = await findSources(paths, { ...options, importers, ...(options.metadata && { except: options.metadata.location }) });
  let summary = emptySummary;
  const skip = (file: SkippedFile): void => {
    summary = addSkipped(summary);
    options.onSkipped?.(file);
  };
  if (options.id !== undefined && found.files.length > 1)
    throw new UsageError(`--id ${options.id} is the id of one document, and there are ${found.files.length} files; read them one by one`);
  for (const file of found.skipped) skip(file);
  const read = new Set<string>();
  let done = 0;
  const stopped = (): boolean => options.stopped?.() ?? false;
  const { origin } = options.extractor;
  const reading = readDocuments(found.files, {
    ...options,
    importers,
    now: options.now ?? (() => new Date()),
    recall: async (document, version) => recall(document, version, origin, (await store.documents([document.id]))[0] ?? null),
  });
  for await (const event of reading) {
    if (event.kind === "skipped") skip(event);
    else if (event.kind === "known") summary = addKnown(summary, event.document, event.version);
    else summary = await put(store, event.reading, summary, options);
    if (event.kind === "known") read.add(event.document.id);
    if (event.kind === "reading") read.add(event.reading.document.id);
    done += 1;
    options.onProgress?.(done, found.files.length, event.kind === "skipped" ? event.path : event.file.path);
    if (stopped()) break;
  }
  const unmatched = options.metadata ? unmatchedRows(options.metadata, found.files) : [];
  const nearCopies = await nearCopiesOf(store, read);
  return { ...summary, notTaken: found.notTaken, unmatchedRows: unmatched, nearCopies, stopped: stopped() };
}

async function put(store: Store, reading: Reading, summary: IngestSummary, { onStored }: IngestOptions): Promise<IngestSummary> {
  const outcome = await store.putReading(reading);
  onStored?.(reading.document.id, outcome.change);
  return addReading(summary, reading, outcome);
}

async function nearCopiesOf(store: Store, read: ReadonlySet<string>): Promise<readonly NearCopy[]> {
  const copies = await findCopies(store.listDocuments());
  return copies
    .filter(({ document }) => read.has(document.id))
    .map(({ document, original }) => ({ document: nameOf(document), of: nameOf(original) }));
}

function nameOf({ url, path, id }: DocumentHead): string {
  return url ?? path ?? id;
}
