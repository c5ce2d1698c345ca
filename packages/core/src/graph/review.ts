import type { Review } from "@entente/ontology";
import type { AttachedJudgement } from "./types.js";

/**
 * A statement's review from the judgements on it that stand: retracted before disputed before accepted, whatever their
 * order, so that a doubt is never hidden by a later nod; it goes when its author, or another, undoes it.
 * A statement whose `add` was undone is retracted.
 */
export function reviewOf(judgements: readonly AttachedJudgement[]): Review {
  const standing = new Set(judgements.filter((attached) => attached.standing).map(({ judgement }) => judgement.judgement));
  const added = judgements.some(({ judgement }) => judgement.judgement === "add");
  if (standing.has("retract") || (added && !standing.has("add") && !standing.has("accept"))) return "retracted";
  if (standing.has("dispute")) return "disputed";
  return standing.has("accept") || standing.has("add") ? "accepted" : "unreviewed";
}
