import { articleCredit } from "./credit.js";
import { textSignature } from "./signature.js";

/** What a text tells of where it comes from: derived from the text alone, and made again from it whenever needed. */
export interface TextTraits {
  /** What near-copies are found by; see {@link textSignature}. Empty for a short text. */
  readonly signature: string;
  /** The agency or outlet that the article as a whole credits; see {@link articleCredit}. */
  readonly credit: string | null;
}

/** The traits of a text. */
export function textTraits(text: string): TextTraits {
  return { signature: textSignature(text), credit: articleCredit(text) };
}
