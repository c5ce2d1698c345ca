import type { NameSpan } from "../analysis.js";
import type { Clusters } from "../clusters/clusters.js";
import { ModelError, partOf, readList, readModel } from "../models/format.js";
import { Weights } from "../perceptron/weights.js";
import { nameFeatures, type FeatureReader, type NameToken } from "./features.js";
import { labelCount, labelsOf, namesOf } from "./labels.js";
import { type NameLists, matchLists } from "./lists.js";
import { KnownNames } from "./repeats.js";
import { bestLabels } from "./viterbi.js";

/** The kind and version of the model: the version counts up with every change of the features. */
export const nameModel = { kind: "names", version: 1 } as const;
/** Weights are kept as whole numbers, this many to one unit of log-odds. */
export const weightScale = 256;
/** What a name's other occurrences in a document add to a label, in units of log-odds, if all agree. */
const repeatWeight = 2;

/** Finds the names of a document. */
export interface NameTagger {
  /** @returns the names in order, none inside another, by the numbers of their tokens through all the sentences */
  tag(sentences: readonly (readonly NameToken[])[]): NameSpan[];
}

interface Parts {
  readonly features: FeatureReader;
  readonly weights: Weights;
  readonly transitions: Int16Array;
}

/**
 * A tagger of names: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001,
 * https://repository.upenn.edu/cis_papers/159), then once more over the sentences where a name stands that the document
 * has read otherwise elsewhere (Krishnan and Manning 2006, https://aclanthology.org/P06-1141).
 *
 * @param bytes - the model, `names.bin`
 * @param clusters - the clusters it was trained with
 * @param lists - what the caller knows by name; the sorts must be those of the model, what they hold may differ
 * @throws ModelError if the model is damaged, foreign, or wants lists that are not given
 */
export function createNames(bytes: Uint8Array, clusters: Clusters, lists: NameLists): NameTagger {
  const model = readModel(bytes, nameModel.kind, nameModel.version);
  const wanted = readList(model, "lists");
  const missing = wanted.filter((name) => !(name in lists));
  if (missing.length > 0) {
    throw new ModelError("MODEL_MISMATCH", `The names model wants lists that are not given: ${missing.join(", ")}.`);
  }
  const matcher = matchLists(Object.fromEntries(wanted.map((name) => [name, lists[name] ?? []])));
  const parts: Parts = {
    features: nameFeatures(clusters, matcher),
    weights: Weights.read(partOf(model, "weights")),
    transitions: readTransitions(partOf(model, "transitions")),
  };
  return { tag: (sentences) => tagDocument(parts, sentences) };
}

function readTransitions(bytes: Uint8Array): Int16Array {
  if (bytes.length !== labelCount * labelCount * 2) {
    throw new ModelError(
      "MODEL_CORRUPT",
      `The names model has ${bytes.length} bytes of transitions instead of ${labelCount * labelCount * 2}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: labelCount * labelCount }, (_, i) => view.getInt16(i * 2, true));
}

function tagDocument(parts: Parts, sentences: readonly (readonly NameToken[])[]): NameSpan[] {
  const firsts: number[] = [];
  let count = 0;
  for (const { length } of sentences) {
    firsts.push(count);
    count += length;
  }
  const rows = sentences.map((tokens) => bestLabels(scoresOf(parts, tokens), parts.transitions));
  const names = rows.flatMap((row, i) => namesOf(row, firsts[i]));
  const known = new KnownNames(sentences.flat(), names);
  return sentences.flatMap((tokens, i) => namesOf(again(parts, tokens, rows[i]!, known), firsts[i]));
}

function scoresOf({ features, weights }: Parts, tokens: readonly NameToken[]): Float64Array {
  const { hashes, starts } = features(tokens);
  const scores = new Float64Array(tokens.length * labelCount);
  for (let i = 0; i < tokens.length; i += 1) {
    const own = hashes.subarray(starts[i], starts[i + 1]);
    weights.score(own, own.length, scores.subarray(i * labelCount, (i + 1) * labelCount));
  }
  return scores;
}

/** The labels of a sentence, read again with what the document says elsewhere, if that is something else. */
function again(parts: Parts, tokens: readonly NameToken[], labels: Uint8Array, known: KnownNames): Uint8Array {
  const bonus = new Float64Array(tokens.length * labelCount);
  let differs = false;
  for (const { first, last, shares } of known.in(tokens)) {
    for (const [kind, share] of shares) {
      labelsOf([{ first, last, kind }], tokens.length).forEach((label, i) => {
        if (label === 0) return;
        bonus[i * labelCount + label]! += share * repeatWeight * weightScale;
        differs ||= labels[i] !== label;
      });
    }
  }
  if (!differs) return labels;
  const scores = scoresOf(parts, tokens);
  return bestLabels(
    scores.map((score, i) => score + bonus[i]!),
    parts.transitions,
  );
}
