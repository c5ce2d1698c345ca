// Trains tagger, lemmatiser and parser on the English Web Treebank, one after the other, and measures them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createWordReader, fold, readClusters, readLemmatiser, readParser, readTagger } from "../../packages/language/dist/training.js";
import { parserCard, tagsCard, lemmasCard } from "./cards.mjs";
import { learnLemmas } from "./lemmas.mjs";
import { learnParser } from "./parser.mjs";
import { jackknife, learnTagger, prepareTags } from "./tags.mjs";
import { readTreebank } from "./treebank.mjs";
import { readVectors } from "./vectors.mjs";

/** Longer sentences are not learnt from: they are lists and tables. */
const longest = 120;

/**
 * Writes the models of tags, lemmas and parser with their cards into the folder `output`, which holds `clusters.txt`.
 * @param {{ data: string, output: string, log: (line: string) => void }} options - data: the folder that holds `ud-english-ewt`
 */
export function trainSyntax({ data, output, log }) {
  const read = createWordReader(readClusters(readFileSync(join(output, "clusters.txt"), "utf8")));
  const [train, dev] = [readTreebank(data, "train"), readTreebank(data, "dev")];
  const prepared = prepareTags(train, read);
  const given = jackknife(prepared, log);
  const files = {
    tags: learnTagger(prepared, given, log),
    lemmas: learnLemmas(train),
    parser: learnParser(examplesOf(train, prepared, given), { vectors: readVectors(), classes: prepared.classes, say: log }),
  };
  const scores = measure(files, dev, read);
  log(`syntax: ${JSON.stringify(scores)}`);
  const cards = { tags: tagsCard, lemmas: lemmasCard, parser: parserCard };
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(output, `${name}.bin`), bytes);
    writeFileSync(join(output, `${name}.md`), cards[name]({ scores, bytes: bytes.length, sentences: train.length }));
  }
}

function examplesOf(train, { examples }, given) {
  return train
    .map(({ heads, relations }, i) => ({ ...examples[i], classes: given[i], heads, relations }))
    .filter(({ words }) => words.length <= longest);
}

/** Shares of tokens that the models as they are stored get right; tokens and sentences are the treebank's. */
export function measure(files, sentences, read) {
  const [tagger, parser] = [readTagger(files.tags), readParser(files.parser)];
  const lemma = readLemmatiser(files.lemmas, () => false);
  const right = { UAS: 0, LAS: 0, UPOS: 0, XPOS: 0, lemmas: 0, taggerUPOS: 0, taggerXPOS: 0 };
  let tokens = 0;
  for (const sentence of sentences) {
    const words = sentence.forms.map(read);
    const given = tagger.tag(words);
    const [tree] = parser.parse([{ words, classes: given }]);
    sentence.forms.forEach((form, i) => {
      const [own, { tag, fineTag }] = [tagger.classes[given[i]], tree.classes[i]];
      const hangs = tree.heads[i] === sentence.heads[i];
      tokens += 1;
      right.UAS += hangs;
      right.LAS += hangs && tree.relations[i] === sentence.relations[i];
      right.UPOS += tag === sentence.tags[i];
      right.XPOS += fineTag === sentence.fineTags[i];
      right.taggerUPOS += own.tag === sentence.tags[i];
      right.taggerXPOS += own.fineTag === sentence.fineTags[i];
      right.lemmas += lemma(fold(form), fineTag) === fold(sentence.lemmas[i]);
    });
  }
  return Object.fromEntries(Object.entries(right).map(([name, count]) => [name, ((100 * count) / tokens).toFixed(2)]));
}
