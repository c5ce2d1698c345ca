import { createLocalFinder, documentLocals, resolveLocals, type DocumentLocal, type ResolvedLocal } from "../derive/locals.js";
import type { DocumentEntity, LooseJudgement } from "../graph/types.js";
import { groupBy } from "../model/group.js";
import type { Judgement } from "../model/judgement.js";
import type { LocalEntity, Mention, Statement } from "../model/statement.js";
import { baseId } from "./base.js";
import { createGazetteer, type Gazetteer } from "./gazetteer.js";
import { localKey } from "./locals.js";
import { resolvePairs, type Pairs } from "./pairs.js";
import type { ReferenceEntity } from "./reference.js";

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
  /** The local entities that it stands for, ordered by document, type and name. */
  readonly members: readonly DocumentLocal[];
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

/**
 * Decides which local entities of all documents are one: by reference data, by names that identify, then by people's
 * `same` and `notSame`. A standing `notSame` wins over any `same`. The result depends on what is said, not on the
 * order in which it was read.
 */
export function resolve({ mentions, statements, judgements, reference }: ResolveInput): Resolution {
  const gazetteer = createGazetteer(reference);
  const found = collect(mentions, statements, gazetteer);
  const counts = new Map<string, number>();
  for (const { baseId: id } of found) counts.set(id, (counts.get(id) ?? 0) + 1);
  const pairs = resolvePairs(judgements, {
    bases: new Map(found.map(({ local, baseId: id }) => [localKey(local.documentId, local), id])),
    counts,
    isReference: (id) => gazetteer.byId(id) !== null,
  });
  const locals = resolveLocals(found, pairs);
  const known = new Set([...counts.keys(), ...locals.map(({ entityId }) => entityId), ...pairs.merged.keys(), ...pairs.merged.values()]);
  const canonical = (id: string): string | null => (known.has(id) ? pairs.find(id) : null);
  return {
    entities: gatherMembers(locals, pairs),
    canonical,
    find: createFinder(locals, (local) => canonical(baseId({ local, names: [local.name], countries: new Set() }, gazetteer))),
    apart: pairs.apart,
    loose: pairs.loose,
  };
}

function collect(mentions: readonly Mention[], statements: readonly Statement[], gazetteer: Gazetteer) {
  const mentionsOf = groupBy(mentions, ({ documentId }) => documentId);
  const statementsOf = groupBy(statements, ({ documentId }) => documentId);
  return [...new Set([...mentionsOf.keys(), ...statementsOf.keys()])].sort().flatMap((id) => {
    const own = { mentions: mentionsOf.get(id) ?? [], statements: statementsOf.get(id) ?? [] };
    return documentLocals({ document: { id }, ...own, judgements: [] }, gazetteer);
  });
}

function gatherMembers(locals: readonly ResolvedLocal[], pairs: Pairs): readonly Resolved[] {
  return [...groupBy(locals, ({ entityId }) => entityId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, members]) => ({ id, mergedIds: pairs.others(id), members }));
}

function createFinder(locals: readonly ResolvedLocal[], unseen: (local: DocumentEntity) => string | null): Resolution["find"] {
  const finders = new Map([...groupBy(locals, ({ local }) => local.documentId)].map(([id, group]) => [id, createLocalFinder(group)]));
  return (documentId, entity) => {
    const found = finders.get(documentId)?.(entity);
    return found === undefined ? unseen({ documentId, ...entity }) : found;
  };
}
