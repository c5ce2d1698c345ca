import { realpath } from "node:fs/promises";
import { Command } from "commander";
import { UsageError } from "../exit-code.js";
import { ProgressFile } from "../importing/import-progress.js";
import { importInto, type ImportOutcome } from "../importing/import-into.js";
import { untilInterrupted } from "../interrupt.js";
import { isMemory, locateStore, userPath } from "../places.js";
import { createProgress } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

interface ImportCommandOptions extends StoreOptions {
  readonly rejects?: string;
  readonly strict?: boolean;
  readonly verbose?: boolean;
  readonly batch?: string;
}

/** A slip of the fingers must not cost the user the file that is imported. */
async function refuseSameFile(file: string, rejects: string): Promise<void> {
  const [input, output] = await Promise.all([file, rejects].map((path) => realpath(path).catch(() => path)));
  if (input === output) throw new UsageError(`--rejects ${rejects} is the file that is imported; name another`);
}

function readBatch(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size > 0) return size;
  throw new UsageError(`--batch ${text} is no whole number from 1 up`);
}

function importFile(file: string, options: ImportCommandOptions, terminal: Terminal): Promise<ImportOutcome> {
  const { path: location } = locateStore(options.store);
  const rejects = userPath(options.rejects ?? `${file}.rejects.ndjson`);
  const progress = createProgress(terminal, "statements");
  const interrupt = untilInterrupted(terminal, "this batch");
  return refuseSameFile(userPath(file), rejects)
    .then(() =>
      withStore(location, (store) =>
        importInto(store, userPath(file), {
          rejects,
          progress: new ProgressFile(location, userPath(file)),
          now: new Date().toISOString(),
          stopped: interrupt.stopped,
          ...(options.strict && { strict: true }),
          ...(options.batch !== undefined && { batchBytes: 1024 * readBatch(options.batch) }),
          ...(!isMemory(location) && { location }),
          onResumed: (documents) => terminal.say(`Going on after ${documents} documents that were stored before.`),
          onStored: ({ documents, allDocuments, statements, allStatements }) => {
            progress.update(statements, allStatements, `document ${documents} of ${allDocuments}`);
            if (options.verbose) progress.say(`stored ${documents} of ${allDocuments} documents`);
          },
        }),
      ),
    )
    .finally(() => {
      progress.stop();
      interrupt.end();
    });
}

function summarise(outcome: ImportOutcome, refused: number, rejects: string, terminal: Terminal): void {
  const changes = Object.entries(outcome.changes).map(([change, count]) => `${count} ${change}`);
  terminal.say(
    `${changes.join(", ") || "no documents"}; ${outcome.statementsKept} statements kept, ${refused} refused; ${outcome.judgements} judgements, ${outcome.judgementsKnown} known before`,
  );
  const lines = outcome.linesRefused;
  if (lines > 0) terminal.say(`${lines} ${lines === 1 ? "line was" : "lines were"} refused, with reasons in ${rejects}`);
  if (outcome.stopped) terminal.say("Stopped; what was read is stored. Run the same call again to go on.");
}

/** `entente import`: an interchange file into a store. */
export const defineImport: DefineCommand = (terminal, done) => {
  const command = new Command("import")
    .argument("<file>", "the file, as export --format ndjson writes it")
    .option("--rejects <file>", "where lines that are refused go, with reasons (beside the input: FILE.rejects.ndjson)")
    .option("--strict", "read the whole file first, and store nothing if a line is wrong")
    .option("--batch <kB>", "about how much of the file to store in one transaction (3072)")
    .option("--verbose", "say after each batch how many documents are stored")
    .action(async (file: string, options: ImportCommandOptions) => {
      const outcome = await importFile(file, options, terminal);
      const refused = Object.values(outcome.statementsRejected).reduce((sum, count) => sum + count, 0);
      if (options.json) terminal.answer(toJson(outcome));
      summarise(outcome, refused, userPath(options.rejects ?? `${file}.rejects.ndjson`), terminal);
      if (refused > 0 || outcome.linesRefused > 0 || outcome.stopped) done(1);
    });
  return withExamples(withStoreOptions(command), [
    "npm run -s entente -- import graph.ndjson --store copy.db",
    "npm run -s entente -- import graph.ndjson --strict",
  ]);
};
