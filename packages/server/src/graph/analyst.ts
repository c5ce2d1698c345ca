import type { GraphView } from "@entente/core";
import { createAskedThread, type AskedThread } from "../threads/asked-thread.js";
import type { AnalystQuestion } from "./analyst-worker.js";
import { questions, type QuestionAnswer, type QuestionArguments, type Questioned, type QuestionName } from "./questions.js";

/** Answers questions about whole graphs. */
export interface Analyst {
  ask<Name extends QuestionName>(
    view: GraphView,
    here: Questioned,
    name: Name,
    given: QuestionArguments<Name>,
  ): Promise<QuestionAnswer<Name>>;
  close(): Promise<void>;
}

/** Up to so many statements a graph is looked through in a few milliseconds, faster than a thread takes to answer. */
const inlineStatements = 20_000;
/** Questions that take seconds in a large graph, so that they have a thread of their own and pages need not wait for them. */
const slow: ReadonlySet<QuestionName> = new Set(["components", "communities", "pageRank"]);

/** An analyst who asks threads where the graph is large, so that other requests are answered meanwhile. */
export function createAnalyst(): Analyst {
  const [pages, metrics] = [createViewThread(), createViewThread()];
  return {
    ask: (view, here, name, given) => {
      if (view.base.columns.statementFlags.length <= inlineStatements) return answerHere(here, name, given);
      return (slow.has(name) ? metrics : pages).ask(view, name, given) as Promise<QuestionAnswer<typeof name>>;
    },
    close: async () => void (await Promise.all([pages.close(), metrics.close()])),
  };
}

/** An analyst for a single question on the command line, where nobody else waits. */
export function createInlineAnalyst(): Analyst {
  return { ask: (_view, here, name, given) => answerHere(here, name, given), close: async () => {} };
}

async function answerHere<Name extends QuestionName>(
  here: Questioned,
  name: Name,
  given: QuestionArguments<Name>,
): Promise<QuestionAnswer<Name>> {
  const answer = questions[name] as unknown as (of: Questioned, given: QuestionArguments<Name>) => Promise<QuestionAnswer<Name>>;
  return answer(here, given);
}

/** A thread that is told of a view before the first question about it. */
function createViewThread() {
  let told: GraphView | null = null;
  const thread: AskedThread<AnalystQuestion, unknown, GraphView> = createAskedThread("graph/analyst-worker", () => (told = null));
  return {
    ask: (view: GraphView, name: QuestionName, given: unknown): Promise<unknown> => {
      thread.start();
      if (told !== view) thread.tell(view);
      told = view;
      return thread.ask({ name, given });
    },
    close: () => thread.close(),
  };
}
