import { Command } from "commander";
import { readReference } from "@entente/ingest";
import { appendFile } from "../judgements.js";
import { locateStore, places, userPath } from "../places.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** `entente judge`: appends people's decisions. */
export const defineJudge: DefineCommand = (terminal) => {
  const command = new Command("judge").argument("<file>", "one judgement a line").action(async (file: string, options: StoreOptions) => {
    const reference = (await readReference(places.reference)).entities;
    const outcome = await withStore(locateStore(options.store).path, (store) => appendFile(store, userPath(file), reference));
    if (options.json) terminal.answer(toJson(outcome));
    terminal.say(`${outcome.appended} judgements appended, ${outcome.known} known before`);
  });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- judge corrections.ndjson"]);
};
