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
import { LearningWeights, random, shuffled } from "./learning.mjs";

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
    .toSorted();
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
export function learnLexicon(examples) {
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
  const features = new Int32Array(mostTagFeatures);
  const scores = new Float64Array(classes.length);
  const order = examples.map((_, i) => i);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    let wrong = 0;
    for (const each of shuffled(order, next)) {
      const { words, gold } = examples[each];
      const seen = lexicon.setsOf(words);
      const context = { words, seen, tags: new Uint8Array(words.length), before: before?.[each] ?? null };
      for (let at = 0; at < words.length; at += 1) {
        const count = tagFeatures(context, at, features);
        weights.score(features, count, scores);
        const guess = best(scores, lexicon.allowed(seen[at]));
        if (guess !== gold[at]) {
          weights.update(features, count, gold[at], 1);
          weights.update(features, count, guess, -1);
          wrong += 1;
        }
        weights.time += 1;
        context.tags[at] = guess;
      }
    }
    say(`  epoch ${epoch}: ${wrong} wrong, ${weights.features} features`);
  }
  return weights;
}

const scale = 20;
const frozen = (weights, least) => Weights.read(writeWeights(weights.averaged(scale, least)));

/** The examples cut into parts by turns: what is in one part, and what is not. */
export function folds(examples, parts) {
  return Array.from({ length: parts }, (_, part) => ({
    kept: examples.flatMap((_, i) => (i % parts === part ? [] : [i])),
    left: examples.flatMap((_, i) => (i % parts === part ? [i] : [])),
  }));
}

/**
 * Learns a tagger.
 * @param options.epochs - rounds over the sentences
 * @param options.parts - how many parts the first round's tags are jackknifed in, for the second round to learn on
 */
export function learnTagger({ classes, examples }, { epochs, parts, least, say }) {
  const { lines, lexicon } = learnLexicon(examples);
  const before = [];
  for (const { kept, left } of folds(examples, parts)) {
    const some = kept.map((i) => examples[i]);
    const few = learnLexicon(some).lexicon;
    const round = frozen(
      learnRound(some, few, classes, null, Math.max(3, epochs - 2), 11, () => {}),
      least,
    );
    const tagger = twoRoundTagger([...classes], few, [round]);
    for (const i of left) before[i] = tagger.tag(examples[i].words);
  }
  say("tags, first round");
  const first = learnRound(examples, lexicon, classes, null, epochs, 12, say);
  say("tags, second round");
  const second = learnRound(examples, lexicon, classes, before, epochs, 13, say);
  const parts2 = [first, second].map((weights) => writeWeights(weights.averaged(scale, least)));
  const bytes = writeModel({
    ...tagModel,
    parts: { classes: writeList(classes), lexicon: writeList(lines), first: parts2[0], second: parts2[1] },
  });
  return { bytes, jackknifed: before };
}
