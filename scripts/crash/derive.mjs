// A process that derives what a store holds, batch by batch, over and over until it is killed: `node derive.mjs LOCATION [--once]`.
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readReference } from "../../packages/ingest/dist/index.js";
import { openStore } from "../../packages/store/dist/index.js";

const [location, once] = process.argv.slice(2);
const { entities } = await readReference(fileURLToPath(new URL("../../data/reference", import.meta.url)));
const store = await openStore(location);
try {
  for (;;) {
    await store.derived.derive(entities, { batchSize: 20 });
    if (once !== undefined) break;
    await sleep(20);
  }
} finally {
  await store.close();
}
