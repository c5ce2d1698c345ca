import type { CompactIndex } from "./columns.js";
import { compact } from "./compaction.js";
import { buildDelta, joinChanges, needsCompaction, type IndexChange } from "./delta.js";
import { attachIndex } from "./snapshot.js";
import { createView, type GraphView } from "./view.js";

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
 * The state after a change. Building the delta costs as much as all changes since the base; where they have become a tenth
 * of it, they are merged with it.
 * @throws EntenteError `BAD_INPUT` if a statement names an entity that neither the change nor the index has
 */
export function applyChange({ base, change }: IndexState, later: IndexChange): IndexState {
  const joined = change ? joinChanges(change, later) : later;
  const delta = buildDelta(base, joined);
  const view = createView(base, delta);
  return needsCompaction(base, delta) ? startIndex(compact(view)) : { base, change: joined, view };
}

/** The memory of a view, to hand to another thread by `postMessage`: shared, not copied. */
export function shareView({ base, delta }: GraphView): readonly ArrayBufferLike[] {
  return delta ? [base.buffer, delta.buffer] : [base.buffer];
}

/**
 * A view over memory that another thread shared.
 * @throws EntenteError `STORE_CORRUPT` if it holds no index
 */
export function attachView([base, delta]: readonly ArrayBufferLike[]): GraphView {
  return createView(attachIndex(base ?? new ArrayBuffer(0)), delta ? attachIndex(delta) : null);
}
