import {
  checksum,
  completeStatement,
  judgementId,
  occurrence,
  type DocumentVersion,
  type Judgement,
  type Mention,
  type NewJudgement,
  type Origin,
  type ProposedStatement,
  type Reading,
  type Statement,
  type StatementTarget,
} from "@entente/core";

/** The reader of every sample that names no other. */
export const sampleOrigin: Origin = { kind: "extractor", name: "sample", version: "1" };

/** What a test wants to decide of a sample reading; the rest is made up. */
export interface SampleOptions extends Partial<Omit<DocumentVersion, "checksum" | "text">> {
  readonly id: string;
  /** Each becomes the sentence "A talks to B about TOPIC." with two mentions and one statement. */
  readonly topics: readonly string[];
  readonly origin?: Origin;
  readonly url?: string | null;
  readonly path?: string | null;
  readonly collections?: readonly string[];
  readonly language?: string | null;
  readonly licence?: string | null;
}

/** The sentence that stands in a sample's text for a topic. */
export function sampleSentence(topic: string): string {
  return `Norland talks to Sudland about ${topic}.`;
}

/** A reading of a made-up article: valid unless the test spoils it. */
export function sampleReading(options: SampleOptions): Reading {
  const { id, topics, origin = sampleOrigin, url = null, path = null, collections = [], language = "en", licence = null } = options;
  const { title = null, outlet = null, published = "2025-05-16", readAt = "2025-06-01T00:00:00Z" } = options;
  const text = topics.map(sampleSentence).join(" ");
  const version: DocumentVersion = { checksum: checksum(text), title, outlet, published, readAt, text };
  return {
    document: { id, url, path, collections, language, licence },
    version,
    mentions: sampleMentions(id, version),
    statements: sampleStatements(id, version, topics, origin),
    rejects: [],
    origin,
    sentences: topics.length,
    silentSentences: 0,
  };
}

function sampleMentions(documentId: string, { text, checksum: version }: DocumentVersion): readonly Mention[] {
  return ["Norland", "Sudland"].flatMap((name) =>
    [...text.matchAll(new RegExp(name, "g"))].map(({ index }) => ({
      documentId,
      version,
      start: index,
      end: index + name.length,
      text: name,
      kind: "name" as const,
      entity: { type: "Country" as const, name },
    })),
  );
}

function sampleStatements(id: string, version: DocumentVersion, topics: readonly string[], origin: Origin): readonly Statement[] {
  let from = 0;
  return topics.map((topic) => {
    const quote = sampleSentence(topic);
    const start = version.text.indexOf(quote, from);
    from = start + quote.length;
    return completeStatement(sampleStatement(quote, start, origin), id, version);
  });
}

/** "Norland negotiates with Sudland", read from a quote. */
export function sampleStatement(quote: string, start: number, origin: Origin): ProposedStatement {
  const end = start + quote.length;
  return {
    subject: { type: "Country", name: "Norland" },
    predicate: "negotiatesWith",
    object: { type: "Country", name: "Sudland" },
    value: null,
    polarity: "affirmed",
    modality: "asserted",
    speaker: null,
    qualifiers: {},
    via: null,
    evidence: { start, end, quote, sentenceStart: start, sentenceEnd: end },
    origin,
    confidence: 0.75,
  };
}

/** A statement as judgements name it. */
export function targetOf({ version }: Reading, statement: Statement): StatementTarget {
  const { id, version: _version, evidence, ...said } = statement;
  const place = occurrence(version.text, evidence.quote, evidence.start);
  return { ...said, statementId: id, quote: evidence.quote, occurrence: place };
}

/** A judgement with its id. */
export function withId(judgement: NewJudgement): Judgement {
  return { ...judgement, id: judgementId(judgement) };
}
