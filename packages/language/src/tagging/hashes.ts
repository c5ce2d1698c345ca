import type { TagHashes } from "../parsing/sentence.js";
import { hashText } from "../perceptron/hashing.js";
import type { TagClass } from "./classes.js";

/** What the parser sees of a class of the tagger. */
export function tagHashes({ tag, fineTag }: TagClass): TagHashes {
  return {
    fineTag: hashText(`${tag} ${fineTag}`),
    tag: hashText(tag),
    isMark: tag === "PUNCT",
    isVerb: tag === "VERB" || tag === "AUX",
  };
}
