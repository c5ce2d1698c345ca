import { Worker } from "node:worker_threads";
import type { Answered, Asked, Told } from "./answer.js";
import { unpackFailure } from "./failure.js";
import { workerFlags, workerUrl } from "./worker-url.js";

/** A thread that answers questions, started with the first. */
export interface AskedThread<Question, Answer, Message = never> {
  ask(question: Question): Promise<Answer>;
  /** Starts it if it does not run. */
  start(): void;
  /** Tells it something that it does not answer, before the next question. */
  tell(message: Message): void;
  /** Ends it; questions under way are refused. */
  close(): Promise<void>;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const nobody: Waiting<unknown> = { resolve: () => {}, reject: () => {} };

/**
 * A thread that is not started yet. One that fails refuses what it was asked; the next question starts another.
 * @param name - path of the worker's file within this package, without an ending
 * @param onStart - called with each new thread, which knows nothing of what another was told
 */
export function createAskedThread<Question, Answer, Message = never>(
  name: string,
  onStart: () => void = () => {},
): AskedThread<Question, Answer, Message> {
  const waiting = new Map<number, Waiting<Answer>>();
  let thread: Worker | null = null;
  let asked = 0;

  const fail = (failed: Worker, error: Error): void => {
    if (thread !== failed) return;
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl(name), workerFlags);
    started.unref();
    started.on("message", (answered: Answered<Answer>) => {
      const { resolve, reject } = waiting.get(answered.id) ?? nobody;
      if ("failure" in answered) reject(unpackFailure(answered.failure));
      else resolve(answered.answer);
      waiting.delete(answered.id);
    });
    started.on("error", (error) => fail(started, error));
    started.on("exit", (code) => fail(started, new Error(`the thread ${name} ended with code ${code}`)));
    return started;
  };
  const running = (): Worker => {
    if (thread) return thread;
    thread = start();
    onStart();
    return thread;
  };
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1);
        const worker = running();
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, question } satisfies Asked<Question>, []);
      }),
    start: () => void running(),
    tell: (message) => running().postMessage({ told: message } satisfies Told<Message>, []),
    close: async () => {
      await thread?.terminate();
    },
  };
}
