// Trains the parser: a small recurrent network with biaffine scores.
import {
  createInputReader,
  endingRows,
  parserModel,
  shapeRows,
  writeHashes,
  writeList,
  writeModel,
  writeNetwork,
} from "../../packages/language/dist/training.js";
import { byCodeUnits, shuffled } from "./learning.mjs";
import { LearningNetwork } from "./network.mjs";
import { countBy } from "./tags.mjs";

/** Sizes, and how it learns; found by trying on the development sentences. */
const settings = {
  cells: 96,
  layers: 3,
  arc: 64,
  relation: 96,
  /** Columns of the tables for forms, endings, shapes and classes. */
  columns: [32, 16, 8, 24],
  epochs: 20,
  /** Words in a batch. */
  batch: 300,
  rate: 0.002,
  dropout: 0.2,
  tagShare: 0.5,
  /** A form seen n times is read as unknown with a chance of unknown / (unknown + n). */
  unknown: 0.3,
  /** Chances that a word loses its vector, its form, its tags. */
  without: { vector: 0.05, form: 0.05, tags: 0.1 },
  seed: 7,
};

/** Forms with a row of their own: those that occur at least twice. */
function formsOf(examples) {
  const counts = countBy(examples.flatMap(({ words }) => words.map(({ form }) => form)));
  return { counts, forms: [...counts].filter(([, count]) => count >= 2).map(([form]) => form) };
}

/**
 * Learns a parser and gives the bytes of its model.
 * @param examples - words, predicted `classes`, and the treebank's `gold` classes, heads and relations
 * @param vectors - words, size, numbers
 * @param classes - names of the classes
 */
export function learnParser(examples, { vectors, classes, say, options = {} }) {
  const chosen = { ...settings, ...options };
  const { counts, forms } = formsOf(examples);
  const read = createInputReader(vectors, forms);
  const relations = [...new Set(examples.flatMap((each) => each.relations))].filter((name) => name !== "root").toSorted(byCodeUnits);
  const rows = [forms.length + 1, endingRows, shapeRows, classes.length];
  const shape = {
    vector: vectors.size,
    tables: rows.map((count, i) => [count, chosen.columns[i]]),
    cells: chosen.cells,
    layers: chosen.layers,
    arc: chosen.arc,
    relation: chosen.relation,
    classes: classes.length,
    relations: relations.length,
  };
  const learner = new LearningNetwork(shape, chosen);
  const sentences = examples.map((example) => ({
    ...example,
    inputs: example.words.map(read),
    relations: example.relations.map((name) => Math.max(0, relations.indexOf(name))),
  }));
  learnEpochs(learner, sentences, counts, chosen, say);
  return writeModel({
    ...parserModel,
    parts: {
      shape: Buffer.from(JSON.stringify(shape)),
      classes: writeList(classes),
      relations: writeList(relations),
      words: writeList(vectors.words),
      vectors: new Uint8Array(vectors.numbers.buffer, vectors.numbers.byteOffset, vectors.numbers.length),
      forms: writeHashes(forms),
      network: writeNetwork(learner.network),
    },
  });
}

/** The rate rises over the first hundred steps and then falls to nothing. */
function learnEpochs(learner, sentences, counts, { epochs, batch: size, rate, unknown, without }, say) {
  const total = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const steps = (epochs * total) / size;
  let step = 0;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    let loss = 0;
    const batches = batchesOf(shuffled(sentences, learner.next), size);
    for (const batch of batches) {
      const now = rate * Math.min(1, (step + 1) / 100) * Math.max(0.01, 1 - step / steps);
      loss += learner.learn(
        batch.map((sentence) => disguised(sentence, counts, unknown, without, learner.next)),
        now,
      );
      step += 1;
    }
    say(`parser: epoch ${epoch} of ${epochs}, loss ${(loss / batches.length).toFixed(4)}`);
  }
}

function batchesOf(sentences, size) {
  const batches = [[]];
  let words = 0;
  for (const sentence of sentences) {
    if (words >= size) {
      batches.push([]);
      words = 0;
    }
    batches.at(-1).push(sentence);
    words += sentence.words.length;
  }
  return batches;
}

/** Hides some of what is known of the words, so that the network learns to do without. */
function disguised({ words, inputs, classes, ...right }, counts, unknown, without, next) {
  const seen = inputs.map(({ vector, rows }, i) => {
    const count = counts.get(words[i].form) ?? 0;
    const hidden = next() < unknown / (unknown + count) || next() < without.form;
    const untagged = next() < without.tags;
    return { vector: next() < without.vector ? null : vector, rows: [hidden ? 0 : rows[0], ...rows.slice(1), untagged ? 0 : classes[i]] };
  });
  return { ...right, words: seen, classes };
}
