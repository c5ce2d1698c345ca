// Entente without its index: the reader that asks the store's derived rows with SQL, as command-line use does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../../packages/store/dist/index.js";
import { answersOf } from "./entente.mjs";

/** Opens the store that the data came from. */
export async function open({ folder }) {
  const { store: location } = JSON.parse(readFileSync(join(folder, "ours.json"), "utf8"));
  const store = await openStore(location);
  return {
    ...answersOf(await store.derived.reader()),
    bytes: async () => (await store.info()).bytes,
    close: () => store.close(),
  };
}
