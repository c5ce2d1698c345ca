import { standingJudgements, type EntityTarget, type Graph, type Judgement } from "@entente/core";
import type { Store } from "../store.js";

/** Pairs of canonical ids that a standing `notSame` keeps apart. Reads all judgements: people judge by hundreds, not by millions. */
export async function standingApart(store: Store): Promise<Graph["apart"]> {
  const judgements: Judgement[] = [];
  for await (const judgement of store.listJudgements()) judgements.push(judgement);
  const standing = standingJudgements(judgements);
  const pairs = judgements.filter((judgement) => judgement.judgement === "notSame").filter(({ id }) => standing.has(id));
  const canonical = await findCanonical(
    store,
    pairs.flatMap(({ left, right }) => [left, right]),
  );
  return pairs.flatMap(({ left, right }) => {
    const [one, other] = [canonical.get(left) ?? null, canonical.get(right) ?? null];
    return one !== null && other !== null ? [[one, other] as const] : [];
  });
}

/** Where judged entities lead, be they named by id or as a document names them; null if nowhere. */
async function findCanonical({ derived }: Store, targets: readonly EntityTarget[]): Promise<ReadonlyMap<EntityTarget, string | null>> {
  const locals = targets.filter((target) => "entity" in target);
  const ids = targets.filter((target) => "entityId" in target);
  const ofLocals = await derived.canonicalIds(locals.map(({ documentId, entity }) => ({ documentId, ...entity })));
  const ofIds = await (await derived.reader()).labels(ids.map(({ entityId }) => entityId));
  return new Map<EntityTarget, string | null>([
    ...locals.map((target, place) => [target, ofLocals[place] ?? null] as const),
    ...ids.map((target, place) => [target, ofIds[place]?.id ?? null] as const),
  ]);
}
