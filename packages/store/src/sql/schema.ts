import type { DerivedSchema } from "./derived-schema.js";

/**
 * The tables as queries see them. Names are the model's own. JSON columns hold text, so that every engine gives back
 * exactly what was written. A statement with its evidence is one row.
 */
export interface Schema extends DerivedSchema {
  readonly state: StateRow;
  readonly documents: DocumentRow;
  readonly versions: VersionRow;
  readonly traits: TraitsRow;
  readonly mentions: MentionRow;
  readonly statements: StatementRow;
  readonly rejects: RejectRow;
  readonly judgements: JudgementRow;
  readonly judgementDocuments: JudgementDocumentRow;
  readonly tombstones: TombstoneRow;
  readonly tombstoneChecksums: TombstoneChecksumRow;
}

/** One row for the whole store. */
export interface StateRow {
  /** Always 1. */
  readonly id: number;
  readonly sequence: number;
  /** 1 from a removal until the file was rewritten without what was removed, else 0. */
  readonly unswept: number;
}

export interface DocumentRow {
  readonly id: string;
  readonly url: string | null;
  readonly path: string | null;
  /** JSON list. */
  readonly collections: string;
  readonly language: string | null;
  readonly licence: string | null;
  /** The store's sequence number of its last change. */
  readonly sequence: number;
}

/** Key: document and checksum. */
export interface VersionRow {
  readonly documentId: string;
  readonly checksum: string;
  /** Place among the document's versions; the highest is the current one. */
  readonly ordinal: number;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly readAt: string;
  /** JSON. */
  readonly origin: string;
  readonly sentences: number;
  readonly silentSentences: number;
  /** Last, so that lists of heads never touch the pages that hold it. */
  readonly text: string;
}

/**
 * Key: document and checksum. Derived from the text, and small: beside `versions` and not in it, where a column behind
 * the text would make every list of heads read the texts' pages.
 */
export interface TraitsRow {
  readonly documentId: string;
  readonly checksum: string;
  readonly signature: string;
  readonly credit: string | null;
}

/** Key: document, version and place in text order. */
export interface MentionRow {
  readonly documentId: string;
  readonly version: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly entityType: string;
  readonly entityName: string;
}

/** Key: document, version and id; one id may stand in several versions. */
export interface StatementRow {
  readonly documentId: string;
  readonly version: string;
  readonly id: string;
  readonly subjectType: string;
  readonly subjectName: string;
  readonly predicate: string;
  readonly objectType: string | null;
  readonly objectName: string | null;
  /** JSON, null where there is an object. */
  readonly value: string | null;
  readonly polarity: string;
  readonly modality: string;
  /** JSON, null for the article's own voice. */
  readonly speaker: string | null;
  /** JSON. */
  readonly qualifiers: string;
  readonly via: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly originKind: string;
  readonly originName: string;
  readonly originVersion: string;
  readonly confidence: number;
}

/** Key: document, version and place in the order in which they were met. */
export interface RejectRow {
  readonly documentId: string;
  readonly version: string;
  readonly ordinal: number;
  readonly reason: string;
  readonly detail: string;
  /** JSON. */
  readonly origin: string;
}

export interface JudgementRow {
  readonly id: string;
  /** ISO 8601 in UTC with milliseconds, so that it sorts as text. */
  readonly at: string;
  readonly undoes: string | null;
  /** The whole judgement, JSON. */
  readonly body: string;
  /** 1 for one on entities (`same`, `notSame`, a note on an entity), else 0. */
  readonly onEntities: number;
  /** The store's sequence number when it was appended. */
  readonly sequence: number;
}

/** In which documents a judgement's targets lie. */
export interface JudgementDocumentRow {
  readonly judgementId: string;
  readonly documentId: string;
}

export interface TombstoneRow {
  readonly documentId: string;
  /** JSON list. */
  readonly checksums: string;
  readonly removedAt: string;
  readonly reason: string;
  /** The store's sequence number of the removal. */
  readonly sequence: number;
}

/** Which texts a tombstone forbids. */
export interface TombstoneChecksumRow {
  readonly checksum: string;
  readonly documentId: string;
}
