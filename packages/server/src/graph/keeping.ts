import { compact, type GraphView, type ReferenceEntity } from "@entente/core";
import type { Store } from "@entente/store";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Log } from "../errors.js";
import { unpackFailure } from "../threads/failure.js";
import { workerFlags, workerUrl } from "../threads/worker-url.js";
import { createKeeper, type Keeper } from "./keeper.js";
import type { KeeperMessage, KeeperTask } from "./keeper-worker.js";
import { snapshotPathOf } from "./snapshot-path.js";

/** What keeping an index goes on with until it is stopped. */
export interface KeepingOptions {
  readonly store: Store;
  /** How threads open the store again; null keeps the index in this thread. */
  readonly location: string | null;
  readonly reference: readonly ReferenceEntity[];
  readonly log: Log;
  /** Milliseconds between two looks at the store's sequence number. */
  readonly interval: number;
  readonly show: (view: GraphView) => void;
  /** Called when a look failed; the next comes nevertheless. */
  readonly fail: (error: Error) => void;
  /** Called when a look succeeded after one that failed. */
  readonly recover: () => void;
}

/** An index that is being kept up to date. */
export interface Keeping {
  stop(): Promise<void>;
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

function keepHere(options: KeepingOptions): Keeping {
  return lookAgain(() => createKeeperHere(options, null), options);
}

/** Opens a keeper, then refreshes it every interval, one look at a time, until it is stopped; what fails is tried again. */
export function lookAgain(
  open: () => Promise<Keeper>,
  { interval, fail, recover }: Pick<KeepingOptions, "interval" | "fail" | "recover">,
): Keeping {
  let stopped = false;
  let keeper: Keeper | null = null;
  let looking: Promise<void> | null = null;
  let failed = false;
  const look = async (): Promise<void> => {
    keeper ??= await openKeeper(open);
    if (stopped) return;
    await keeper.refresh();
    if (failed) recover();
    failed = false;
  };
  const start = (): void => {
    looking ??= look()
      .catch((error: unknown) => {
        failed = true;
        if (!stopped) fail(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => (looking = null));
  };
  const timer = setInterval(start, interval);
  start();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
      await keeper?.settle();
    },
  };
}

async function openKeeper(open: () => Promise<Keeper>): Promise<Keeper> {
  const keeper = await open();
  await keeper.open();
  return keeper;
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
      worker.postMessage("stop");
      await ended;
    },
  };
}
