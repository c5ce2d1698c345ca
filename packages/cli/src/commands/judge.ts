import type { LooseReason } from "@entente/core";
import { Command } from "commander";
import { readReference } from "@entente/ingest/reference";
import { appendFile } from "../judgements.js";
import { locateStore, places, userPath } from "../places.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** Why a judgement is without effect, in words. */
const looseReasons: Readonly<Record<LooseReason, string>> = {
  documentGone: "there is no such document",
  quoteGone: "its quote stands no more in the text",
  noStatement: "no statement means the same there",
  entityGone: "there is no such entity",
  judgementGone: "there is no such judgement",
  contradicted: "the two cannot be one: they differ in type, are one already, or someone keeps them apart",
};

/** `entente judge`: appends people's decisions. */
export const defineJudge: DefineCommand = (terminal, done) => {
  const command = new Command("judge").argument("<file>", "one judgement a line").action(async (file: string, options: StoreOptions) => {
    const reference = (await readReference(places.reference)).entities;
    const outcome = await withStore(locateStore(options.store).path, (store) => appendFile(store, userPath(file), reference));
    if (options.json) terminal.answer(toJson(outcome));
    for (const { id, reason } of outcome.loose) {
      terminal.say(`Warning: ${id} has no effect: ${looseReasons[reason]}; it is kept and listed as loose`);
    }
    terminal.say(`${outcome.appended} judgements appended, ${outcome.known} known before`);
    if (outcome.loose.length > 0) done(1);
  });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- judge corrections.ndjson"]);
};
