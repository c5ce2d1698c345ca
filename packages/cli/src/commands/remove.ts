import { removeReplies } from "@entente/ingest";
import { snapshotPathOf } from "@entente/server";
import { removeSnapshotFile } from "@entente/store";
import { Command } from "commander";
import { repliesOf } from "../extractor.js";
import { locateStore } from "../places.js";
import { withStore } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

interface RemoveOptions extends StoreOptions {
  readonly reason: string;
}

/** `entente remove`: removes documents completely. */
export const defineRemove: DefineCommand = (terminal) => {
  const command = new Command("remove")
    .argument("<document...>", "ids of documents")
    .requiredOption("--reason <text>", "why, kept in the tombstone")
    .action(async (ids: string[], options: RemoveOptions) => {
      const { path } = locateStore(options.store);
      const snapshot = snapshotPathOf(path);
      const tombstones = await withStore(path, async (store) => {
        const removed = [];
        // The snapshot of the index has names in it; it is made again from what is left.
        if (snapshot !== null) await removeSnapshotFile(snapshot);
        for (const id of ids) {
          // Replies quote the document: they go first, so that none outlives it.
          await removeReplies(repliesOf(path), id);
          removed.push(await store.removeDocument(id, options.reason, new Date().toISOString()));
        }
        return removed;
      });
      if (options.json) terminal.answer(toJson(tombstones));
      else for (const { documentId } of tombstones) terminal.say(`removed ${documentId}`);
    });
  return withExamples(withStoreOptions(command), [
    'npm run -s entente -- remove doc_0123456789abcdef01234567 --reason "asked by the publisher"',
  ]);
};
