import type {
  DocumentHead,
  DocumentVersion,
  Judgement,
  Mention,
  Origin,
  Reading,
  ReferenceEntity,
  Reject,
  RejectReason,
  Statement,
  TextTraits,
  Tombstone,
} from "@entente/core";
import type { Derived } from "./derived/derived.js";

/** What became of a reading that was handed to a store. */
export interface ReadingOutcome {
  /**
   * - `added`: a new document.
   * - `newVersion`: another text became the current one, be it new or an older text read again.
   * - `reread`: the current text again, by another origin, with other metadata or in another collection.
   * - `unchanged`: the current text again, by the same origin and with the same metadata. Nothing was written; the time
   *   of reading and the path alone are no change.
   * - `removed`: a tombstone names the document, or its text was that of a removed one. Nothing was written.
   */
  readonly change: "added" | "newVersion" | "reread" | "unchanged" | "removed";
  /** Statements of the reading that hold; 0 if `removed`. */
  readonly kept: number;
  /** Statements refused by the store's own check or by the pipeline before it, by reason; empty if `removed`. */
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
  /** Derived from the text when it is written. */
  readonly traits: TextTraits;
}

/** A document as the store lists it: all versions, oldest first, without their texts; never without a version. */
export interface StoredDocument extends DocumentHead {
  readonly versions: readonly VersionHead[];
}

/** What a store is and holds. */
export interface StoreInfo {
  /** `sqlite`, `postgres` or `memory`. */
  readonly engine: string;
  /** Where it lies, without a password; null in memory. */
  readonly location: string | null;
  /** How many migrations shaped it, 0 in memory. */
  readonly schemaVersion: number;
  /** Grows by one with every write that changed something. */
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
 * Lists are ordered by id (judgements by time, then id), texts by code point, and streamed, so that they need not fit
 * memory. A list is no snapshot: what is written while it streams may show or not; compare `sequence` before and after.
 * A store takes only what it can give back unchanged: a text with a NUL or half a surrogate pair, or a number that is
 * not finite, is refused with `BAD_INPUT`; a time that is not ISO 8601 in UTC with `BAD_DATE`.
 */
export interface Store {
  /** What follows from all that is kept. */
  readonly derived: Derived;
  info(): Promise<StoreInfo>;
  /** The sequence number alone, cheap enough to ask every second. */
  sequence(): Promise<number>;

  /**
   * Takes what one reading gave. Checks every statement against text and ontology (core's `checkReading`),
   * keeps what passes, counts and keeps why the rest does not. Replaces statements, mentions, rejects and metadata of
   * that version; those of other versions stay. The text read last is the current one. Collections are united.
   * @throws EntenteError `BAD_INPUT` if the checksum is not the text's or a mention belongs elsewhere, `NOT_GROUNDED` if
   * a mention's span does not hold its text, `BAD_DATE` if `published` is no EDTF
   */
  putReading(reading: Reading): Promise<ReadingOutcome>;
  /**
   * Takes what many readings gave, as if they were put one after another, but all or none, and many times faster: one
   * transaction and few queries for all. Some hundred at once is enough; all are held in memory.
   * @returns what became of each, in their order
   * @throws EntenteError as `putReading`, for the first that fails; nothing is written then
   */
  putReadings(readings: readonly Reading[]): Promise<readonly ReadingOutcome[]>;
  /**
   * Appends judgements, all or none. An undo may stand in the same list as what it undoes. An `add` must hold in the
   * current version or, failing that, in an older one, so that what one store exports another takes.
   * @throws EntenteError `BAD_INPUT` if an id does not follow from what the judgement says; `NOT_FOUND` if it names a
   * document or judgement that is not there, `REMOVED` if that document was removed; for an `add` that does not hold
   * `NOT_GROUNDED`, `OUTSIDE_ONTOLOGY`, `BAD_DATE` (a qualifier) or `BAD_INPUT` (its confidence or statement id)
   */
  appendJudgements(judgements: readonly Judgement[]): Promise<AppendOutcome>;
  /**
   * Removes a document completely: texts, quotes, mentions, statements, rejects, judgements on it and undos of those.
   * A tombstone stays. On disk all is rewritten without it, since no byte may stay: slow in a large store.
   * @param at - when, ISO 8601 in UTC
   * @throws EntenteError `NOT_FOUND` if there is no such document, `REMOVED` if it was removed before,
   * `STORE_UNAVAILABLE` if it is removed but another program, or a full disk, keeps its words from being wiped: the next opening does
   */
  removeDocument(documentId: string, reason: string, at: string): Promise<Tombstone>;
  /**
   * Takes tombstones as another store left them, so that a copy refuses what the original refuses; known ones are passed over.
   * @returns how many were new
   * @throws EntenteError `BAD_INPUT` if a document that one names is there: remove it instead; nothing is written then
   */
  putTombstones(tombstones: readonly Tombstone[]): Promise<number>;

  /** Documents in the order asked for; null where unknown. */
  documents(ids: readonly string[]): Promise<readonly (StoredDocument | null)[]>;
  /** Ordered by id. */
  listDocuments(): AsyncIterable<StoredDocument>;
  /** The text of a version, the current one if no checksum is given; null if unknown. */
  text(documentId: string, version?: string): Promise<string | null>;
  /** Mentions of a document's current version, in text order. */
  mentions(documentId: string): Promise<readonly Mention[]>;
  /** All mentions of all versions, ordered by document, version, start. */
  listMentions(): AsyncIterable<Mention>;
  /** All machine-read and imported statements of all versions, ordered by document, version, id. */
  listStatements(): AsyncIterable<Statement>;
  /** All judgements, ordered by when the person decided, then id: an undo of the same instant may come first. */
  listJudgements(): AsyncIterable<Judgement>;
  /** All refused statements of all versions, ordered by document, version, and as they were met. */
  listRejects(): AsyncIterable<Reject>;
  /** Ordered by document. */
  listTombstones(): AsyncIterable<Tombstone>;
  /** Problems, one sentence each: file damage, dangling rows, checksums and quotes that are not their text's; empty if sound. */
  integrity(): Promise<readonly string[]>;
  /**
   * Finishes what a crash left: derives what is not derived yet, or all anew where derived rows do not follow from what is stored,
   * deletes rows that belong to nothing, sweeps what a removal left on the disk. Doing it again does nothing more.
   * @returns one sentence for each thing that was done
   * @throws EntenteError `STORE_UNAVAILABLE` if another program keeps the disk from being swept
   */
  repair(reference: readonly ReferenceEntity[]): Promise<readonly string[]>;
  /** Waits for writes under way, then closes. Closing twice does nothing; any other call afterwards is a mistake. */
  close(): Promise<void>;
}
