import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { EntenteError } from "@entente/core";
import type { Store } from "@entente/store";
import { storeBatch, type DocumentBatch, type StoredBatch } from "./documents.js";
import type { LineFile } from "./line-file.js";
import type { LaneAnswer, LaneQuestion, LaneSettings } from "./messages.js";

/** Where batches are read and stored: here, or in several threads at once. */
export interface Lanes {
  /** How many batches may be under way. */
  readonly capacity: number;
  /** Batches may end in another order than they began. */
  store(documents: DocumentBatch["documents"]): Promise<StoredBatch>;
  close(): Promise<void>;
}

/** Threads take half a second to start: a smaller file is stored by then. */
const worthThreads = 8 * 2 ** 20;
/** Writers of one file take turns, so that more than these wait for one another. */
const mostThreads = 4;

/**
 * Opens the lanes for a file.
 * @param location - of the store, if threads may open it too
 */
export function openLanes(file: LineFile, store: Store, readAt: string, location: string | undefined): Lanes {
  if (location === undefined || file.size < worthThreads) return oneLane(file, store, readAt);
  return threadLanes({ path: file.path, location, readAt }, Math.min(mostThreads, availableParallelism()));
}

function oneLane(file: LineFile, store: Store, readAt: string): Lanes {
  return {
    capacity: 1,
    store: (documents) => storeBatch(file, documents, readAt, store),
    close: async () => undefined,
  };
}

/** The compiled worker: where sources run (tests), the build's, for a thread cannot read TypeScript. */
const workerUrl = new URL(import.meta.url.endsWith(".ts") ? "../../dist/importing/worker.js" : "./worker.js", import.meta.url);

function threadLanes(settings: LaneSettings, count: number): Lanes {
  const threads = Array.from({ length: count }, () => new Lane(settings));
  let turn = 0;
  return {
    // One batch waits behind each that is under way, so that no thread waits for the next.
    capacity: 2 * count,
    store: (documents) => {
      turn = (turn + 1) % count;
      return (threads[turn] as Lane).store(documents);
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

interface Waiting {
  readonly resolve: (stored: StoredBatch) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread that stores one batch after another, with a connection of its own. */
class Lane {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(settings: LaneSettings) {
    // Flags that change how this process finds modules do not fit compiled files.
    this.#worker = new Worker(workerUrl, { workerData: settings, execArgv: [] });
    this.#worker.on("message", (answer: LaneAnswer) => this.#take(answer));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("a thread of the import ended before its work was done; run the same call again")));
  }

  store(documents: DocumentBatch["documents"]): Promise<StoredBatch> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ documents } satisfies LaneQuestion, []);
    });
  }

  #take(answer: LaneAnswer): void {
    const first = this.#waiting.shift();
    if ("stored" in answer) first?.resolve(answer.stored);
    else first?.reject(answer.code ? new EntenteError(answer.code, answer.message) : new Error(answer.message));
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  /** Lets the thread close its store, so that nothing of it stays locked. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#worker.once("exit", resolve));
    this.#worker.postMessage(null, []);
    await ended;
  }
}
