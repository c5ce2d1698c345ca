import { createFinder, createIndexReader, type GraphView, type RowSource } from "@entente/core";
import { answerQuestions } from "../threads/answer.js";
import { questions, type Questioned, type QuestionName } from "./questions.js";

/** A question with its arguments. */
export interface AnalystQuestion {
  readonly name: QuestionName;
  readonly given: unknown;
}

/** This thread has no store: it answers in ids. */
const noRows: RowSource = {
  fetchEntities: async (ids) => ids.map(() => null),
  fetchStatements: async (ids) => ids.map(() => null),
  fetchLoose: async () => [],
};

let questioned: Questioned | null = null;

function answer({ name, given }: AnalystQuestion): unknown {
  if (!questioned) throw new Error("the thread was asked before it was given a graph");
  // Names and arguments come in pairs; see createAnalyst.
  const ask = questions[name] as (of: Questioned, given: unknown) => unknown;
  return ask(questioned, given);
}

function hear(view: GraphView): void {
  const finder = createFinder(view);
  questioned = { finder, reader: createIndexReader(view, noRows, finder) };
}

answerQuestions({ answer, hear });
