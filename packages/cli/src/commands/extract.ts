import { join } from "node:path";
import {
  createImporters,
  evaluationDocumentName,
  evaluationFileNames,
  extractEvaluationForm,
  findSources,
  readDocuments,
  readMetadataTable,
} from "@entente/ingest";
import { Command } from "commander";
import { openExtractor, withExtractorOptions, type ExtractorOptions } from "../extractor.js";
import { userPath } from "../places.js";
import { createProgress } from "../progress.js";
import { userSource } from "../user-source.js";
import { writeWhole } from "../write-file.js";
import type { DefineCommand } from "./command.js";
import { columnMapping, defaultMetadata, withMetadataOptions, type MetadataOptions } from "./ingest.js";
import { toJson, withExamples } from "./options.js";

interface ExtractOptions extends MetadataOptions, ExtractorOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** `entente extract`: what the extractor reads, file by file, without a store. */
export const defineExtract: DefineCommand = (terminal, done) => {
  const command = new Command("extract")
    .argument("<source...>", "files, folders, https:// addresses of pages and feeds")
    .requiredOption("--out <folder>", "where to write")
    .option("--json", "print a summary as JSON")
    .action(async (sources: string[], options: ExtractOptions) => {
      const metadata = options.metadata === undefined ? undefined : await readMetadataTable(userPath(options.metadata));
      const importers = createImporters({ columns: columnMapping(options) });
      const found = await findSources(sources.map(userSource), { importers, ...(metadata && { except: metadata.location }) });
      const names = new Map(evaluationFileNames(found.files).map((name, index) => [found.files[index]?.location, name]));
      for (const { message } of found.skipped) terminal.say(`skipped: ${message}`);
      const { extractor, concurrency, close } = await openExtractor(options, null, terminal);
      const settings = {
        extractor,
        concurrency,
        importers,
        collection: options.collection ?? null,
        defaults: defaultMetadata(options),
        now: () => new Date(),
        ...(metadata && { metadata }),
      };
      const out = userPath(options.out);
      const progress = createProgress(terminal);
      const written: string[] = [];
      let skipped = found.skipped.length;
      try {
        for await (const event of readDocuments(found.files, settings)) {
          if (event.kind === "known") continue;
          if (event.kind === "skipped") {
            skipped += 1;
            progress.say(`skipped: ${event.message}`);
            continue;
          }
          const name = evaluationDocumentName(names.get(event.file.location) ?? "", event.reading.document, event.file);
          const path = join(out, name);
          await writeWhole(path, toJson(extractEvaluationForm(event.reading)));
          written.push(path);
          progress.update(written.length + skipped, found.files.length, event.file.path);
        }
      } finally {
        progress.stop();
        await close();
      }
      terminal.say(`${written.length} written to ${out}, ${skipped} skipped`);
      if (options.json) terminal.answer(toJson({ written, skipped }));
      if (skipped > 0) done(1);
    });
  return withExamples(withExtractorOptions(withMetadataOptions(command)), ["npm run -s entente -- extract articles/ --out readings/"]);
};
