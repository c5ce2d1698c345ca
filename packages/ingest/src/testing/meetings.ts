import type { LocalEntity, Mention, ProposedStatement } from "@entente/core";
import type { Extraction, Extractor, ExtractorInput, Span } from "../seams.js";

const meeting = /\b([A-Z][a-z]+) (met|never met) ([A-Z][a-z]+)\b/g;
const origin = { kind: "extractor", name: "meetings", version: "1" } as const;

/**
 * An extractor of one rule, "NAME met NAME" or "NAME never met NAME", that takes every line for a sentence: enough to
 * see what the pipeline does with an extractor's answer. A text with the word EXPLODE breaks it.
 */
export const meetingsExtractor: Extractor = { origin, extract: async (input) => readMeetings(input) };

function readMeetings(input: ExtractorInput): Extraction {
  const { text } = input.version;
  if (text.includes("EXPLODE")) throw new TypeError("cannot read the word EXPLODE");
  const sentences = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const found = sentences.flatMap((sentence) =>
    [...text.slice(sentence.start, sentence.end).matchAll(meeting)].map((match) => ({ sentence, match })),
  );
  return {
    sentences,
    statements: found.map(({ sentence, match }) => toStatement(sentence, match)),
    mentions: found.flatMap(({ sentence, match }) => toMentions(input, sentence, match)).toReversed(),
  };
}

function toStatement(sentence: Span, match: RegExpExecArray): ProposedStatement {
  const start = sentence.start + match.index;
  return {
    subject: person(match[1]),
    predicate: "metWith",
    object: person(match[3]),
    value: null,
    qualifiers: {},
    polarity: match[2] === "met" ? "affirmed" : "negated",
    modality: "asserted",
    speaker: null,
    via: null,
    evidence: { start, end: start + match[0].length, quote: match[0], sentenceStart: sentence.start, sentenceEnd: sentence.end },
    origin,
    confidence: 0.5,
  };
}

function toMentions({ documentId, version }: ExtractorInput, sentence: Span, match: RegExpExecArray): readonly Mention[] {
  const start = sentence.start + match.index;
  const objectStart = start + match[0].length - (match[3] ?? "").length;
  return [[match[1] ?? "", start] as const, [match[3] ?? "", objectStart] as const].map(([text, at]) => ({
    documentId,
    version: version.checksum,
    start: at,
    end: at + text.length,
    text,
    kind: "name",
    entity: person(text),
  }));
}

function person(name = ""): LocalEntity {
  return { type: "Person", name };
}
