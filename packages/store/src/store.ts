import type {
  DocumentHead,
  DocumentVersion,
  Judgement,
  Mention,
  Origin,
  Reading,
  Reject,
  RejectReason,
  Statement,
  Tombstone,
} from "@entente/core";

/** What became of a reading that was handed to a store. */
export interface ReadingOutcome {
  /**
   * `added` a new document, `newVersion` of a known one, `reread` by another origin or with other metadata,
   * `unchanged` the same version by the same origin, `removed` a tombstone forbids it: nothing was written.
   */
  readonly change: "added" | "newVersion" | "reread" | "unchanged" | "removed";
  /** Statements kept. */
  readonly kept: number;
  /** Statements refused by the store's own check or by the pipeline before it, by reason. */
  readonly rejected: Readonly<Partial<Record<RejectReason, number>>>;
}

/** What became of judgements that were appended. */
export interface AppendOutcome {
  readonly appended: number;
  /** Already there: appending twice is appending once. */
  readonly known: number;
}

/** A version without its text, with who read it and how much of it gave nothing. */
export interface VersionHead extends Omit<DocumentVersion, "text"> {
  readonly origin: Origin;
  readonly sentences: number;
  readonly silentSentences: number;
}

/** A document as the store lists it: all versions, oldest first, without their texts; never without a version. */
export interface StoredDocument extends DocumentHead {
  readonly versions: readonly VersionHead[];
}

/** What a store is and holds. */
export interface StoreInfo {
  /** `sqlite` or `memory`. */
  readonly engine: string;
  /** Where it lies, null in memory. */
  readonly location: string | null;
  readonly schemaVersion: number;
  /** Grows by at least one with every change. */
  readonly sequence: number;
  readonly documents: number;
  readonly versions: number;
  readonly mentions: number;
  readonly statements: number;
  readonly judgements: number;
  readonly rejects: number;
  readonly tombstones: number;
  /** Bytes on disk, 0 in memory. */
  readonly bytes: number;
}

/**
 * Keeps the truth: documents with their versions, mentions, statements and judgements. Everything else is derived.
 * Every write is one transaction: after a crash it is there whole or not at all.
 * Lists are ordered by id (judgements by time, then id) and streamed, so that they need not fit memory.
 */
export interface Store {
  info(): Promise<StoreInfo>;
  /** The sequence number alone, cheap enough to ask every second. */
  sequence(): Promise<number>;

  /**
   * Takes what one reading gave. Checks every statement against text and ontology (core's `checkStatement`),
   * keeps what passes, counts and keeps why the rest does not. Replaces the machine-read statements and mentions of
   * that version; those of older versions stay.
   */
  putReading(reading: Reading): Promise<ReadingOutcome>;
  /**
   * Appends judgements, all or none.
   * @throws EntenteError `NOT_GROUNDED` or `OUTSIDE_ONTOLOGY` if an `add` does not hold against its document,
   * `NOT_FOUND` if a judgement names a document or judgement that is not there
   */
  appendJudgements(judgements: readonly Judgement[]): Promise<AppendOutcome>;
  /**
   * Removes a document completely: texts, quotes, mentions, statements, rejects, the words of judgements on it. A tombstone stays.
   * @throws EntenteError `NOT_FOUND` if there is no such document
   */
  removeDocument(documentId: string, reason: string, at: string): Promise<Tombstone>;

  /** Documents in the order asked for; null where unknown. */
  documents(ids: readonly string[]): Promise<readonly (StoredDocument | null)[]>;
  listDocuments(): AsyncIterable<StoredDocument>;
  /** The text of a version, the current one if no checksum is given; null if unknown. */
  text(documentId: string, version?: string): Promise<string | null>;
  /** Mentions of a document's current version, in text order. */
  mentions(documentId: string): Promise<readonly Mention[]>;
  /** All mentions of all versions, ordered by document, version, start. */
  listMentions(): AsyncIterable<Mention>;
  /** All machine-read and imported statements of all versions, ordered by document, version, id. */
  listStatements(): AsyncIterable<Statement>;
  listJudgements(): AsyncIterable<Judgement>;
  listRejects(): AsyncIterable<Reject>;
  listTombstones(): AsyncIterable<Tombstone>;
  /** Problems of the store itself (file damage, dangling rows); empty if sound. */
  integrity(): Promise<readonly string[]>;
  close(): Promise<void>;
}
