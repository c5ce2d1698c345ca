import type { Analysis, Language } from "./analysis.js";
import { splitSentences } from "./sentences.js";
import { fold, tokenise } from "./tokens.js";

/** A language without models: tokens and sentences only. */
export const plainLanguage: Language = { analyse };

function analyse(text: string): Analysis {
  const tokens = tokenise(text).map((token) => {
    const low = fold(token.text);
    return { ...token, low, lemma: low, tag: "X" as const, fineTag: "", head: -1, relation: "" };
  });
  let next = 0;
  const sentences = splitSentences(text).map(({ start, end }) => {
    const first = next;
    while (next < tokens.length && (tokens[next]?.start ?? 0) < end) next += 1;
    return { start, end, first, last: next - 1 };
  });
  return { text, tokens, sentences, names: [] };
}
