import type { AnalysedSentence, AnalysedToken, Analysis, Language } from "./analysis.js";
import { type Clusters, readClusters } from "./clusters/clusters.js";
import { type Lemmatiser, readLemmatiser } from "./lemmas/lemmatiser.js";
import type { NameLists } from "./names/lists.js";
import { createNames, type NameTagger } from "./names/tagger.js";
import { type Parser, readParser } from "./parsing/parser.js";
import { parserSentence } from "./parsing/sentence.js";
import { type Segment, segment } from "./segment.js";
import { tagHashes } from "./tagging/hashes.js";
import { readTagger, type Tagger } from "./tagging/tagger.js";
import { createWordReader, type Word } from "./tagging/words.js";
import { fold, type Token } from "./tokens.js";

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
  readonly isWord: (low: string) => boolean;
}

/**
 * A language with its trained models.
 *
 * @param files - the models
 * @param lists - names that the caller knows, by the sorts that the names model was trained with
 * @throws ModelError if a file is damaged, or another than its name says, or a sort of names is missing
 */
export function createLanguage(files: ModelFiles, lists: NameLists): Language {
  const clusters: Clusters = () => [];
  const common = readClusters(new TextDecoder().decode(files.clusters));
  const models: Models = {
    read: createWordReader(clusters),
    tagger: readTagger(files.tags),
    parser: readParser(files.parser),
    lemma: readLemmatiser(files.lemmas, () => false),
    names: createNames(files.names, common, lists),
    isWord: (low) => common(low).length > 0,
  };
  return { analyse: (text) => analyse(text, models) };
}

/** A language without models: tokens and sentences only. */
export const plainLanguage: Language = {
  analyse(text) {
    const segments = segment(text);
    const tokens = segments.flatMap((sentence) =>
      sentence.tokens.map((token) => {
        const low = fold(token.text);
        return { ...token, low, lemma: low, tag: "X" as const, fineTag: "", head: -1, relation: "" };
      }),
    );
    return { text, tokens, sentences: numbered(segments), names: [] };
  },
};

function analyse(text: string, models: Models): Analysis {
  const segments = segment(text, models.isWord);
  const sentences = numbered(segments);
  const analysed = segments.map((sentence, i) => analyseSentence(sentence.tokens, sentences[i]!.first, models));
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

function analyseSentence(tokens: readonly Token[], first: number, { read, tagger, parser, lemma }: Models): AnalysedToken[] {
  const words = tokens.map(({ text }) => read(text));
  const classes = Array.from(tagger.tag(words), (each) => tagger.classes[each]!);
  const tree = parser.parse(parserSentence(words, classes.map(tagHashes)));
  return tokens.map((token, i) => {
    const { low } = words[i]!;
    const { tag, fineTag } = classes[i]!;
    const head = tree.heads[i]!;
    const at = { head: head < 0 ? -1 : first + head, relation: tree.relations[i]! };
    return { ...token, low, lemma: lemma(low, fineTag), tag, fineTag, ...at };
  });
}
