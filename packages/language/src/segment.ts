import { normalise, straighten } from "./normalise.js";
import { splitSentences } from "./sentences.js";
import type { Span } from "./span.js";
import { type Token, tokenise } from "./tokens.js";

/** A sentence with its tokens, at least one. */
export interface Segment extends Span {
  readonly tokens: readonly Token[];
}

/** Dashes and ellipses as the treebank writes them. */
const plainTokens: Readonly<Record<string, string>> = { "–": "--", "—": "--", "―": "--", "…": "..." };

/**
 * The sentences of a text with their tokens, for the models: all offsets are those of the original text, while a token's
 * `text` is its plain form (composed, without silent marks, straight quotes), which need not be what stands there.
 * A token never crosses a sentence's end.
 */
export function segment(text: string): Segment[] {
  const clean = normalise(text);
  const plain = straighten(clean.text);
  return splitSentences(clean.text).flatMap(({ start, end }) => {
    const tokens = tokenise(plain.slice(start, end)).map((token) => ({
      ...token,
      ...clean.original({ start: start + token.start, end: start + token.end }),
      text: plainTokens[token.text] ?? token.text,
    }));
    return tokens.length > 0 ? [{ ...clean.original({ start, end }), tokens }] : [];
  });
}
