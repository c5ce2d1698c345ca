import { readList, readModel } from "../models/format.js";
import { type KnownForm, lemmaByRule } from "./rules.js";

/** The kind and version of the lemmatiser's model. */
export const lemmaModel = { kind: "lemmas", version: 1 } as const;

/** Gives the dictionary form of a folded form with its Penn Treebank tag. */
export type Lemmatiser = (low: string, fineTag: string) => string;

/**
 * A lemmatiser: what the treebank says of a form and tag, else the rules of spelling.
 *
 * @param exceptions - form and tag, with a space between them, to dictionary form
 * @param known - which forms are words
 */
export function createLemmatiser(exceptions: ReadonlyMap<string, string>, known: KnownForm): Lemmatiser {
  return (low, fineTag) => exceptions.get(`${low} ${fineTag}`) ?? lemmaByRule(low, fineTag, known);
}

/**
 * Reads a lemmatiser from the bytes of its model.
 *
 * @param bytes - the model
 * @param known - which forms are words, besides those that the model knows
 * @throws ModelError if they are damaged or no lemmatiser
 */
export function readLemmatiser(bytes: Uint8Array, known: KnownForm): Lemmatiser {
  const model = readModel(bytes, lemmaModel.kind, lemmaModel.version);
  const exceptions = readList(model, "exceptions").map((line) => {
    const [form = "", fineTag = "", lemma = ""] = line.split(" ");
    return [`${form} ${fineTag}`, lemma] as const;
  });
  const forms = new Set(readList(model, "known"));
  return createLemmatiser(new Map(exceptions), (low) => forms.has(low) || known(low));
}
