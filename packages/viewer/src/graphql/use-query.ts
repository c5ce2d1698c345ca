import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { AnswerError } from "./client.js";

/** Where a question to the server stands. */
export type Query<Data> =
  | { readonly state: "loading"; readonly retry: () => void }
  | { readonly state: "failed"; readonly error: AnswerError; readonly retry: () => void }
  | { readonly state: "done"; readonly data: Data; readonly retry: () => void };

type Outcome<Data> =
  | { readonly key: string; readonly state: "failed"; readonly error: AnswerError }
  | { readonly key: string; readonly state: "done"; readonly data: Data };

/**
 * Asks the server when `key` changes and drops the answer to an older question.
 *
 * @param key - what the question depends on; must hold everything that `ask` reads
 * @param ask - sends the question
 */
export function useQuery<Data>(key: string, ask: (signal: AbortSignal) => Promise<Data>): Query<Data> {
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<Data> | null>(null);
  const current = `${key}#${attempt}`;

  // `key` stands for everything that `ask` reads: a new closure is no new question.
  const send = useEffectEvent(ask);
  useEffect(() => {
    const controller = new AbortController();
    send(controller.signal).then(
      (data) => !controller.signal.aborted && setOutcome({ key: current, state: "done", data }),
      (cause: unknown) => {
        if (controller.signal.aborted) return;
        setOutcome({ key: current, state: "failed", error: asAnswerError(cause) });
      },
    );
    return () => controller.abort();
  }, [current]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return outcome?.key === current ? { ...outcome, retry } : { state: "loading", retry };
}

/** Any thrown thing as an error with a code. */
export function asAnswerError(cause: unknown): AnswerError {
  if (cause instanceof AnswerError) return cause;
  return new AnswerError("BAD_ANSWER", "The answer of the server could not be read.", { cause });
}
