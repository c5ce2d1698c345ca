import { partOf, readList, readModel } from "../models/format.js";
import { type Scorer, Weights } from "../perceptron/weights.js";
import { readClass, type TagClass } from "./classes.js";
import { mostTagFeatures, tagFeatures, type TagContext } from "./features.js";
import type { Word } from "./words.js";

/** The kind and version of the tagger's model. */
export const tagModel = { kind: "tags", version: 1 } as const;

/**
 * Which classes each known form may have: a form that was seen often when learning gets no class it never had. The
 * number of a set also serves as a feature of its neighbours.
 */
export class TagLexicon {
  readonly #sets: ReadonlyMap<number, number>;
  readonly #classes: readonly Uint8Array[];

  /**
   * @param forms - form hash to number of its set; 0 for unknown forms
   * @param classes - by number of the set, the allowed classes; empty if any is allowed
   */
  constructor(forms: ReadonlyMap<number, number>, classes: readonly Uint8Array[]) {
    this.#sets = forms;
    this.#classes = classes;
  }

  setsOf(words: readonly Word[]): Int32Array {
    return Int32Array.from(words, ({ form }) => this.#sets.get(form) ?? 0);
  }

  allowed(set: number): Uint8Array {
    return this.#classes[set] ?? new Uint8Array();
  }
}

/** Gives each word of a sentence its class. */
export interface Tagger {
  readonly classes: readonly TagClass[];
  /** @returns a class number for each word */
  tag(words: readonly Word[]): Uint8Array;
}

/**
 * A tagger in two rounds: from left to right with the tags before, then again with the tags of the first round behind.
 * Averaged perceptron after Collins (2002), "Discriminative Training Methods for Hidden Markov Models".
 *
 * @param classes - what it chooses from
 * @param lexicon - which classes known forms may have
 * @param rounds - the weights of both rounds
 */
export function twoRoundTagger(classes: readonly TagClass[], lexicon: TagLexicon, rounds: readonly Scorer[]): Tagger {
  const features = new Int32Array(mostTagFeatures);
  const scores = new Float64Array(classes.length);
  return {
    classes,
    tag(words) {
      const seen = lexicon.setsOf(words);
      let before: Uint8Array | null = null;
      for (const round of rounds) {
        const context: TagContext = { words, seen, tags: new Uint8Array(words.length), before };
        for (let at = 0; at < words.length; at += 1) {
          const allowed = lexicon.allowed(seen[at]!);
          // Where there is no choice nothing needs to be scored, nor was anything learnt.
          if (allowed.length !== 1) round.score(features, tagFeatures(context, at, features), scores);
          context.tags[at] = best(scores, allowed);
        }
        before = context.tags;
      }
      return before ?? new Uint8Array(words.length);
    },
  };
}

/** The class with the highest score; the first of them if several have it. */
export function best(scores: Float64Array, allowed: Uint8Array): number {
  if (allowed.length > 0) return allowed.reduce((top, each) => (scores[each]! > scores[top]! ? each : top));
  let top = 0;
  for (let each = 1; each < scores.length; each += 1) if (scores[each]! > scores[top]!) top = each;
  return top;
}

/**
 * Reads a tagger from the bytes of its model.
 *
 * @throws ModelError if they are damaged or no tagger
 */
export function readTagger(bytes: Uint8Array): Tagger {
  const model = readModel(bytes, tagModel.kind, tagModel.version);
  const classes = readList(model, "classes").map(readClass);
  const rounds = ["first", "second"].map((round) => Weights.read(partOf(model, round)));
  return twoRoundTagger(classes, readLexicon(readList(model, "lexicon")), rounds);
}

/** One line a set: its classes, "/", the hashes of its forms, all by number in base 36. */
function readLexicon(lines: readonly string[]): TagLexicon {
  const forms = new Map<number, number>();
  const classes = [new Uint8Array()];
  for (const line of lines) {
    const [allowed = "", hashes = ""] = line.split("/");
    const numbers = (list: string): number[] => (list === "" ? [] : list.split(" ").map((each) => Number.parseInt(each, 36)));
    classes.push(Uint8Array.from(numbers(allowed)));
    for (const hash of numbers(hashes)) forms.set(hash | 0, classes.length - 1);
  }
  return new TagLexicon(forms, classes);
}
