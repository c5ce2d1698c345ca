import type { RejectReason } from "@entente/core";
import type { ReadingOutcome } from "@entente/store";

/** What the documents of an import came to so far. */
export interface ImportCounts {
  readonly changes: Partial<Record<ReadingOutcome["change"], number>>;
  readonly statementsKept: number;
  readonly statementsRejected: Partial<Record<RejectReason, number>>;
  /** Lines that stand in the rejects file. */
  readonly linesRefused: number;
}

/** Nothing yet. */
export const noCounts: ImportCounts = { changes: {}, statementsKept: 0, statementsRejected: {}, linesRefused: 0 };

/** Counts with what became of more readings. */
export function addOutcomes(counts: ImportCounts, outcomes: readonly ReadingOutcome[]): ImportCounts {
  const changes = { ...counts.changes };
  const statementsRejected = { ...counts.statementsRejected };
  let { statementsKept } = counts;
  for (const { change, kept, rejected } of outcomes) {
    changes[change] = (changes[change] ?? 0) + 1;
    statementsKept += kept;
    for (const [reason, count] of Object.entries(rejected) as [RejectReason, number][])
      statementsRejected[reason] = (statementsRejected[reason] ?? 0) + count;
  }
  return { ...counts, changes, statementsKept, statementsRejected };
}
