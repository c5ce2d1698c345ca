import type { Article } from "../article.js";

const inPhrase = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "X"]);

/**
 * The last token of the noun phrase that begins at a token, by tags and names alone: "the Norwegian prime minister" in
 * "the Norwegian prime minister, Ada Byron". Null if none begins there.
 */
export function phraseEnd(article: Article, start: number): number | null {
  let last: number | null = null;
  const end = Math.min(article.sentenceOf(start)?.last ?? start, start + 12);
  for (let i = start; i <= end;) {
    const spot = article.startingAt(i);
    if (spot && spot.last <= end) {
      last = spot.last;
      i = spot.last + 1;
    } else if (goesOn(article, i, start)) {
      if (/^(?:NOUN|PROPN|X)$/.test(article.words[i]?.tag ?? "")) last = i;
      i += 1;
    } else break;
  }
  return last;
}

function goesOn(article: Article, i: number, start: number): boolean {
  const { tag, kind, low } = article.words[i] ?? { tag: "", kind: "", low: "" };
  if (low === "'s" || low === "'") return i > start;
  return (kind === "word" && inPhrase.has(tag)) || low === "-";
}

/** The noun phrase behind a preposition right after a noun: "for the ministry", "close to"; null for none. */
export function behindNoun(article: Article, head: number): { readonly token: number; readonly preposition: string } | null {
  const preposition = article.low(head + 1);
  if (!/^(?:for|of|from|at|in|with)$/.test(preposition)) return null;
  const token = phraseEnd(article, head + 2);
  return token === null ? null : { token, preposition };
}

/** The first token from `i` on that is no mark. */
export function afterMarks(article: Article, i: number): number {
  return article.words[i]?.tag === "PUNCT" ? afterMarks(article, i + 1) : i;
}
