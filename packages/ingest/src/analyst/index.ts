import type { Mention } from "@entente/core";
import type { Language } from "@entente/language";
import type { ReferenceData } from "../reference.js";
import type { Extraction, Extractor, ExtractorInput } from "../seams.js";
import type { Article } from "./article.js";
import type { Calibration } from "./confidence/index.js";
import { readArticle } from "./read.js";
import { analystOrigin } from "./statements.js";
import { openKnowledge, type Knowledge } from "./things.js";

export { createExplainer, type ExplainedFrame, type ExplainedSentence, type ExplainedToken, type Explainer } from "./explain.js";
export { calibrate, reliabilityTable, type Calibration, type Judged, type Signs } from "./confidence/index.js";
export { analystOrigin } from "./statements.js";

/**
 * The offline extractor for English news: names by a trained tagger and reference data, clauses by a trained parser
 * and frames. Deterministic; its confidence is measured, not guessed.
 */
export function createAnalyst(reference: ReferenceData, language: Language & { readonly calibration?: Calibration }): Extractor {
  const knowledge = openKnowledge(reference, language);
  return { origin: analystOrigin, extract: (input) => Promise.resolve(extract(input, knowledge)) };
}

function extract({ documentId, version }: ExtractorInput, knowledge: Knowledge): Extraction {
  const { article, statements } = readArticle(version, knowledge);
  const sentences = article.sentences.map(({ start, end }) => ({ start, end }));
  return { mentions: toMentions(article, documentId, version.checksum), statements, sentences };
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
