import { EntenteError } from "@entente/core";
import { backupStore, restoreStore, shownLocation } from "@entente/store";
import { Command } from "commander";
import { existsSync } from "node:fs";
import { forgetImports } from "../importing/import-progress.js";
import { isFile, locateStore, userPath } from "../places.js";
import { withStoreToRead } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";
import { copying } from "./store-copy.js";

/** `entente store backup FILE`: one file that holds all of a store. */
export const defineBackup: DefineCommand = (terminal, done) => {
  const command = new Command("backup")
    .description("Write a whole store into one new file, while others use it. The file is checked before it gets its name.")
    .argument("<file>", "a file that is not there yet")
    .action(async (file: string, options: StoreOptions) => {
      const backup = await copying(terminal, (given) =>
        withStoreToRead(options.store, terminal, (store) => backupStore(store, userPath(file), given)),
      );
      if (backup === "stopped") {
        terminal.say("Stopped; there is no backup.");
        return done(1);
      }
      if (options.json) terminal.answer(toJson(backup));
      else terminal.say(`${backup.file}: ${backup.documents} documents, ${backup.statements} statements, ${backup.bytes} bytes, checked.`);
    });
  return withExamples(withStoreOptions(command), [
    "npm run -s entente -- store backup graph-2026-11.db",
    "npm run -s entente -- store backup b.db --store my.db",
  ]);
};

interface RestoreOptions extends StoreOptions {
  readonly replace?: boolean;
}

/** `entente store restore FILE`: a store made what a backup holds. */
export const defineRestore: DefineCommand = (terminal, done) => {
  const command = new Command("restore")
    .description("Make a store what a backup holds. The backup is checked first; the store is replaced at once or stays as it is.")
    .argument("<file>", "the backup")
    .option("--replace", "give up what the store holds now")
    .action(async (file: string, options: RestoreOptions) => {
      const { path } = locateStore(options.store);
      if (!options.replace) refuseExisting(path);
      const contents = await copying(terminal, (given) => restoreStore(userPath(file), path, given));
      if (contents === "stopped") {
        terminal.say("Stopped. Run the same call again.");
        return done(1);
      }
      await forgetImports(path);
      const { documents, statements } = contents;
      if (options.json) terminal.answer(toJson({ location: shownLocation(path), documents, statements }));
      else terminal.say(`${shownLocation(path)} holds what the backup holds: ${documents} documents, ${statements} statements.`);
    });
  return withExamples(withStoreOptions(command), ["npm run -s entente -- store restore graph-2026-11.db --store my.db --replace"]);
};

/** @throws EntenteError `BAD_INPUT` if the store is a file that is there; into a database only an empty store is restored anyway */
function refuseExisting(path: string): void {
  if (!isFile(path) || !existsSync(path)) return;
  throw new EntenteError(
    "BAD_INPUT",
    `there is a store at ${path}, which restoring would give up; add --replace, or name another with --store`,
  );
}
