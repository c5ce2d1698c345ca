import type { ReferenceEntity } from "@entente/core";
import type { Store } from "@entente/store";
import { access } from "node:fs/promises";
import { sentence, type Log } from "./errors.js";
import type { Analyst } from "./graph/analyst.js";
import { keepIndex } from "./graph/keeping.js";
import { describeStore } from "./graph/store-name.js";
import { once } from "./once.js";
import { createSnapshot, type Snapshot } from "./snapshot.js";

/** The graph of a store, kept up to date. */
export interface LiveGraph {
  /** The newest snapshot; waits for the first one. Rejects if that cannot be loaded, until a later attempt succeeds. */
  current(): Promise<Snapshot>;
  /** The newest snapshot, null before the first. */
  peek(): Snapshot | null;
  /**
   * Resolves if the store still answers and lies where it lay.
   * @throws the store's error, or that of the file system
   */
  probe(): Promise<void>;
  /** Ends watching. */
  stop(): Promise<void>;
}

/** What a live graph is made of. */
export interface LiveGraphOptions {
  readonly store: Store;
  /** How threads open the store again; null builds the graph in this thread. */
  readonly location: string | null;
  readonly reference: readonly ReferenceEntity[];
  readonly analyst: Analyst;
  readonly log: Log;
  /** Milliseconds between two looks at the store's sequence number. */
  readonly interval: number;
}

/**
 * Shows a store's graph and what changes in it. A newer graph is built beside the one that is shown and takes its place whole;
 * if that fails, the old one stays and the log says why.
 */
export function watchGraph({ store, location, reference, analyst, log, interval }: LiveGraphOptions): LiveGraph {
  const describe = once(() => describeStore(store, location));
  const first = createFirst<Snapshot>();
  let shown: Snapshot | null = null;
  const complaint = createComplaint((error) => {
    const what = shown ? "the graph could not be brought up to date, the last one stays" : "the graph could not be loaded";
    log(`${what}: ${sentence(error)}`);
  });
  const keeping = keepIndex({
    store,
    location,
    reference,
    log,
    interval,
    show: (view) => {
      shown = createSnapshot(view, { store, analyst, storeName: describe });
      first.resolve(shown);
    },
    fail: (error) => {
      complaint.about(error);
      first.reject(error);
    },
    recover: () => {
      complaint.clear();
      log("the graph is brought up to date again");
    },
  });
  return {
    current: () => (shown ? Promise.resolve(shown) : first.wait()),
    peek: () => shown,
    probe: async () => {
      await store.sequence();
      const { file } = await describe();
      if (file !== null) await access(file);
    },
    stop: async () => {
      complaint.silence();
      await keeping.stop();
    },
  };
}

/** What many wait for: a failure tells those who wait, and a later attempt may succeed. */
function createFirst<Value>() {
  let waiting = createWaiting<Value>();
  let failed: Error | null = null;
  return {
    wait: (): Promise<Value> => (failed ? Promise.reject(failed) : waiting.promise),
    resolve: (value: Value): void => {
      failed = null;
      waiting.resolve(value);
    },
    reject: (error: Error): void => {
      failed = error;
      waiting.reject(error);
      waiting = createWaiting<Value>();
    },
  };
}

function createWaiting<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((fulfil, refuse) => ([resolve, reject] = [fulfil, refuse]));
  // Nobody need wait.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

/** Says a trouble once, not every second that it lasts, and nothing once nobody listens. */
function createComplaint(say: (error: unknown) => void) {
  let said: string | null = null;
  let silent = false;
  return {
    about: (error: unknown): void => {
      if (!silent && sentence(error) !== said) say(error);
      said = sentence(error);
    },
    clear: (): void => void (said = null),
    silence: (): void => void (silent = true),
  };
}
