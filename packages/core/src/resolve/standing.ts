import type { Judgement } from "../model/judgement.js";

/** Oldest first; judgements of the same instant by id, so that the order never depends on how they were read. */
export function inOrder(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...judgements].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The ids of the judgements that count: all that no standing undo names. An undo can itself be undone, which restores
 * what it had undone. An id contains the hash of what it undoes, so there are no circles.
 */
export function standingJudgements(judgements: readonly Judgement[]): ReadonlySet<string> {
  const undoers = new Map<string, string[]>();
  for (const judgement of judgements) {
    if (judgement.judgement !== "undo") continue;
    undoers.set(judgement.judgementId, [...(undoers.get(judgement.judgementId) ?? []), judgement.id]);
  }
  const known = new Map<string, boolean>();
  const stands = (id: string): boolean => {
    const answer = known.get(id) ?? !(undoers.get(id) ?? []).some(stands);
    known.set(id, answer);
    return answer;
  };
  return new Set(judgements.map(({ id }) => id).filter(stands));
}
