import type { DocumentEntity, LooseJudgement, LooseReason } from "../graph/types.js";
import { isStatementTarget, type EntityTarget, type Judgement } from "../model/judgement.js";
import { documentScopedId } from "./base.js";
import { createClusters, type Clusters } from "./clusters.js";
import { localKey } from "./locals.js";
import { inOrder, standingJudgements } from "./standing.js";

type PairJudgement = Extract<Judgement, { judgement: "same" | "notSame" }>;
type EntityNote = Extract<Judgement, { judgement: "note" }> & { readonly target: EntityTarget };

/** What must be known of local entities and ids before pairs of them can be joined. */
export interface PairFacts {
  /** Base ids of those of the judged local entities that a document names, by `localKey`. */
  readonly bases: ReadonlyMap<string, string>;
  /** How many local entities have each of the judged ids as their base id; an id that is left out is nobody's. */
  readonly counts: ReadonlyMap<string, number>;
  readonly isReference: (id: string) => boolean;
}

/** What people's `same` and `notSame` make of base ids. */
export interface Pairs {
  /** The canonical id of a local entity of that base id. */
  entityOf(local: DocumentEntity, baseId: string): string;
  /** The canonical id that an id leads to; an id that no pair names is its own. */
  find(id: string): string;
  /** Ids that lead to this canonical id, sorted. */
  others(id: string): readonly string[];
  /** Every id that leads to another, and where. */
  readonly merged: ReadonlyMap<string, string>;
  /** Pairs of canonical ids that a standing `notSame` keeps apart. */
  readonly apart: readonly (readonly [string, string])[];
  /** `same`, `notSame` and notes that found nothing to attach to, or contradict a standing `notSame`. */
  readonly loose: readonly LooseJudgement[];
}

/** True if the judgement is about entities rather than about a statement or another judgement. */
export function isOnEntities(judgement: Judgement): judgement is PairJudgement | EntityNote {
  if (judgement.judgement === "note") return !isStatementTarget(judgement.target);
  return judgement.judgement === "same" || judgement.judgement === "notSame";
}

/** The entities that judgements on entities name: what {@link PairFacts} must tell of. */
export function judgedEntities(judgements: readonly Judgement[]): readonly EntityTarget[] {
  return judgements.filter(isOnEntities).flatMap(targetsOf);
}

function targetsOf(judgement: PairJudgement | EntityNote): readonly EntityTarget[] {
  return judgement.judgement === "note" ? [judgement.target] : [judgement.left, judgement.right];
}

/**
 * Joins and parts entities as people said. A standing `notSame` wins over any `same`, of whatever time.
 * @param judgements - all on entities, with every undo of them
 */
export function resolvePairs(judgements: readonly Judgement[], facts: PairFacts): Pairs {
  const pairs = standingPairs(judgements);
  const parted = partNamesakes(pairs, facts);
  const nodeOf = findNodes(parted, pairs, facts);
  const ids = new Set(pairs.flatMap(targetsOf).flatMap((target) => nodeOf(target) ?? []));
  const clusters = createClusters([...ids].sort(), facts.isReference);
  const loose = [...applyPairs(pairs, clusters, nodeOf), ...looseNotes(judgements, nodeOf)];
  return {
    entityOf: (local, baseId) => clusters.find((parted.size > 0 && parted.get(localKey(local.documentId, local))) || baseId),
    find: (id) => clusters.find(id),
    others: (id) => clusters.others(id),
    merged: new Map([...ids].map((id) => [id, clusters.find(id)] as const).filter(([id, entityId]) => id !== entityId)),
    apart: keptApart(pairs, clusters, nodeOf),
    loose,
  };
}

/** The node of a judged entity, null if nothing has it: what merges, usually a base id. */
type NodeOf = (target: EntityTarget) => string | null;

function standingPairs(judgements: readonly Judgement[]): readonly PairJudgement[] {
  const standing = standingJudgements(judgements);
  return inOrder(judgements).filter(
    (judgement): judgement is PairJudgement =>
      (judgement.judgement === "same" || judgement.judgement === "notSame") && standing.has(judgement.id),
  );
}

/** A local entity that a `notSame` parts from its namesake gets an id of its own: here by `localKey`. */
function partNamesakes(pairs: readonly PairJudgement[], { bases }: PairFacts): ReadonlyMap<string, string> {
  const parted = new Map<string, string>();
  const node = (target: EntityTarget): string | undefined =>
    "entityId" in target ? target.entityId : (parted.get(keyOf(target)) ?? bases.get(keyOf(target)));
  for (const { judgement, left, right } of pairs) {
    if (judgement !== "notSame" || node(left) !== node(right)) continue;
    const [one, other] = "entity" in right ? [right, left] : [left, right];
    const itself = "entity" in one && "entity" in other && keyOf(one) === keyOf(other);
    if ("entity" in one && bases.has(keyOf(one)) && !itself) {
      parted.set(keyOf(one), documentScopedId({ documentId: one.documentId, ...one.entity }));
    }
  }
  return parted;
}

function keyOf({ documentId, entity }: Extract<EntityTarget, { entity: unknown }>): string {
  return localKey(documentId, entity);
}

/** An id is there if a local entity has it, or if it is a well-known one that a pair names. */
function findNodes(parted: ReadonlyMap<string, string>, pairs: readonly PairJudgement[], facts: PairFacts): NodeOf {
  const named = pairs.flatMap(targetsOf).flatMap((target) => ("entityId" in target ? [target.entityId] : []));
  const known = new Set([...parted.values(), ...named.filter((id) => facts.isReference(id))]);
  const leavers = new Map<string, number>();
  for (const key of parted.keys()) {
    const base = facts.bases.get(key) ?? "";
    leavers.set(base, (leavers.get(base) ?? 0) + 1);
  }
  const isThere = (id: string): boolean => known.has(id) || (facts.counts.get(id) ?? 0) > (leavers.get(id) ?? 0);
  return (target) => {
    if ("entity" in target) return parted.get(keyOf(target)) ?? facts.bases.get(keyOf(target)) ?? null;
    return isThere(target.entityId) ? target.entityId : null;
  };
}

function keptApart(pairs: readonly PairJudgement[], clusters: Clusters, nodeOf: NodeOf): readonly (readonly [string, string])[] {
  return pairs.flatMap(({ judgement, left, right }) => {
    const [one, other] = [nodeOf(left), nodeOf(right)].map((id) => id && clusters.find(id));
    return judgement === "notSame" && one && other && one !== other ? [[one, other] as const] : [];
  });
}

/** Notes on entities that nothing names any more. */
function looseNotes(judgements: readonly Judgement[], nodeOf: NodeOf): readonly LooseJudgement[] {
  return inOrder(judgements).flatMap((judgement) => {
    if (judgement.judgement !== "note" || isStatementTarget(judgement.target) || nodeOf(judgement.target) !== null) return [];
    return [{ judgement, reason: "entityGone" as const }];
  });
}

/** First every `notSame`, so that no `same` of whatever time joins what a person keeps apart. */
function applyPairs(pairs: readonly PairJudgement[], clusters: Clusters, nodeOf: NodeOf): readonly LooseJudgement[] {
  const apart = pairs.filter(({ judgement }) => judgement === "notSame");
  const together = pairs.filter(({ judgement }) => judgement === "same");
  return [...apart, ...together].flatMap((judgement) => {
    const reason = applyPair(judgement, clusters, nodeOf(judgement.left), nodeOf(judgement.right));
    return reason ? [{ judgement, reason }] : [];
  });
}

function applyPair({ judgement }: PairJudgement, clusters: Clusters, left: string | null, right: string | null): LooseReason | null {
  if (left === null || right === null) return "entityGone";
  const applied = judgement === "same" ? clusters.join(left, right) : clusters.part(left, right);
  return applied ? null : "contradicted";
}
