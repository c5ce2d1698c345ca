import type { AnalysedSentence, AnalysedToken, Analysis, Language } from "./analysis.js";
import { readClusters } from "./clusters/clusters.js";
import { type Lemmatiser, readLemmatiser } from "./lemmas/lemmatiser.js";
import type { NameLists } from "./names/lists.js";
import { createNames, type NameTagger } from "./names/tagger.js";
import { type Parser, readParser, type Tree } from "./parsing/parser.js";
import { type Segment, segment } from "./segment.js";
import type { TagClass } from "./tagging/classes.js";
import { mendTags } from "./tagging/mending.js";
import { readTagger, type Tagger } from "./tagging/tagger.js";
import { createWordReader, type Word } from "./tagging/words.js";
import type { Token } from "./tokens.js";
import { parseUnits, quotedUnits, type Unit } from "./units.js";

/** The files of the models, as bytes by name. */
export interface ModelFiles {
  readonly tags: Uint8Array;
  readonly parser: Uint8Array;
  readonly lemmas: Uint8Array;
  readonly names: Uint8Array;
  readonly clusters: Uint8Array;
}

/** Names of the files in `data/models`. */
export const modelFiles: Readonly<Record<keyof ModelFiles, string>> = {
  tags: "tags.bin",
  parser: "parser.bin",
  lemmas: "lemmas.bin",
  names: "names.bin",
  clusters: "clusters.txt",
};

interface Models {
  readonly read: (text: string) => Word;
  readonly tagger: Tagger;
  readonly parser: Parser;
  readonly lemma: Lemmatiser;
  readonly names: NameTagger;
}

/**
 * A language with its trained models.
 *
 * @param files - the models
 * @param lists - names that the caller knows, by the sorts that the names model was trained with
 * @throws ModelError if a file is damaged, or another than its name says, or a sort of names is missing
 */
export function createLanguage(files: ModelFiles, lists: NameLists): Language {
  const clusters = readClusters(new TextDecoder().decode(files.clusters));
  const models: Models = {
    read: createWordReader(clusters),
    tagger: readTagger(files.tags),
    parser: readParser(files.parser),
    lemma: readLemmatiser(files.lemmas, (low) => clusters(low).length > 0),
    names: createNames(files.names, clusters, lists),
  };
  return { analyse: (text) => analyse(text, models) };
}

function analyse(text: string, models: Models): Analysis {
  const segments = segment(text);
  const sentences = numbered(segments);
  const trees = parse(segments, models);
  const analysed = segments.map(({ tokens }, i) => withTree(tokens, trees[i]!, sentences[i]!.first, models));
  return { text, tokens: analysed.flat(), sentences, names: models.names.tag(analysed) };
}

/** Sentences with the numbers of their tokens. */
function numbered(segments: readonly Segment[]): AnalysedSentence[] {
  let next = 0;
  return segments.map(({ start, end, tokens }) => {
    const first = next;
    next += tokens.length;
    return { start, end, first, last: next - 1 };
  });
}

/** The tree of each sentence; what is quoted in it is parsed by itself. All is parsed together, since that takes less time. */
function parse(segments: readonly Segment[], { read, tagger, parser }: Models): Tree[] {
  const units = segments.map(({ tokens }) => unitsOf(tokens));
  const tagged = segments.flatMap(({ tokens }, i) => {
    const words = tokens.map(({ text }) => read(text));
    const classes = tagger.tag(words);
    mendTags(words, classes, tagger.classes);
    return units[i]!.map((unit) => ({ words: unit.map((at) => words[at]!), classes: unit.map((at) => classes[at]!) }));
  });
  const parts = parser.parse(tagged).values();
  return segments.map(({ tokens }) => {
    const classes: TagClass[] = [];
    const { heads, relations } = parseUnits(tokens, (unit) => {
      const part = parts.next().value!;
      unit.forEach((at, i) => (classes[at] = part.classes[i]!));
      return part;
    });
    return { heads: Int32Array.from(heads), relations, classes };
  });
}

/** What `parseUnits` will ask for, in that order. */
function unitsOf(tokens: readonly Token[]): Unit[] {
  const units = quotedUnits(tokens);
  return units ? [units.outer, ...units.quoted].filter(({ length }) => length > 0) : [tokens.map((_, i) => i)];
}

function withTree(tokens: readonly Token[], tree: Tree, first: number, { read, lemma }: Models): AnalysedToken[] {
  return tokens.map((token, i) => {
    const { low } = read(token.text);
    const { tag, fineTag } = tree.classes[i]!;
    const head = tree.heads[i]!;
    const at = { head: head < 0 ? -1 : first + head, relation: tree.relations[i]! };
    return { ...token, low, lemma: lemma(low, fineTag), tag, fineTag, ...at };
  });
}
