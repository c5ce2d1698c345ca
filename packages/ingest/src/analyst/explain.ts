import { groupBy, type LocalEntity, type MentionKind, type ProposedStatement } from "@entente/core";
import type { Language } from "@entente/language";
import type { ReferenceData } from "../reference.js";
import type { ExtractorInput, Span } from "../seams.js";
import type { Article, Sentence, Spot } from "./article.js";
import type { TraceRecord } from "./clauses/index.js";
import { readArticle } from "./read.js";
import { openKnowledge } from "./things.js";

/** A word with its place in the tree of its sentence. */
export interface ExplainedToken {
  /** From 1, as in CoNLL-U; `head` 0 is the root. */
  readonly number: number;
  readonly text: string;
  readonly lemma: string;
  readonly tag: string;
  readonly fineTag: string;
  readonly head: number;
  readonly relation: string;
}

/** A frame that was tried at a word. */
export interface ExplainedFrame {
  readonly word: string;
  /** Kind and lemma, as in the frames' files: "verb sign". */
  readonly frame: string;
  /** How many findings it gave; what became of them, the sentence's statements show. */
  readonly findings: number;
  /** Why it gave none, null if it gave some. */
  readonly reason: string | null;
}

/** A name, a description or a pronoun, and what it stands for. */
export interface ExplainedMention {
  readonly text: string;
  readonly kind: MentionKind;
  readonly entity: LocalEntity;
}

/** What the extractor makes of one sentence, from words to statements. */
export interface ExplainedSentence extends Span {
  readonly text: string;
  /** Headline, byline, dateline, body or boilerplate. */
  readonly region: string;
  readonly tokens: readonly ExplainedToken[];
  readonly mentions: readonly ExplainedMention[];
  readonly frames: readonly ExplainedFrame[];
  readonly statements: readonly ProposedStatement[];
}

/** Shows how the offline extractor reads, so that anyone can teach it. */
export interface Explainer {
  explain(version: ExtractorInput["version"]): readonly ExplainedSentence[];
}

/** An explainer that reads as the extractor of the same reference data and models does. */
export function createExplainer(reference: ReferenceData, language: Language): Explainer {
  const knowledge = openKnowledge(reference, language);
  return {
    explain: (version) => {
      const records: TraceRecord[] = [];
      const { article, statements } = readArticle(version, knowledge, (record) => records.push(record));
      const frames = groupBy(records, ({ trigger }) => article.sentenceOf(trigger));
      const said = groupBy(statements, ({ evidence }) => article.sentences.find(({ end }) => end > evidence.start));
      const spots = groupBy(
        article.things.flatMap((thing) => thing.spots),
        ({ first }) => article.sentenceOf(first),
      );
      return article.sentences.map((sentence) => ({
        ...explainWords(article, sentence),
        mentions: (spots.get(sentence) ?? []).map((spot) => explainSpot(article, spot)),
        frames: (frames.get(sentence) ?? []).map((record) => explainFrame(article, record)),
        statements: said.get(sentence) ?? [],
      }));
    },
  };
}

type ExplainedWords = Omit<ExplainedSentence, "mentions" | "frames" | "statements">;

function explainWords(article: Article, { start, end, first, last }: Sentence): ExplainedWords {
  const tokens = article.words.slice(first, last + 1).map(({ text, lemma, tag, fineTag, head, relation }, i) => ({
    number: i + 1,
    text,
    lemma,
    tag,
    fineTag,
    head: head < 0 ? 0 : head - first + 1,
    relation,
  }));
  return { start, end, text: article.text.slice(start, end), region: article.regionOf(first)?.kind ?? "body", tokens };
}

function explainSpot(article: Article, { first, last, kind, thing }: Spot): ExplainedMention {
  return { text: article.slice(first, last), kind, entity: article.local(thing) };
}

function explainFrame(article: Article, { trigger, frame, findings, reason }: TraceRecord): ExplainedFrame {
  return { word: article.words[trigger]?.text ?? "", frame, findings: findings.length, reason };
}
