import type { Article, Sentence } from "../article.js";
import type { Quotation } from "./quotations.js";
import type { Source } from "./sources.js";

/** A sentence with what reading its speech needs. */
export interface Telling {
  readonly article: Article;
  readonly sentence: Sentence;
  /** The quotations that reach into the sentence. */
  readonly quotations: readonly Quotation[];
  /** Who spoke before. */
  readonly before: Source | null;
}
