import { EntenteError } from "@entente/core";
import { openStore, type Store } from "../index.js";
import { backupStore } from "../transfer/backup.js";

/*
 * The program that tests start where there is no room: `node cramped.js STORE backup FILE` or `node cramped.js STORE remove DOCUMENT`.
 * It prints `{"done":true}`, or the code and message of what it failed with.
 */
const [location = "", what = "", name = ""] = process.argv.slice(2);
const works: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  backup: (store) => backupStore(store, name),
  remove: (store) => store.removeDocument(name, "asked to", "2025-07-01T00:00:00Z"),
};
const store = await openStore(location);
const answer = await works[what]?.(store).then(
  () => ({ done: true }),
  (error: unknown) => ({ code: error instanceof EntenteError ? error.code : null, message: String(error) }),
);
await store.close();
process.stdout.write(JSON.stringify(answer));
