import { openStore, shownLocation } from "@entente/store";
import { Command } from "commander";
import { locateStore } from "../places.js";
import { requireStore, withStoreToRead } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

/** `entente store info`: what a store is and holds. */
export const defineInfo: DefineCommand = (terminal) => {
  const command = new Command("info")
    .description("Print where the store lies, its schema version and what it holds.")
    .action(async (options: StoreOptions) => {
      const answer = await withStoreToRead(options.store, terminal, (store) => store.info());
      if (options.json) terminal.answer(toJson(answer));
      else for (const [name, value] of Object.entries(answer)) terminal.answer(`${name.padEnd(14)} ${value ?? "none"}\n`);
    });
  return withExamples(withStoreOptions(command), [
    "npm run -s entente -- store info",
    "npm run -s entente -- store info --store my.db --json",
  ]);
};

/** `entente store migrate`: the schema of a store brought up to date, and nothing else. */
export const defineMigrate: DefineCommand = (terminal) => {
  const command = new Command("migrate")
    .description(
      "Bring a store's schema up to date, as every command does that opens it; a store in a file is backed up beside itself first.",
    )
    .action(async (options: StoreOptions) => {
      const { path } = locateStore(options.store);
      requireStore(path);
      const schemaVersion = await migrate(path, terminal.say);
      if (options.json) terminal.answer(toJson({ location: shownLocation(path), schemaVersion }));
      else terminal.answer(`${shownLocation(path)} has schema ${schemaVersion}, which this version writes.\n`);
    });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- store migrate --store my.db"]);
};

/** Opening migrates. */
async function migrate(path: string, log: (line: string) => void): Promise<number> {
  const store = await openStore(path, { log });
  try {
    return (await store.info()).schemaVersion;
  } finally {
    await store.close();
  }
}
