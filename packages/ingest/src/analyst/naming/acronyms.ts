import type { Article } from "../article.js";
import type { Candidate, Weighed } from "./candidate.js";
import type { NamedType } from "./words.js";

/** What acronyms stand for: their text with a token of the full name. */
export interface Acronyms {
  readonly candidates: readonly Candidate[];
  /** From the folded acronym to the first and last token of its full name. */
  readonly meanings: ReadonlyMap<string, Weighed>;
}

const abbreviated = new Set<NamedType>(["Organisation", "Party", "Agreement", "Event", "Place", "Country"]);

/** "Southern Trade Union (STU)", "the STU (Southern Trade Union)", and a later "STU" whose letters open a name's words. */
export function defineAcronyms(article: Article, chosen: readonly Weighed[]): Acronyms {
  const meanings = new Map<string, Weighed>();
  for (const name of chosen) {
    if (!abbreviated.has(name.type) || name.form?.kind === "demonym" || name.first === name.last) continue;
    const bracketed = inBrackets(article, name.last);
    if (bracketed) meanings.set(bracketed, name);
    for (const letters of initials(article, name)) if (!meanings.has(letters)) meanings.set(letters, name);
  }
  const candidates: Candidate[] = [];
  article.words.forEach(({ text, low }, i) => {
    const meaning = /^\p{Lu}[\p{L}\d]*\p{Lu}/u.test(text) || bracketAround(article, i) ? meanings.get(low.replaceAll(".", "")) : undefined;
    if (meaning) candidates.push({ first: i, last: i, type: meaning.type, weight: 2.8, form: null, bare: false });
  });
  return { candidates, meanings };
}

/** The folded short form in brackets right behind a name. */
function inBrackets(article: Article, last: number): string | null {
  if (article.low(last + 1) !== "(") return null;
  const text = article.words[last + 2]?.text ?? "";
  const close = article.low(last + 3) === ")" || /^[,;]$/.test(article.low(last + 3));
  return close && /^\p{Lu}[\p{L}.\d]{0,7}\p{Lu}[\p{L}.\d]{0,7}$/u.test(text) ? article.low(last + 2).replaceAll(".", "") : null;
}

function bracketAround(article: Article, i: number): boolean {
  return article.low(i - 1) === "(" && /^[),;]$/.test(article.low(i + 1));
}

/** The letters that open a name's longer words: with and without "of", "and" and the like. */
function initials(article: Article, { first, last }: Weighed): string[] {
  const words = article.words.slice(first, last + 1).filter(({ kind }) => kind === "word");
  const capitals = words
    .filter(({ text }) => /^\p{Lu}/u.test(text))
    .map(({ low }) => low.charAt(0))
    .join("");
  return capitals.length > 2 ? [capitals] : [];
}
