import { Command } from "commander";
import { withStoreToRead } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** `entente store info`: what a store is and holds. */
export const defineStore: DefineCommand = (terminal) => {
  const info = new Command("info")
    .description("Print where the store lies, its schema version and what it holds.")
    .action(async (options: StoreOptions) => {
      const answer = await withStoreToRead(options.store, terminal, (store) => store.info());
      if (options.json) terminal.answer(toJson(answer));
      else for (const [name, value] of Object.entries(answer)) terminal.answer(`${name.padEnd(14)} ${value ?? "none"}\n`);
    });
  const command = new Command("store");
  command.addCommand(
    withExamples(withStoreOptions(info), ["npm run -s entente -- store info", "npm run -s entente -- store info --store my.db --json"]),
  );
  return command;
};
