import { standingJudgements, type EntityTarget, type Judgement } from "@entente/core";
import type { Store } from "@entente/store";
import type { Snapshot } from "../snapshot.js";

/** Pairs of canonical ids that a standing `notSame` keeps apart: people judge by hundreds, not by millions. */
export async function standingApart({ finder }: Snapshot, store: Store): Promise<readonly (readonly [string, string])[]> {
  const judgements: Judgement[] = [];
  for await (const judgement of store.listJudgements()) judgements.push(judgement);
  const standing = standingJudgements(judgements);
  const pairs = judgements.filter((judgement) => judgement.judgement === "notSame").filter(({ id }) => standing.has(id));
  const targets = pairs.flatMap(({ left, right }) => [left, right]);
  const canonical = await canonicalIds(store, targets);
  const idOf = (target: EntityTarget): string | null =>
    "entityId" in target ? finder.canonical(target.entityId) : (canonical.get(target) ?? null);
  return pairs.flatMap(({ left, right }) => {
    const [one, other] = [idOf(left), idOf(right)];
    return one !== null && other !== null ? [[one, other] as const] : [];
  });
}

/** Canonical ids of those that are named as a document names them. */
async function canonicalIds(store: Store, targets: readonly EntityTarget[]): Promise<ReadonlyMap<EntityTarget, string>> {
  const local = targets.filter((target) => "entity" in target);
  const ids = await store.derived.canonicalIds(local.map(({ documentId, entity }) => ({ documentId, ...entity })));
  return new Map(local.flatMap((target, place) => (ids[place] ? [[target, ids[place]] as const] : [])));
}
