import { settleLayout, type LayoutEdge } from "@entente/core";
import { answerQuestions } from "../threads/answer.js";

/** A graph to settle. */
export interface LayoutQuestion {
  readonly ids: readonly string[];
  readonly edges: readonly LayoutEdge[];
}

answerQuestions({ answer: ({ ids, edges }: LayoutQuestion) => settleLayout(ids, edges) });
