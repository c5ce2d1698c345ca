import {
  checksum,
  completeStatement,
  type LocalEntity,
  type Mention,
  type Origin,
  type ProposedStatement,
  type Reading,
  type Statement,
} from "@entente/core";

/** Who read the articles of the tests. */
const reader: Origin = { kind: "extractor", name: "reader", version: "1" };

/** What a sentence says; whatever is left out is the plain case: affirmed, asserted, in the article's own voice. */
type Said = Pick<ProposedStatement, "subject" | "predicate"> & Partial<ProposedStatement>;

/** A sentence of an article, with what it says. */
interface Sentence {
  readonly text: string;
  readonly says?: readonly Said[];
}

/** An article of a test. */
export interface Article {
  readonly id: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly collections?: readonly string[];
  readonly sentences: readonly Sentence[];
}

/** A reading of an article: each statement quotes its whole sentence, each name of an entity is a mention. */
export function read({ id, title, outlet, published, collections = [], sentences }: Article): Reading {
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const version = {
    checksum: checksum(text),
    title: title ?? null,
    outlet: outlet ?? null,
    published: published ?? null,
    readAt: "2025-06-01T08:00:00Z",
    text,
  };
  const statements = sentences.flatMap(({ text: quote, says = [] }) =>
    says.map((said) => completeStatement(propose(said, quote, text), id, version)),
  );
  return {
    document: { id, url: null, path: `${id}.txt`, collections, language: "en", licence: null },
    version,
    mentions: findMentions(id, version.checksum, text, statements),
    statements,
    rejects: [],
    origin: reader,
    sentences: sentences.length,
    silentSentences: sentences.filter(({ says = [] }) => says.length === 0).length,
  };
}

function propose(said: Said, quote: string, text: string): ProposedStatement {
  const start = text.indexOf(quote);
  const end = start + quote.length;
  return {
    object: null,
    value: null,
    qualifiers: {},
    polarity: "affirmed",
    modality: "asserted",
    speaker: null,
    via: null,
    origin: reader,
    confidence: 0.8,
    evidence: { start, end, quote, sentenceStart: start, sentenceEnd: end },
    ...said,
  };
}

function findMentions(documentId: string, version: string, text: string, statements: readonly Statement[]): readonly Mention[] {
  const named = statements.flatMap(({ subject, object, speaker }) => [subject, object, speaker?.entity ?? null]);
  const entities = new Map(named.flatMap((entity) => (entity ? [[`${entity.type} ${entity.name}`, entity] as const] : [])));
  const mentions = [...entities.values()].flatMap((entity) =>
    [...text.matchAll(new RegExp(entity.name, "g"))].map(({ index }) => ({
      documentId,
      version,
      start: index,
      end: index + entity.name.length,
      text: entity.name,
      kind: "name" as const,
      entity,
    })),
  );
  return mentions.sort((a, b) => a.start - b.start);
}

/** An entity as an article names it. */
export function named(type: LocalEntity["type"], name: string): LocalEntity {
  return { type, name };
}
