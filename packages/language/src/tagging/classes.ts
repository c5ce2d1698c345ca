import { universalTags, type UniversalTag } from "../analysis.js";
import { ModelError } from "../models/format.js";

/** A class of the tagger: both tags at once, so that they always agree. */
export interface TagClass {
  readonly tag: UniversalTag;
  readonly fineTag: string;
}

/**
 * Reads a class from how models list it: its tags with a space between them.
 *
 * @throws ModelError if the first is no universal tag
 */
export function readClass(line: string): TagClass {
  const [name, fineTag = ""] = line.split(" ");
  const tag = universalTags.find((each) => each === name);
  if (!tag) throw new ModelError("MODEL_CORRUPT", `The model lists a tag "${line}" that no treebank knows.`);
  return { tag, fineTag };
}
