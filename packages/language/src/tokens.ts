import type { Span } from "./span.js";

/** What a token is made of. */
export type TokenKind = "word" | "number" | "punctuation";

/** A word, a number or one mark, with its place in the text: `text.slice(start, end) === token.text`. */
export interface Token extends Span {
  readonly text: string;
  readonly kind: TokenKind;
}

/**
 * One alternative a kind of token, first match wins: dotted abbreviations ("U.K."), possessive endings, words with
 * inner apostrophes ("hasn't", "N'Djamena") that give a possessive ending back, numbers with separators, any other
 * single code point. No alternative can match the same text in two ways, so the scan is linear.
 */
const tokenPattern =
  /(\p{L}\.(?:\p{L}\.)+|['’]s(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’](?!s(?![\p{L}\p{M}\p{N}]))[\p{L}\p{M}][\p{L}\p{M}\p{N}]*)*)|(\p{N}+(?:[.,]\p{N}+)*)|[^\s]/gu;

/** The words, numbers and marks of a text, in order. A hyphen is a token of its own, so "UK-led" has three. */
export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(tokenPattern), (match) => {
    const kind = match[1] ? "word" : match[2] ? "number" : "punctuation";
    return { start: match.index, end: match.index + match[0].length, text: match[0], kind };
  });
}

/** True if the token starts with a capital letter. */
export function isCapitalised(token: Token): boolean {
  return token.kind === "word" && /^\p{Lu}/u.test(token.text);
}

/** A token's text for comparing: lower case, straight apostrophes, no accents or other marks. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
}
