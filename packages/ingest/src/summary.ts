import type { DocumentHead, DocumentVersion, Reading, RejectReason } from "@entente/core";
import { isReadable } from "./languages.js";

/** What the caller's store made of a reading; the store's own outcome fits. */
export interface TakenReading {
  readonly change: "added" | "newVersion" | "reread" | "unchanged" | "removed";
  readonly kept: number;
  readonly rejected: Readonly<Partial<Record<RejectReason, number>>>;
}

/** What a run came to. */
export interface IngestSummary {
  /** Documents read, those that changed nothing included. */
  readonly documents: number;
  /** Known in this very version, read by the same extractor before. */
  readonly unchanged: number;
  /** Known, but now with another text: the older text stays for `asOf`. */
  readonly newVersions: number;
  /** Removed from the store earlier and therefore not taken again. */
  readonly removed: number;
  /** Without a publication date. */
  readonly undated: number;
  /** In a language that is not read: kept as text, without statements. */
  readonly otherLanguages: number;
  /** In a language that is read, and yet without a statement; those passed over are not counted. */
  readonly withoutStatements: number;
  /** Files left out, each named in an event. */
  readonly skipped: number;
  /** Statements kept in this run; documents that changed nothing add none. */
  readonly kept: number;
  readonly rejectedByReason: Readonly<Partial<Record<RejectReason, number>>>;
}

/** The summary of a run that has not begun. */
export const emptySummary: IngestSummary = {
  documents: 0,
  unchanged: 0,
  newVersions: 0,
  removed: 0,
  undated: 0,
  otherLanguages: 0,
  withoutStatements: 0,
  skipped: 0,
  kept: 0,
  rejectedByReason: {},
};

/** The summary with one more document. */
export function addReading(summary: IngestSummary, { document, version, statements }: Reading, taken: TakenReading): IngestSummary {
  const written = taken.change !== "unchanged" && taken.change !== "removed";
  const readable = isReadable(document.language);
  const silent = written ? taken.kept === 0 : statements.length === 0;
  return {
    ...summary,
    documents: summary.documents + 1,
    unchanged: summary.unchanged + Number(taken.change === "unchanged"),
    newVersions: summary.newVersions + Number(taken.change === "newVersion"),
    removed: summary.removed + Number(taken.change === "removed"),
    undated: summary.undated + Number(version.published === null),
    otherLanguages: summary.otherLanguages + Number(!readable),
    withoutStatements: summary.withoutStatements + Number(readable && silent),
    kept: summary.kept + (written ? taken.kept : 0),
    rejectedByReason: written ? addCounts(summary.rejectedByReason, taken.rejected) : summary.rejectedByReason,
  };
}

/** The summary with one more document that was passed over: it was read before. */
export function addKnown(summary: IngestSummary, document: DocumentHead, version: DocumentVersion): IngestSummary {
  return {
    ...summary,
    documents: summary.documents + 1,
    unchanged: summary.unchanged + 1,
    undated: summary.undated + Number(version.published === null),
    otherLanguages: summary.otherLanguages + Number(!isReadable(document.language)),
  };
}

/** The summary with one more file left out. */
export function addSkipped(summary: IngestSummary): IngestSummary {
  return { ...summary, skipped: summary.skipped + 1 };
}

type Counts = Readonly<Partial<Record<RejectReason, number>>>;

function addCounts(a: Counts, b: Counts): Counts {
  const reasons = new Set([...Object.keys(a), ...Object.keys(b)]) as ReadonlySet<RejectReason>;
  return Object.fromEntries([...reasons].map((reason) => [reason, (a[reason] ?? 0) + (b[reason] ?? 0)]));
}
