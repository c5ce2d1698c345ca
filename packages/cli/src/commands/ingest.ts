import {
  readColumns,
  readMetadataTable,
  writtenMetadata,
  type ColumnMapping,
  type DocumentMetadata,
  type SkippedFile,
} from "@entente/ingest";
import { Command } from "commander";
import { openExtractor, withExtractorOptions, type ExtractorOptions } from "../extractor.js";
import { ingestInto, type IngestOutcome } from "../ingest-into.js";
import { untilInterrupted } from "../interrupt.js";
import { locateStore, userPath } from "../places.js";
import { createProgress } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { userSource } from "../user-source.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** Options that say what documents are where they do not say it themselves. */
export interface MetadataOptions {
  readonly collection?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly url?: string;
  readonly language?: string;
  readonly licence?: string;
  readonly metadata?: string;
  readonly columns?: string;
}

/** Adds the options of {@link MetadataOptions}. */
export function withMetadataOptions(command: Command): Command {
  return command
    .option("--collection <name>", "the collection they belong to; part of the identity of documents without a URL")
    .option("--outlet <name>", "who published them, where neither table nor file says")
    .option("--published <edtf>", "when, likewise: 2025-05-16, 2025-05 or 2021~; a file's own time is never taken")
    .option("--language <tag>", "their language, likewise (en)")
    .option("--licence <name>", "their licence, likewise")
    .option("--metadata <file.csv>", "a table with the columns path, title, outlet, published, url, language, licence")
    .option(
      "--columns <field=column,...>",
      "which columns of CSV and JSON Lines hold text, id, title, outlet, published, url, language, licence",
    );
}

/** What `--columns` says of tables of articles. */
export function columnMapping({ columns }: MetadataOptions): ColumnMapping {
  return columns === undefined ? {} : readColumns(columns);
}

/** What the options of a call say of every document. */
export function defaultMetadata({ outlet, published, language, licence }: MetadataOptions): DocumentMetadata {
  const written = { outlet: outlet ?? null, published: published ?? null, language: language ?? null, licence: licence ?? null };
  return writtenMetadata(written, "the options");
}

interface IngestCommandOptions extends MetadataOptions, ExtractorOptions, StoreOptions {
  readonly id?: string;
  readonly verbose?: boolean;
}

function summarise(outcome: IngestOutcome, terminal: Terminal): void {
  const {
    documents,
    unchanged,
    newVersions,
    removed,
    undated,
    otherLanguages,
    withoutStatements,
    skipped,
    notTaken,
    kept,
    rejectedByReason,
  } = outcome;
  terminal.say(
    `${documents} ${documents === 1 ? "document" : "documents"}: ${unchanged} unchanged, ${newVersions} with a new text, ${undated} undated, ${otherLanguages} in other languages, ${withoutStatements} without statements`,
  );
  sayNearCopies(outcome, terminal);
  if (removed > 0) terminal.say(`${removed} were removed before and stay away`);
  if (skipped > 0) terminal.say(`${skipped} skipped, named above`);
  if (notTaken > 0) terminal.say(`${notTaken} files of other kinds in these folders`);
  const rejected = Object.entries(rejectedByReason).map(([reason, count]) => `${count} ${reason}`);
  terminal.say(`${kept} statements kept, rejected: ${rejected.join(", ") || "none"}`);
  if (outcome.stopped) terminal.say("Stopped; what was read is stored. Run the same call again to go on.");
}

/** How many near-copies are named one by one. */
const namedCopies = 10;

function sayNearCopies({ nearCopies }: IngestOutcome, terminal: Terminal): void {
  if (nearCopies.length === 0) return;
  const originals = new Set(nearCopies.map(({ of }) => of)).size;
  const [copies, others] = [nearCopies.length === 1 ? "near-copy" : "near-copies", originals === 1 ? "document" : "documents"];
  terminal.say(`${nearCopies.length} ${copies} of ${originals} other ${others}; each group counts as one origin`);
  for (const { document, of } of nearCopies.slice(0, namedCopies)) terminal.say(`  ${document} is a near-copy of ${of}`);
  if (nearCopies.length > namedCopies) terminal.say(`  and ${nearCopies.length - namedCopies} more; --json names them all`);
}

/** `entente ingest`: files, folders and addresses into a store. */
export const defineIngest: DefineCommand = (terminal, done) => {
  const command = new Command("ingest")
    .argument("<source...>", "files, folders, https:// addresses of pages and feeds")
    .option("--id <id>", "the id of the one document that is read, in place of one made from its address or path")
    .option("--verbose", "name each document once it is stored")
    .action(async (sources: string[], options: IngestCommandOptions) => {
      const metadata = options.metadata === undefined ? undefined : await readMetadataTable(userPath(options.metadata));
      for (const warning of metadata?.warnings ?? []) terminal.say(`Warning: ${warning}`);
      const defaults = defaultMetadata(options);
      const columns = columnMapping(options);
      const { path } = locateStore(options.store);
      const { extractor, concurrency, close } = await openExtractor(options, path, terminal);
      const progress = createProgress(terminal);
      const interrupt = untilInterrupted(terminal, "this document");
      const settings = {
        extractor,
        columns,
        concurrency,
        defaults,
        collection: options.collection ?? null,
        ...(metadata && { metadata }),
        ...(options.id !== undefined && { id: options.id }),
        ...(options.verbose && { onStored: (document: string, change: string) => progress.say(`stored ${document} (${change})`) }),
        onProgress: progress.update,
        onSkipped: ({ message }: SkippedFile) => progress.say(`skipped: ${message}`),
        stopped: interrupt.stopped,
      };
      let outcome: IngestOutcome;
      try {
        outcome = await withStore(path, (store) => ingestInto(store, sources.map(userSource), settings));
      } finally {
        progress.stop();
        interrupt.end();
        await close();
      }
      for (const row of outcome.unmatchedRows) terminal.say(`Warning: ${row}`);
      summarise(outcome, terminal);
      if (options.json) terminal.answer(toJson(outcome));
      if (outcome.skipped > 0 || outcome.stopped) done(1);
    });
  return withExamples(withStoreOptions(withExtractorOptions(withMetadataOptions(command))), [
    "npm run -s entente -- ingest articles/ --collection hubs",
    'npm run -s entente -- ingest talk.txt --outlet "The Example" --published 2025-05-16',
    "npm run -s entente -- ingest articles/ --metadata articles.csv --store hubs.db",
    "npm run -s entente -- ingest corpus.jsonl --columns text=body,title=headline,published=date",
    "npm run -s entente -- ingest https://example.org/news/feed.xml",
  ]);
};
