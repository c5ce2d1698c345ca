import { parentPort } from "node:worker_threads";
import { packFailure, type Failure } from "./failure.js";

/** A question as it travels to a thread. */
export interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
}

/** What a thread is told and does not answer, as it travels to it. */
export interface Told<Message> {
  readonly told: Message;
}

/** An answer, or why there is none, as it travels back. */
export type Answered<Answer> = { readonly id: number } & ({ readonly answer: Answer } | { readonly failure: Failure });

/** What a thread does with what its own side asks and tells it. */
export interface Answering<Question, Answer, Message> {
  readonly answer: (question: Question) => Answer | Promise<Answer>;
  /** Takes what it is told and does not answer. */
  readonly hear?: (told: Message) => void;
}

/** Answers all that this thread is asked. */
export function answerQuestions<Question, Answer, Message>({ answer, hear }: Answering<Question, Answer, Message>): void {
  parentPort?.on("message", (message: Asked<Question> | Told<Message>) => {
    if ("told" in message) hear?.(message.told);
    else void reply(message.id, async () => answer(message.question));
  });
}

async function reply<Answer>(id: number, answer: () => Promise<Answer>): Promise<void> {
  const answered = await answer().then(
    (answer): Answered<Answer> => ({ id, answer }),
    (error: unknown): Answered<Answer> => ({ id, failure: packFailure(error) }),
  );
  parentPort?.postMessage(answered, []);
}
