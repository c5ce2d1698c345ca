import type { Source } from "./sources.js";

/** Tokens from one to another, both included. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
}

/** Someone saying something: who, through whom, and which tokens are what they said. */
export interface SpeechAct extends Source {
  /** The token of the verb or preposition that tells it. */
  readonly verb: number;
  readonly spans: readonly TokenSpan[];
  /** What is said is denied: "denied that". */
  readonly denies: boolean;
  /** It is not said at all: "did not say that", "refused to confirm that". */
  readonly unsaid: boolean;
  /** The answer to what was asked: "Asked whether …, he replied: No". */
  readonly answer: "yes" | "no" | null;
}
