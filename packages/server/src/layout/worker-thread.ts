import type { LayoutEdge } from "@entente/core";
import { Worker } from "node:worker_threads";
import type { Places } from "./places.js";
import type { LayoutAnswer, LayoutQuestion } from "./worker.js";

/** The compiled worker: beside this file in a build; where sources run (tests), the build's, for a thread cannot read TypeScript. */
const workerUrl = new URL(import.meta.url.endsWith(".ts") ? "../../dist/layout/worker.js" : "./worker.js", import.meta.url);

/** A thread that settles graphs, started with the first. */
export interface LayoutWorker {
  settle(ids: readonly string[], edges: readonly LayoutEdge[]): Promise<Places>;
  /** Ends the thread; layouts under way are refused. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (places: Places) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that is not started yet. A thread that fails refuses what it was asked; the next question starts another. */
export function createLayoutWorker(): LayoutWorker {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let asked = 0;

  const fail = (error: Error): void => {
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    // Flags that change how this process finds modules do not fit compiled files.
    const started = new Worker(workerUrl, { execArgv: [] });
    started.unref();
    started.on("message", ({ question, places }: LayoutAnswer) => {
      waiting.get(question)?.resolve(places);
      waiting.delete(question);
    });
    started.on("error", fail);
    started.on("exit", (code) => fail(new Error(`the layout thread ended with code ${code}`)));
    return started;
  };
  return {
    settle: (ids, edges) =>
      new Promise((resolve, reject) => {
        const question = (asked += 1);
        waiting.set(question, { resolve, reject });
        thread ??= start();
        thread.postMessage({ question, ids, edges } satisfies LayoutQuestion, []);
      }),
    close: async () => {
      await thread?.terminate();
    },
  };
}
