import { Command } from "commander";
import { readJudgements } from "../judgements.js";
import { locateStore, userPath } from "../places.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

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
