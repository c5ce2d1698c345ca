// Trains the dependency parser.
import {
  Configuration,
  lostArcs,
  mostParserFeatures,
  parserFeatures,
  parserModel,
  parserSentence,
  TransitionSet,
  writeList,
  writeModel,
  writeWeights,
} from "../../packages/language/dist/training.js";
import { LearningWeights, random, shuffled } from "./learning.mjs";
import { countBy } from "./tags.mjs";

/** A relation rarer than this in one direction is not learnt there. */
const seldom = 3;
const scale = 20;

/** The transitions that the trees of the examples need. */
function transitionsOf(sentences) {
  const names = sentences.flatMap(({ heads, relations }) =>
    heads.map((head, word) => `${head < 0 || head > word ? "left" : "right"} ${relations[word]}`),
  );
  const common = [...countBy(names)].filter(([, count]) => count >= seldom).map(([name]) => name);
  return [
    { move: "shift", relation: "" },
    ...common.toSorted().map((name) => ({ move: name.split(" ")[0], relation: name.split(" ")[1] })),
  ];
}

/**
 * What each class costs in a configuration: lost arcs, and one more for a relation that is not the tree's.
 */
function costsOf(state, gold, set, costs) {
  const byMove = {};
  for (const move of ["shift", "left", "right"]) byMove[move] = state.allows(move) ? lostArcs(state, move, gold.heads) : Infinity;
  const top = state.onStack(0);
  const [headLeft, headRight] = [state.next, state.onStack(1)];
  for (let each = 0; each < costs.length; each += 1) {
    const move = set.moves[each];
    costs[each] = byMove[move];
    if (move === "shift") continue;
    const head = move === "left" ? headLeft : headRight;
    if (gold.heads[top] === head && gold.relations[top] !== set.relationOf[each]) costs[each] += 1;
  }
}

function bestOf(scores, costs, accept) {
  let top = -1;
  for (let each = 0; each < scores.length; each += 1) if (accept(costs[each]) && (top < 0 || scores[each] > scores[top])) top = each;
  return top;
}

/**
 * Learns a parser with a dynamic oracle: after the first round it follows its own mistakes, so that it learns to go on
 * from them (Goldberg & Nivre 2012).
 * @param examples - words, hashes of predicted tags, heads, relations
 */
export function learnParser(examples, { epochs, seed, say, least, check }) {
  const transitions = transitionsOf(examples);
  const set = new TransitionSet(transitions);
  const golds = examples.map(({ words, tags, heads, relations }) => ({
    sentence: parserSentence(words, tags),
    heads: Int32Array.from(heads, (head) => (head < 0 ? words.length : head)),
    relations: Uint8Array.from(relations, (name) => Math.max(0, set.relations.indexOf(name))),
  }));
  const weights = new LearningWeights();
  const next = random(seed);
  const [features, scores, costs] = [
    new Int32Array(mostParserFeatures),
    new Float64Array(transitions.length),
    new Float64Array(transitions.length),
  ];
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    let wrong = 0;
    for (const gold of shuffled(golds, next)) {
      const state = new Configuration(gold.sentence.length);
      while (!state.finished) {
        const count = parserFeatures(gold.sentence, state, features);
        weights.score(features, count, scores);
        costsOf(state, gold, set, costs);
        const guess = bestOf(scores, costs, (cost) => cost < Infinity);
        const least = costs.reduce((a, b) => Math.min(a, b));
        const good = bestOf(scores, costs, (cost) => cost === least);
        if (costs[guess] > least) {
          weights.update(features, count, good, 1);
          weights.update(features, count, guess, -1);
          wrong += 1;
        }
        weights.time += 1;
        const chosen = epoch > 1 && next() < 0.9 ? guess : good;
        state.apply(set.moves[chosen], set.relationOf[chosen]);
      }
    }
    say(`  epoch ${epoch}: ${wrong} wrong, ${weights.features} features`);
    check?.(epoch, set, weights);
  }
  const lines = transitions.map(({ move, relation }) => `${move} ${relation}`.trim());
  return writeModel({ ...parserModel, parts: { transitions: writeList(lines), weights: writeWeights(weights.averaged(scale, least)) } });
}
