import { basename } from "node:path";
import { readInterchange, type RejectReason } from "@entente/core";
import type { ReadingOutcome, Store } from "@entente/store";
import { Command } from "commander";
import { fileLines } from "../lines.js";
import { locateStore, userPath } from "../places.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** What an import came to. */
interface ImportSummary {
  readonly changes: Partial<Record<ReadingOutcome["change"], number>>;
  readonly statementsKept: number;
  readonly statementsRejected: Partial<Record<RejectReason, number>>;
  readonly judgements: number;
  readonly judgementsKnown: number;
}

/** Reads an interchange file into a store; nothing is written if a line is wrong. */
async function importFile(path: string, store: Store): Promise<ImportSummary> {
  const { readings, judgements } = await readInterchange(fileLines(path), basename(path), new Date().toISOString());
  const changes: Partial<Record<ReadingOutcome["change"], number>> = {};
  const rejected: Partial<Record<RejectReason, number>> = {};
  let kept = 0;
  for (const reading of readings) {
    const outcome = await store.putReading(reading);
    changes[outcome.change] = (changes[outcome.change] ?? 0) + 1;
    kept += outcome.kept;
    for (const [reason, count] of Object.entries(outcome.rejected) as [RejectReason, number][])
      rejected[reason] = (rejected[reason] ?? 0) + count;
  }
  const { appended, known } = await store.appendJudgements(judgements);
  return { changes, statementsKept: kept, statementsRejected: rejected, judgements: appended, judgementsKnown: known };
}

/** `entente import`: an interchange file into a store. */
export const defineImport: DefineCommand = (terminal, done) => {
  const command = new Command("import")
    .argument("<file>", "the file, as export --format ndjson writes it")
    .action(async (file: string, options: StoreOptions) => {
      const summary = await withStore(locateStore(options.store).path, (store) => importFile(userPath(file), store));
      const refused = Object.values(summary.statementsRejected).reduce((sum, count) => sum + count, 0);
      if (options.json) terminal.answer(toJson(summary));
      terminal.say(
        `${
          Object.entries(summary.changes)
            .map(([change, count]) => `${count} ${change}`)
            .join(", ") || "no documents"
        }; ${summary.statementsKept} statements kept, ${refused} refused; ${summary.judgements} judgements, ${summary.judgementsKnown} known before`,
      );
      if (refused > 0) done(1);
    });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- import graph.ndjson --store copy.db"]);
};
