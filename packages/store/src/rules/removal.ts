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
