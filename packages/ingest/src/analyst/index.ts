import type { Mention } from "@entente/core";
import type { Language } from "@entente/language";
import type { ReferenceData } from "../reference.js";
import type { Extraction, Extractor, ExtractorInput } from "../seams.js";
import type { Article, Sentence } from "./article.js";
import { findSpeech } from "./attribution/index.js";
import { readEvaluations } from "./clauses/evaluations.js";
import { readClauses, type Trace } from "./clauses/index.js";
import { readFacts } from "./facts.js";
import type { Finding } from "./findings.js";
import { analystOrigin, distinct, toFactStatements, toStatements } from "./statements.js";
import { openKnowledge, readThings, type Knowledge } from "./things.js";

export { analystOrigin } from "./statements.js";

/**
 * The offline extractor for English news: names by a trained tagger and reference data, clauses by a trained parser
 * and frames. Deterministic; its confidence is measured, not guessed.
 */
export function createAnalyst(reference: ReferenceData, language: Language): Extractor {
  const knowledge = openKnowledge(reference, language);
  return { origin: analystOrigin, extract: (input) => Promise.resolve(extract(input, knowledge)) };
}

function extract({ documentId, version }: ExtractorInput, knowledge: Knowledge): Extraction {
  const things = readThings(version.text, version.published, knowledge);
  const { article } = things;
  const facts = toFactStatements(article, readFacts(things, knowledge.nouns));
  const statements = distinct([...facts, ...toStatements(article, findSpeech(article), readSentences(article))]);
  const sentences = article.sentences.map(({ start, end }) => ({ start, end }));
  return { mentions: toMentions(article, documentId, version.checksum), statements, sentences };
}

/** In tokens: what is longer is a table or a list without stops, and no clause of it would be read right. */
const longestSentence = 400;

/** What the sentences of the article say; the trace is told which frames were tried. */
function readSentences(article: Article, trace?: Trace): Finding[] {
  return article.sentences.filter((sentence) => isRead(article, sentence)).flatMap((sentence) => [
    ...readClauses(article, sentence, trace),
    ...readEvaluations(article, sentence, trace),
  ]);
}

function isRead(article: Article, { first, last }: Sentence): boolean {
  const region = article.regionOf(first)?.kind;
  const question = article.low(last) === "?";
  return last - first <= longestSentence && !question && region !== "boilerplate" && region !== "byline";
}

function toMentions(article: Article, documentId: string, version: string): Mention[] {
  const mentions = article.things.flatMap((thing) => {
    const entity = article.local(thing);
    return thing.spots.map(({ first, last, kind }) => ({
      documentId,
      version,
      start: article.words[first]?.start ?? 0,
      end: article.words[last]?.end ?? 0,
      text: article.slice(first, last),
      kind,
      entity,
    }));
  });
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}
