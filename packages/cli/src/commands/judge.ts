import { basename } from "node:path";
import { EntenteError, parseRecord, toJudgement, type Judgement } from "@entente/core";
import { Command } from "commander";
import { fileLines } from "../lines.js";
import { locateStore, userPath } from "../places.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** The judgements of a file; every other kind of line is refused. */
export async function readJudgements(path: string): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  let number = 0;
  for await (const line of fileLines(path)) {
    number += 1;
    if (line.trim() === "") continue;
    const where = `${basename(path)}, line ${number}`;
    const record = parseRecord(line, where);
    if (record.kind !== "judgement") throw new EntenteError("BAD_INPUT", `${where} is a ${record.kind}; use import for files with more than judgements`);
    judgements.push(toJudgement(record, where));
  }
  return judgements;
}

/** `entente judge`: appends people's decisions. */
export const defineJudge: DefineCommand = (terminal) => {
  const command = new Command("judge")
    .description("Append the judgements of an NDJSON file, all or none. Appending the same twice changes nothing.")
    .argument("<file>", "one judgement a line")
    .action(async (file: string, options: StoreOptions) => {
      const judgements = await readJudgements(userPath(file));
      const outcome = await withStore(locateStore(options.store).path, (store) => store.appendJudgements(judgements));
      if (options.json) terminal.answer(toJson(outcome));
      terminal.say(`${outcome.appended} judgements appended, ${outcome.known} known before`);
    });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- judge corrections.ndjson"]);
};
