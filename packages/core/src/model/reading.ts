import type { DocumentHead, DocumentVersion } from "./document.js";
import type { Mention, Origin, Statement } from "./statement.js";

/** Why a proposed statement was refused. Counted and shown; nothing refused is ever drawn. */
export const rejectReasons = [
  "quoteNotInText",
  "emptyQuote",
  "unknownPredicate",
  "unknownType",
  "outsideDomain",
  "outsideRange",
  "unknownQualifier",
  "badQualifier",
  "badValue",
  "badDate",
  "badPolarity",
  "badModality",
  "objectAndValue",
  "badConfidence",
  "duplicate",
  "entityNotInText",
  "malformed",
] as const;
/** One of {@link rejectReasons}. */
export type RejectReason = (typeof rejectReasons)[number];

/** A refused statement. It keeps no text of the document, only where and why. */
export interface Reject {
  readonly documentId: string;
  readonly version: string;
  readonly reason: RejectReason;
  /** What was wrong, in words, without the document's text. */
  readonly detail: string;
  readonly origin: Origin;
}

/** What one reading of one version gave: what a store takes in one transaction. */
export interface Reading {
  readonly document: DocumentHead;
  readonly version: DocumentVersion;
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly rejects: readonly Reject[];
  /** Who read it: a reading by the same origin of the same version changes nothing. */
  readonly origin: Origin;
  /** How many sentences the text has, and how many of them gave no statement. */
  readonly sentences: number;
  readonly silentSentences: number;
}

/** What remains of a removed document: enough to keep the next feed from restoring it. */
export interface Tombstone {
  readonly documentId: string;
  /** Checksums of every version it had. */
  readonly checksums: readonly string[];
  readonly removedAt: string;
  readonly reason: string;
}
