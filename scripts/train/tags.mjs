// Trains the part-of-speech tagger: an averaged perceptron in two rounds.
import {
  best,
  mostTagFeatures,
  tagFeatures,
  TagLexicon,
  twoRoundTagger,
  tagModel,
  writeList,
  writeModel,
  writeWeights,
  Weights,
} from "../../packages/language/dist/training.js";
import { byCodeUnits, LearningWeights, random, shuffled } from "./learning.mjs";

/** How it learns; found by trying on the development sentences. Weights nearer to 0 than `least` are left out. */
const settings = { epochs: 5, parts: 5, least: 22 };
/** What a weight of 1 becomes in the model. */
const scale = 20;
/** A form seen this often gets no class that it never had. */
const oftenEnough = 20;
/** A rarer form counts as unknown, so that the tagger learns what to do with those. */
const seldom = 3;

/** Sentences with the numbers of their classes. */
export function prepareTags(sentences, read) {
  const names = countBy(sentences.flatMap(({ tags, fineTags }) => tags.map((tag, i) => `${tag} ${fineTags[i]}`)));
  const classes = [...names]
    .filter(([, count]) => count >= 3)
    .map(([name]) => name)
    .toSorted(byCodeUnits);
  const number = new Map(classes.map((name, i) => [name, i]));
  const fallback = new Map(classes.map((name, i) => [name.split(" ")[0], i]));
  const examples = sentences.map(({ forms, tags, fineTags }) => ({
    words: forms.map(read),
    gold: tags.map((tag, i) => number.get(`${tag} ${fineTags[i]}`) ?? fallback.get(tag) ?? 0),
  }));
  return { classes, examples };
}

export function countBy(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** One line a set of classes, as the tagger reads it, and the lexicon itself. */
function learnLexicon(examples) {
  const forms = new Map();
  for (const { words, gold } of examples) {
    words.forEach(({ form }, i) => {
      const counts = forms.get(form) ?? new Map();
      forms.set(form, counts.set(gold[i], (counts.get(gold[i]) ?? 0) + 1));
    });
  }
  const sets = new Map();
  for (const [form, counts] of [...forms].toSorted(([a], [b]) => (a >>> 0) - (b >>> 0))) {
    const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
    if (total < seldom) continue;
    const classes = [...counts.keys()].toSorted((a, b) => a - b);
    const key = `${total >= oftenEnough ? 1 : 0}:${classes.join(" ")}`;
    sets.set(key, { classes: total >= oftenEnough ? classes : [], forms: [...(sets.get(key)?.forms ?? []), form >>> 0] });
  }
  const list = [...sets].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set);
  const base = (numbers) => numbers.map((each) => each.toString(36)).join(" ");
  return {
    lines: list.map(({ classes, forms: hashes }) => `${base(classes)}/${base(hashes)}`),
    lexicon: new TagLexicon(new Map(list.flatMap(({ forms: hashes }, i) => hashes.map((hash) => [hash | 0, i + 1]))), [
      new Uint8Array(),
      ...list.map(({ classes }) => Uint8Array.from(classes)),
    ]),
  };
}

/** Learns one round; `before` gives the classes of the round before by example. */
function learnRound(examples, lexicon, classes, before, epochs, seed, say) {
  const weights = new LearningWeights();
  const next = random(seed);
  const scratch = { features: new Int32Array(mostTagFeatures), scores: new Float64Array(classes.length) };
  const order = examples.map((_, i) => i);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    let wrong = 0;
    for (const each of shuffled(order, next)) wrong += learnSentence(examples[each], before?.[each] ?? null, lexicon, weights, scratch);
    say(`epoch ${epoch} of ${epochs}: ${wrong} wrong, ${weights.features} features`);
  }
  return weights;
}

/** Tags a sentence, and learns wherever the tag is wrong. Returns how often it was. */
function learnSentence({ words, gold }, before, lexicon, weights, scratch) {
  const seen = lexicon.setsOf(words);
  const context = { words, seen, tags: new Uint8Array(words.length), before };
  let wrong = 0;
  for (let at = 0; at < words.length; at += 1) {
    const allowed = lexicon.allowed(seen[at]);
    context.tags[at] = allowed.length === 1 ? allowed[0] : learnToken(context, at, gold[at], allowed, weights, scratch);
    if (context.tags[at] !== gold[at]) wrong += 1;
    weights.time += 1;
  }
  return wrong;
}

function learnToken(context, at, right, allowed, weights, { features, scores }) {
  const count = tagFeatures(context, at, features);
  weights.score(features, count, scores);
  const guess = best(scores, allowed);
  if (guess !== right) {
    weights.update(features, count, right, 1);
    weights.update(features, count, guess, -1);
  }
  return guess;
}

const frozen = (weights) => Weights.read(writeWeights(weights.averaged(scale, settings.least)));

/** The examples cut into parts by turns: what is in one part, and what is not. */
function folds(examples, parts) {
  return Array.from({ length: parts }, (_, part) => ({
    kept: examples.flatMap((_, i) => (i % parts === part ? [] : [i])),
    left: examples.flatMap((_, i) => (i % parts === part ? [i] : [])),
  }));
}

/**
 * The classes that a tagger gives sentences which it did not learn from: five taggers, each learnt without a fifth.
 * What learns on top of the tags then sees the mistakes that it will see later.
 */
export function jackknife({ classes, examples }, say) {
  const given = [];
  for (const { kept, left } of folds(examples, settings.parts)) {
    const some = kept.map((i) => examples[i]);
    const { lexicon } = learnLexicon(some);
    const round = frozen(learnRound(some, lexicon, classes, null, settings.epochs - 2, 11, () => {}));
    const tagger = twoRoundTagger(classes, lexicon, [round]);
    for (const i of left) given[i] = tagger.tag(examples[i].words);
    say(`tags: ${given.filter(Boolean).length} of ${examples.length} sentences tagged by what did not learn from them`);
  }
  return given;
}

/**
 * Learns a tagger and gives the bytes of its model.
 * @param given - what {@link jackknife} gave: the tags behind a word, for the second round
 */
export function learnTagger({ classes, examples }, given, say) {
  const { lines, lexicon } = learnLexicon(examples);
  const first = learnRound(examples, lexicon, classes, null, settings.epochs, 12, (line) => say(`tags: first round, ${line}`));
  const second = learnRound(examples, lexicon, classes, given, settings.epochs, 13, (line) => say(`tags: second round, ${line}`));
  const [bytes1, bytes2] = [first, second].map((weights) => writeWeights(weights.averaged(scale, settings.least)));
  return writeModel({ ...tagModel, parts: { classes: writeList(classes), lexicon: writeList(lines), first: bytes1, second: bytes2 } });
}
