import type { Judgement } from "../model/judgement.js";

/** Oldest first; judgements of the same instant by id, so that the order never depends on how they were read. */
export function inOrder<Item extends Pick<Judgement, "at" | "id">>(judgements: readonly Item[]): readonly Item[] {
  return judgements
    .map((judgement) => ({ judgement, at: Date.parse(judgement.at) }))
    .sort((a, b) => a.at - b.at || (a.judgement.id < b.judgement.id ? -1 : 1))
    .map(({ judgement }) => judgement);
}

/**
 * The ids of the judgements that count: all that no standing undo names. An undo can itself be undone, which restores
 * what it had undone. An id contains the hash of what it undoes, so there are no circles; what a forged circle holds
 * does not count.
 */
export function standingJudgements(judgements: readonly Judgement[]): ReadonlySet<string> {
  const undone = new Map(judgements.map((judgement) => [judgement.id, judgement.judgement === "undo" ? judgement.judgementId : null]));
  const waiting = countUndoers(undone);
  const fallen = new Set<string>();
  const decided = [...undone.keys()].filter((id) => !waiting.has(id));
  // Grows while it is walked: an id is decided once all that undo it are.
  for (const id of decided) {
    const target = undone.get(id) ?? null;
    if (target === null) continue;
    if (!fallen.has(id)) fallen.add(target);
    const left = (waiting.get(target) ?? 0) - 1;
    waiting.set(target, left);
    if (left === 0 && undone.has(target)) decided.push(target);
  }
  return new Set(decided.filter((id) => !fallen.has(id)));
}

/** How many undos name each id; an id that none names is left out. */
function countUndoers(undone: ReadonlyMap<string, string | null>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const target of undone.values()) if (target !== null) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}
