import { openStore, type Store } from "@entente/store";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { packFailure } from "../threads/failure.js";
import { createKeeper, type Keeper } from "./keeper.js";
import type { KeeperMessage, KeeperTask } from "./keeper-messages.js";
import { lookAgain } from "./look-again.js";
import { mergeInThread } from "./merging.js";
import { snapshotPathOf } from "./snapshot-path.js";

const { location, reference, interval } = workerData as KeeperTask;

function tell(message: KeeperMessage): void {
  parentPort?.postMessage(message, []);
}

let store: Store | null = null;

async function openKeeper(): Promise<Keeper> {
  // A look that fails is told of, and the next comes soon: nobody need hear of it twice.
  store ??= await openStore(location, { patience: 2_000, log: () => undefined });
  const snapshotPath = snapshotPathOf(location);
  if (snapshotPath !== null) await mkdir(dirname(snapshotPath), { recursive: true });
  const log = (line: string): void => tell({ line });
  return createKeeper({ store, reference, snapshotPath, log, merge: mergeInThread, show: (view) => tell({ view }) });
}

const keeping = lookAgain(openKeeper, {
  interval,
  fail: (error) => tell({ failure: packFailure(error) }),
  recover: () => tell({ failure: null }),
});

parentPort?.on("message", () => {
  void keeping
    .stop()
    .then(() => store?.close())
    .finally(() => parentPort?.close());
});
