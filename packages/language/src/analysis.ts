import type { Span } from "./span.js";
import type { Token } from "./tokens.js";

/** Universal part-of-speech tags (https://universaldependencies.org/u/pos/). */
export const universalTags = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
/** One of {@link universalTags}. */
export type UniversalTag = (typeof universalTags)[number];

/** A token with what the models say of it. Token numbers count through the whole text. */
export interface AnalysedToken extends Token {
  /** Folded: lower case, straight apostrophes, no accents. */
  readonly low: string;
  /** The dictionary form, folded: "signed" gives "sign". */
  readonly lemma: string;
  readonly tag: UniversalTag;
  /** Penn Treebank tag (`VBD`, `NNP`), which tells tense and number. */
  readonly fineTag: string;
  /** Number of the token it depends on, -1 for the root of its sentence. Heads never leave the sentence, never circle. */
  readonly head: number;
  /** Universal Dependencies relation with its subtype (`nsubj`, `nsubj:pass`, `obl`, `root`). */
  readonly relation: string;
}

/** A sentence with the numbers of its first and last token. */
export interface AnalysedSentence extends Span {
  readonly first: number;
  readonly last: number;
}

/** Kinds of names the tagger tells apart. */
export const nameKinds = ["person", "country", "party", "organisation", "place", "event"] as const;
/** One of {@link nameKinds}. */
export type NameKind = (typeof nameKinds)[number];

/** A name that the tagger found, by its first and last token. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind;
}

/** A text as the models see it. */
export interface Analysis {
  readonly text: string;
  readonly tokens: readonly AnalysedToken[];
  readonly sentences: readonly AnalysedSentence[];
  /** In order, none inside another. */
  readonly names: readonly NameSpan[];
}

/** Everything the trained models say of English texts. Pure: the same text gives the same analysis. */
export interface Language {
  analyse(text: string): Analysis;
}
