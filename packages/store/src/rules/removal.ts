import { EntenteError, type Tombstone } from "@entente/core";
import { checkStorable, sortableTime } from "./storable.js";

/**
 * The tombstone of a document that is about to be removed.
 * @throws EntenteError `BAD_DATE` if `at` is no time in UTC, `BAD_INPUT` if the reason cannot be stored
 */
export function makeTombstone(documentId: string, checksums: readonly string[], reason: string, at: string): Tombstone {
  sortableTime(at, "at");
  checkStorable(reason, "reason");
  return { documentId, checksums, removedAt: at, reason };
}

/** The error of removing what is not there. */
export function nothingToRemove(documentId: string, tombstone: Tombstone | null): EntenteError {
  if (!tombstone) {
    return new EntenteError("NOT_FOUND", `there is no document ${documentId}; list the documents to find its id`);
  }
  return new EntenteError("REMOVED", `${documentId} was removed already, at ${tombstone.removedAt}: ${tombstone.reason}`);
}

/**
 * The tombstones of another store that are not there yet, each once.
 * @param known - ids of documents that a tombstone names
 * @param present - ids of documents that are there
 * @throws EntenteError `BAD_INPUT` if a document that one names is there or something cannot be stored, `BAD_DATE` if it has no time in UTC
 */
export function freshTombstones(
  tombstones: readonly Tombstone[],
  known: ReadonlySet<string>,
  present: ReadonlySet<string>,
): readonly Tombstone[] {
  const fresh = new Map<string, Tombstone>();
  for (const tombstone of tombstones) {
    const { documentId, checksums, reason, removedAt } = tombstone;
    if (known.has(documentId)) continue;
    if (present.has(documentId)) {
      throw new EntenteError("BAD_INPUT", `${documentId} was removed elsewhere, at ${removedAt}, and is here; remove it here too`);
    }
    checkStorable(tombstone, documentId);
    fresh.set(documentId, makeTombstone(documentId, checksums, reason, removedAt));
  }
  return [...fresh.values()];
}
