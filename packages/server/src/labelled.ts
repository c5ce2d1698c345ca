import type { EntitySource } from "./sources.js";
import type { Snapshot } from "./snapshot.js";

/** The entities of ids that the graph itself gave, in their order. */
export function labelled(snapshot: Snapshot, ids: readonly string[]): readonly EntitySource[] {
  return ids.flatMap((id) => snapshot.label(id) ?? []);
}
