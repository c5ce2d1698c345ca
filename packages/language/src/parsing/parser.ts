import { ModelError, partOf, readList, readModel } from "../models/format.js";
import { type Scorer, Weights } from "../perceptron/weights.js";
import { Configuration, type Move, moves, type Transition } from "./configuration.js";
import { mostParserFeatures, parserFeatures } from "./features.js";
import type { ParserSentence } from "./sentence.js";

/** The kind and version of the parser's model. */
export const parserModel = { kind: "parser", version: 1 } as const;

/** A sentence's tree: for each word its head (its own number in the sentence, -1 for the root) and its relation. */
export interface Tree {
  readonly heads: Int32Array;
  readonly relations: readonly string[];
}

/** Finds the tree of a tagged sentence. */
export interface Parser {
  parse(sentence: ParserSentence): Tree;
}

/** What a parser chooses from: the transitions by class, and the relations by number, 0 for none. */
export class TransitionSet {
  readonly moves: readonly Move[];
  readonly relations: readonly string[];
  readonly relationOf: Uint8Array;

  /** @param transitions - by class */
  constructor(transitions: readonly Transition[]) {
    this.moves = transitions.map(({ move }) => move);
    this.relations = ["", ...new Set(transitions.map(({ relation }) => relation).filter((relation) => relation !== ""))];
    this.relationOf = Uint8Array.from(transitions, ({ relation }) => this.relations.indexOf(relation));
  }

  /** The allowed class with the highest score; the first of them if several have it. */
  best(scores: Float64Array, state: Configuration): number {
    const [shift, left, right] = [state.allows("shift"), state.allows("left"), state.allows("right")];
    let top = -1;
    for (let each = 0; each < scores.length; each += 1) {
      const move = this.moves[each]!;
      if (!(move === "shift" ? shift : move === "left" ? left : right)) continue;
      if (top < 0 || scores[each]! > scores[top]!) top = each;
    }
    return top;
  }
}

/**
 * A greedy parser: it takes the best transition until the sentence is done. Time grows with the length of the sentence,
 * no faster.
 *
 * @param set - the transitions it chooses from
 * @param scorer - what it has learnt
 */
export function greedyParser(set: TransitionSet, scorer: Scorer): Parser {
  const features = new Int32Array(mostParserFeatures);
  const scores = new Float64Array(set.moves.length);
  return {
    parse(sentence) {
      const state = new Configuration(sentence.length);
      while (!state.finished) {
        scorer.score(features, parserFeatures(sentence, state, features), scores);
        const chosen = set.best(scores, state);
        state.apply(set.moves[chosen]!, set.relationOf[chosen]!);
      }
      return treeOf(state, set);
    },
  };
}

/** The tree of a finished configuration: what hangs from the root is called root, and nothing else is. */
function treeOf(state: Configuration, set: TransitionSet): Tree {
  const heads = state.heads.slice(0, state.length);
  const relations = Array.from(heads, (head, word) => {
    if (head === state.length) return "root";
    const relation = set.relations[state.relations[word]!] ?? "dep";
    return relation === "root" ? "dep" : relation;
  });
  return { heads: heads.map((head) => (head === state.length ? -1 : head)), relations };
}

/**
 * Reads a parser from the bytes of its model.
 *
 * @throws ModelError if they are damaged or no parser
 */
export function readParser(bytes: Uint8Array): Parser {
  const model = readModel(bytes, parserModel.kind, parserModel.version);
  const transitions = readList(model, "transitions").map(toTransition);
  return greedyParser(new TransitionSet(transitions), Weights.read(partOf(model, "weights")));
}

function toTransition(line: string): Transition {
  const [name, relation = ""] = line.split(" ");
  const move = moves.find((each) => each === name);
  if (!move) throw new ModelError("MODEL_CORRUPT", `The parser model has a transition "${line}" that the parser does not know.`);
  return { move, relation };
}
