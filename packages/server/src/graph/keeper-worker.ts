import type { GraphView, ReferenceEntity } from "@entente/core";
import { openStore, type Store } from "@entente/store";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { packFailure, type Failure } from "../threads/failure.js";
import { createKeeper, type Keeper } from "./keeper.js";
import { lookAgain } from "./keeping.js";
import { ensureDerived } from "./substitute.js";
import { mergeInThread } from "./merging.js";
import { snapshotPathOf } from "./snapshot-path.js";

/** What this thread is started with. */
export interface KeeperTask {
  readonly location: string;
  readonly reference: readonly ReferenceEntity[];
  readonly interval: number;
}

/** What it tells: a newer view, a line for the log, why a look failed, or null once one succeeds again. */
export type KeeperMessage = { readonly view: GraphView } | { readonly line: string } | { readonly failure: Failure | null };

const { location, reference, interval } = workerData as KeeperTask;

function tell(message: KeeperMessage): void {
  parentPort?.postMessage(message);
}

let store: Store | null = null;

async function openKeeper(): Promise<Keeper> {
  store ??= ensureDerived(await openStore(location));
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
  void keeping.stop().finally(async () => {
    await store?.close();
    parentPort?.close();
  });
});
