import type { Article, Sentence } from "../article.js";
import type { Finding } from "../findings.js";
import { framesOf, type Entry } from "../frames/lexicon.js";
import { emit } from "./emit.js";
import { matchFrame } from "./match.js";
import type { Trace } from "./trace.js";

export { type Argument } from "./subjects.js";
export { type Standing } from "./standing.js";
export type { Trace, TraceRecord } from "./trace.js";

/** Reads every clause and every deed noun of a sentence that has a frame; the trace is told what became of each. */
export function readClauses(article: Article, { first, last }: Sentence, trace?: Trace): Finding[] {
  const found: Finding[] = [];
  for (let i = first; i <= last; i += 1) {
    if (isInName(article, i)) continue;
    const word = article.words[i];
    for (const entry of word ? framesOf(word) : []) found.push(...readFrame(article, entry, i, trace));
  }
  return found;
}

/** A word inside a name says nothing: "Support" in "European Support Office". */
function isInName(article: Article, i: number): boolean {
  return article.owner[i]?.kind === "name" && /^\p{Lu}/u.test(article.words[i]?.text ?? "");
}

function readFrame(article: Article, entry: Entry, trigger: number, trace: Trace | undefined): Finding[] {
  const match = matchFrame(article, entry, trigger);
  const said = typeof match === "string" ? match : emit(match);
  const findings = typeof said === "string" ? [] : said;
  trace?.({ trigger, frame: entry.name, findings, reason: typeof said === "string" ? said : null });
  return findings;
}
