import { parentPort } from "node:worker_threads";
import { packFailure, type Failure } from "./failure.js";

/** A question as it travels to a thread. */
export interface Asked {
  readonly id: number;
  readonly question: unknown;
}

/** An answer as it travels back. */
export interface Answered {
  readonly id: number;
  readonly answer?: unknown;
  readonly failure?: Failure;
}

/**
 * Answers all that this thread is asked.
 * @param answer - takes what its own side of the thread asks
 * @param hear - takes what the thread is told and does not answer
 */
export function answerQuestions(answer: (question: never) => unknown, hear: (told: unknown) => void = () => {}): void {
  parentPort?.on("message", (message: Asked | { readonly told: unknown }) => {
    if ("told" in message) hear(message.told);
    else void reply(message.id, async () => answer(message.question as never));
  });
}

async function reply(id: number, answer: () => Promise<unknown>): Promise<void> {
  const answered = await answer().then(
    (answer): Answered => ({ id, answer }),
    (error: unknown): Answered => ({ id, failure: packFailure(error) }),
  );
  parentPort?.postMessage(answered, []);
}
