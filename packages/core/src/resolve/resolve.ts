import type { DocumentEntity, LooseJudgement, LooseReason } from "../graph/types.js";
import { groupBy } from "../model/group.js";
import { isStatementTarget, type EntityTarget, type Judgement } from "../model/judgement.js";
import type { LocalEntity, Mention, Statement } from "../model/statement.js";
import { baseId, documentScopedId } from "./base.js";
import { createClusters, type Clusters } from "./clusters.js";
import { fold } from "./fold.js";
import { createGazetteer, type Gazetteer } from "./gazetteer.js";
import { collectLocals, localKey } from "./locals.js";
import type { LocalEvidence } from "./base.js";
import type { ReferenceEntity } from "./reference.js";
import { inOrder, standingJudgements } from "./standing.js";

/** What canonical entities are computed from. */
export interface ResolveInput {
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly judgements: readonly Judgement[];
  readonly reference: readonly ReferenceEntity[];
}

/** A canonical entity before names and aliases are chosen. */
export interface Resolved {
  readonly id: string;
  readonly mergedIds: readonly string[];
  readonly members: readonly LocalEvidence[];
}

/** Which canonical entity each local entity is. */
export interface Resolution {
  /** Canonical entities, ordered by id. */
  readonly entities: readonly Resolved[];
  /** Every id that ever led to an entity, merged ones included, to the canonical id. */
  readonly canonical: (id: string) => string | null;
  /** Canonical id of a local entity, also of one that no current reading names any more; null if unknown. */
  readonly find: (documentId: string, entity: LocalEntity) => string | null;
  /** Pairs of canonical ids that a standing `notSame` keeps apart. */
  readonly apart: readonly (readonly [string, string])[];
  /** `same` and `notSame` judgements that found nothing to attach to, or contradict a standing `notSame`. */
  readonly loose: readonly LooseJudgement[];
}

type PairJudgement = Extract<Judgement, { judgement: "same" | "notSame" }>;

/**
 * Decides which local entities of all documents are one: by reference data, by names that identify, then by people's
 * `same` and `notSame`. A standing `notSame` wins over any `same`. The result depends on what is said, not on the
 * order in which it was read.
 */
export function resolve(input: ResolveInput): Resolution {
  const gazetteer = createGazetteer(input.reference);
  const locals = collectLocals(input.mentions, input.statements, gazetteer);
  const pairs = standingPairs(input.judgements);
  const nodes = assignNodes(locals, pairs, gazetteer);
  const ids = new Set([...nodes.values(), ...referencesNamed(pairs, gazetteer)]);
  const clusters = createClusters([...ids].sort(), (id) => gazetteer.byId(id) !== null);
  const find = (target: EntityTarget): string | null => nodeOf(target, nodes, clusters);
  const loose = [...applyPairs(pairs, clusters, find), ...looseNotes(input.judgements, find)];
  return { ...createResolution(locals, nodes, clusters, gazetteer, loose), apart: keptApart(pairs, clusters, find) };
}

function keptApart(
  pairs: readonly PairJudgement[],
  clusters: Clusters,
  find: (target: EntityTarget) => string | null,
): readonly (readonly [string, string])[] {
  return pairs.flatMap(({ judgement, left, right }) => {
    const [one, other] = [find(left), find(right)].map((id) => id && clusters.find(id));
    return judgement === "notSame" && one && other && one !== other ? [[one, other] as const] : [];
  });
}

function standingPairs(judgements: readonly Judgement[]): readonly PairJudgement[] {
  const standing = standingJudgements(judgements);
  return inOrder(judgements).filter(
    (judgement): judgement is PairJudgement =>
      (judgement.judgement === "same" || judgement.judgement === "notSame") && standing.has(judgement.id),
  );
}

/** A judgement may name a well-known entity that no document has named yet. */
function referencesNamed(pairs: readonly PairJudgement[], gazetteer: Gazetteer): readonly string[] {
  const named = pairs.flatMap(({ left, right }) => [left, right]).flatMap((target) => ("entityId" in target ? [target.entityId] : []));
  return named.filter((id) => gazetteer.byId(id) !== null);
}

/** A node is what merges: usually a base id; a local entity that a `notSame` parts from its namesake gets its own. */
function assignNodes(
  locals: ReadonlyMap<string, LocalEvidence>,
  pairs: readonly PairJudgement[],
  gazetteer: Gazetteer,
): ReadonlyMap<string, string> {
  const nodes = new Map([...locals].map(([key, evidence]) => [key, baseId(evidence, gazetteer)]));
  const node = (target: EntityTarget): string | undefined => ("entityId" in target ? target.entityId : nodes.get(keyOf(target)));
  for (const { judgement, left, right } of pairs) {
    if (judgement !== "notSame" || node(left) !== node(right)) continue;
    const [one, other] = "entity" in right ? [right, left] : [left, right];
    const parted = "entity" in one ? locals.get(keyOf(one))?.local : undefined;
    const itself = "entity" in one && "entity" in other && keyOf(one) === keyOf(other);
    if (parted && !itself) nodes.set(localKey(parted.documentId, parted), documentScopedId(parted));
  }
  return nodes;
}

function keyOf({ documentId, entity }: Extract<EntityTarget, { entity: unknown }>): string {
  return localKey(documentId, entity);
}

/** Notes on entities that nothing names any more. */
function looseNotes(judgements: readonly Judgement[], find: (target: EntityTarget) => string | null): readonly LooseJudgement[] {
  return inOrder(judgements).flatMap((judgement) => {
    if (judgement.judgement !== "note" || isStatementTarget(judgement.target) || find(judgement.target) !== null) return [];
    return [{ judgement, reason: "entityGone" as const }];
  });
}

function nodeOf(target: EntityTarget, nodes: ReadonlyMap<string, string>, clusters: Clusters): string | null {
  if ("entity" in target) return nodes.get(keyOf(target)) ?? null;
  return clusters.has(target.entityId) ? target.entityId : null;
}

/** First every `notSame`, so that no `same` of whatever time joins what a person keeps apart. */
function applyPairs(
  pairs: readonly PairJudgement[],
  clusters: Clusters,
  find: (target: EntityTarget) => string | null,
): readonly LooseJudgement[] {
  const apart = pairs.filter(({ judgement }) => judgement === "notSame");
  const together = pairs.filter(({ judgement }) => judgement === "same");
  return [...apart, ...together].flatMap((judgement) => {
    const reason = applyPair(judgement, clusters, find(judgement.left), find(judgement.right));
    return reason ? [{ judgement, reason }] : [];
  });
}

function applyPair({ judgement }: PairJudgement, clusters: Clusters, left: string | null, right: string | null): LooseReason | null {
  if (left === null || right === null) return "entityGone";
  const applied = judgement === "same" ? clusters.join(left, right) : clusters.part(left, right);
  return applied ? null : "contradicted";
}

function createResolution(
  locals: ReadonlyMap<string, LocalEvidence>,
  nodes: ReadonlyMap<string, string>,
  clusters: Clusters,
  gazetteer: Gazetteer,
  loose: readonly LooseJudgement[],
): Omit<Resolution, "apart"> {
  const { members, forms } = gatherMembers(locals, nodes, clusters);
  const unseen = (documentId: string, entity: LocalEntity): string | null => {
    const base = baseId({ local: { documentId, ...entity }, names: [entity.name], countries: new Set() }, gazetteer);
    return clusters.has(base) ? clusters.find(base) : null;
  };
  const entities = [...members.keys()].sort().map((id) => ({ id, mergedIds: clusters.others(id), members: members.get(id) ?? [] }));
  return {
    entities,
    loose,
    canonical: (id) => (clusters.has(id) ? clusters.find(id) : null),
    find: (documentId, entity) => {
      const node = nodes.get(localKey(documentId, entity));
      if (node !== undefined) return clusters.find(node);
      const form = forms.get(formKey({ documentId, ...entity }, entity.name));
      return form === undefined ? unseen(documentId, entity) : form;
    },
  };
}

/** The locals of each canonical entity, and which entity each name form of a document means: null if it means several. */
function gatherMembers(locals: ReadonlyMap<string, LocalEvidence>, nodes: ReadonlyMap<string, string>, clusters: Clusters) {
  const found = [...locals].map(([key, evidence]) => ({ id: clusters.find(nodes.get(key) ?? ""), evidence }));
  const forms = new Map<string, string | null>();
  for (const { id, evidence } of found) {
    for (const name of evidence.names) {
      const form = formKey(evidence.local, name);
      const meant = forms.get(form);
      forms.set(form, meant === undefined || meant === id ? id : null);
    }
  }
  const groups = [...groupBy(found, ({ id }) => id)];
  const members = new Map(groups.map(([id, group]) => [id, group.map(({ evidence }) => evidence)]));
  return { members, forms };
}

function formKey({ documentId, type }: DocumentEntity, name: string): string {
  return localKey(documentId, { type, name: fold(name) });
}
