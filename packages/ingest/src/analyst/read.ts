import type { ProposedStatement } from "@entente/core";
import type { ExtractorInput } from "../seams.js";
import type { Article, Sentence } from "./article.js";
import { findSpeech } from "./attribution/index.js";
import { readEvaluations } from "./clauses/evaluations.js";
import { readOffices } from "./clauses/offices.js";
import { readPresence } from "./clauses/presence.js";
import { readClauses, type Trace } from "./clauses/index.js";
import { readFacts } from "./facts.js";
import type { Finding } from "./findings.js";
import { toFactStatements, toStatements, weigh } from "./statements.js";
import { readThings, type Knowledge } from "./things.js";

/** An article with everything that was read in it. */
export interface ReadArticle {
  readonly article: Article;
  readonly statements: readonly ProposedStatement[];
}

/** Reads a text from things to statements; the trace is told which frames were tried. */
export function readArticle({ text, published }: ExtractorInput["version"], knowledge: Knowledge, trace?: Trace): ReadArticle {
  const things = readThings(text, published, knowledge);
  const { article } = things;
  const speech = findSpeech(article);
  const facts = toFactStatements(article, speech, readFacts(things, knowledge.nouns));
  const drafts = [...facts, ...toStatements(article, speech, readSentences(article, trace))];
  return { article, statements: weigh(drafts, knowledge.calibration) };
}

/** In tokens: what is longer is a table or a list without stops, and no clause of it would be read right. */
const longestSentence = 400;

function readSentences(article: Article, trace: Trace | undefined): Finding[] {
  return article.sentences
    .filter((sentence) => isRead(article, sentence))
    .flatMap((sentence) => [
      ...readClauses(article, sentence, trace),
      ...readEvaluations(article, sentence, trace),
      ...readOffices(article, sentence, trace),
      ...readPresence(article, sentence, trace),
    ]);
}

function isRead(article: Article, { first, last }: Sentence): boolean {
  const region = article.regionOf(first)?.kind;
  const question = article.low(last) === "?";
  return last - first <= longestSentence && !question && region !== "boilerplate" && region !== "byline";
}
