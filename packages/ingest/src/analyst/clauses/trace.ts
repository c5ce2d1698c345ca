import type { Finding } from "../findings.js";

/** What became of one frame at one word: the findings it gave, or why it gave none. */
export interface TraceRecord {
  /** Token of the word that has the frame. */
  readonly trigger: number;
  /** Kind and lemma: "verb sign". */
  readonly frame: string;
  readonly findings: readonly Finding[];
  /** "theme is empty (object)", "condition", "Place cannot partyTo"; null if it gave findings. */
  readonly reason: string | null;
}

/** Is told of every frame that was tried. */
export type Trace = (record: TraceRecord) => void;
