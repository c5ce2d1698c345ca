import { compact, type GraphView, type ReferenceEntity } from "@entente/core";
import type { Store } from "@entente/store";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Log } from "../errors.js";
import { unpackFailure } from "../threads/failure.js";
import { workerFlags, workerUrl } from "../threads/worker-url.js";
import { createKeeper, type Keeper } from "./keeper.js";
import type { KeeperMessage, KeeperTask } from "./keeper-messages.js";
import { lookAgain, type Keeping, type Looking } from "./look-again.js";
import { snapshotPathOf } from "./snapshot-path.js";

/** What keeping an index goes on with until it is stopped. */
export interface KeepingOptions extends Looking {
  readonly store: Store;
  /** How threads open the store again; null keeps the index in this thread. */
  readonly location: string | null;
  readonly reference: readonly ReferenceEntity[];
  readonly log: Log;
  readonly show: (view: GraphView) => void;
}

/** Keeps an index in a thread with its own connection where the store can be opened again, else in this thread. */
export function keepIndex(options: KeepingOptions): Keeping {
  const { location } = options;
  return location === null || snapshotPathOf(location) === null ? keepHere(options) : keepInThread(options, location);
}

/** A keeper in this thread: for stores in memory and for single questions. */
export async function createKeeperHere(
  { store, reference, log, show }: Pick<KeepingOptions, "store" | "reference" | "log" | "show">,
  location: string | null,
): Promise<Keeper> {
  const snapshotPath = location === null ? null : snapshotPathOf(location);
  if (snapshotPath !== null) await mkdir(dirname(snapshotPath), { recursive: true });
  return createKeeper({ store, reference, log, show, snapshotPath, merge: async (view) => compact(view) });
}

/** How long what is under way may go on once it is to stop, in milliseconds. */
const grace = 300;

function keepHere(options: KeepingOptions): Keeping {
  return lookAgain(() => createKeeperHere(options, null), options);
}

function keepInThread({ reference, log, interval, show, fail, recover }: KeepingOptions, location: string): Keeping {
  const task: KeeperTask = { location, reference, interval };
  const worker = new Worker(workerUrl("graph/keeper-worker"), { ...workerFlags, workerData: task });
  worker.unref();
  let stopping = false;
  worker.on("message", (message: KeeperMessage) => {
    if (stopping) return;
    if ("view" in message) show(message.view);
    else if ("line" in message) log(message.line);
    else if (message.failure) fail(unpackFailure(message.failure));
    else recover();
  });
  worker.on("error", fail);
  worker.on("exit", (code) => {
    if (!stopping) fail(new Error(`the thread that keeps the index ended with code ${code}; start the server again`));
  });
  return {
    stop: async () => {
      stopping = true;
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage("stop", []);
      // What takes longer is made again at the next start: rows are derived in transactions, files take their place whole.
      const timer = setTimeout(() => void worker.terminate(), grace);
      await ended.finally(() => clearTimeout(timer));
    },
  };
}
