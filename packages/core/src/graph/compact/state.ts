import type { CompactIndex } from "./columns.js";
import { buildDelta, joinChanges, needsCompaction, type IndexChange } from "./delta.js";
import { createView } from "./create-view.js";
import type { GraphView } from "./view.js";

/** An index and all that changed since it was built. Never changed, only replaced by a newer one: who reads goes on reading it. */
export interface IndexState {
  readonly base: CompactIndex;
  /** What the delta was built from; null if nothing changed. */
  readonly change: IndexChange | null;
  readonly view: GraphView;
}

/** An index to which nothing happened yet, as it was built or read from a snapshot. */
export function startIndex(base: CompactIndex): IndexState {
  return { base, change: null, view: createView(base) };
}

/**
 * The state after a change. Building the delta costs as much as all changes since the base: where it {@link isGrown}, merge the
 * two (`compact`) and start anew.
 * @throws EntenteError `BAD_INPUT` if a statement names an entity that neither the change nor the index has
 */
export function applyChange({ base, change }: IndexState, later: IndexChange): IndexState {
  const joined = change ? joinChanges(change, later) : later;
  return { base, change: joined, view: createView(base, buildDelta(base, joined)) };
}

/** True if so much changed that index and changes are worth merging. */
export function isGrown({ base, view: { delta } }: IndexState): boolean {
  return delta !== null && needsCompaction(base, delta);
}
