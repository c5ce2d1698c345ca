import { normalise } from "./normalise.js";
import { splitSentences } from "./sentences.js";
import type { Span } from "./span.js";
import { type Token, tokenise } from "./tokens.js";

/** A sentence with its tokens, at least one. */
export interface Segment extends Span {
  readonly tokens: readonly Token[];
}

/**
 * The sentences of a text with their tokens, for the models: all offsets are those of the original text, while a token's
 * `text` is its normalised form (composed, without silent marks), which need not be what stands there. A token never
 * crosses a sentence's end.
 *
 * @param text - any text
 * @param isWord - see {@link normalise}
 */
export function segment(text: string, isWord?: (low: string) => boolean): Segment[] {
  const clean = normalise(text, isWord);
  return splitSentences(clean.text).flatMap(({ start, end }) => {
    const tokens = tokenise(clean.text.slice(start, end)).map((token) => ({
      ...token,
      ...clean.original({ start: start + token.start, end: start + token.end }),
    }));
    return tokens.length > 0 ? [{ ...clean.original({ start, end }), tokens }] : [];
  });
}
