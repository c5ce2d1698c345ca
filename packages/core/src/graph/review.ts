import type { Review } from "@entente/ontology";
import type { AttachedJudgement } from "./types.js";

/**
 * A statement's review from the judgements on it that stand: retracted before disputed before accepted, whatever their
 * order, so that a doubt is never hidden by a later nod; it goes when its author, or another, undoes it.
 * @param read - true if a reading gave the statement; one that stands only because a person added it is retracted when
 * that is undone
 */
export function reviewOf(judgements: readonly AttachedJudgement[], read: boolean): Review {
  const standing = new Set(judgements.filter((attached) => attached.standing).map(({ judgement }) => judgement.judgement));
  const owned = standing.has("accept") || standing.has("add");
  if (standing.has("retract") || (!read && !owned)) return "retracted";
  if (standing.has("dispute")) return "disputed";
  return owned ? "accepted" : "unreviewed";
}
