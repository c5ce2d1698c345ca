import { groupBy } from "../model/group.js";
import type { PresentLocal } from "../derive/document.js";
import { countForms, joinForms, knownForms, nameEntity, typeOfEntity } from "../derive/names.js";
import type { Gazetteer } from "../resolve/gazetteer.js";
import type { Pairs } from "../resolve/pairs.js";
import type { DocumentEntity, GraphEntity } from "./types.js";

/** The canonical entities and the local ones that current versions name, both by canonical id, ordered by it. */
export interface GatheredEntities {
  readonly entities: ReadonlyMap<string, GraphEntity>;
  readonly locals: ReadonlyMap<string, readonly DocumentEntity[]>;
}

/**
 * Gathers the canonical entities of all documents. One that only older versions name keeps its id and leads nowhere in the
 * present.
 * @param locals - of all documents, ordered by document, type and name
 */
export function gatherEntities(locals: readonly PresentLocal[], pairs: Pairs, gazetteer: Gazetteer): GatheredEntities {
  const present = groupBy(
    locals.filter((local) => local.present),
    ({ entityId }) => entityId,
  );
  const presentLocals = new Map([...present].sort(byKey).map(([id, group]) => [id, group.map(({ local }) => local)]));
  const entities = [...countForms(locals)].sort(byKey).map(([id, forms]): [string, GraphEntity] => {
    const known = gazetteer.byId(id);
    const type = known?.type ?? typeOfEntity(id);
    const names = nameEntity(type, joinForms(known ? knownForms(known) : [], forms.values()));
    const documents = new Set(presentLocals.get(id)?.map(({ documentId }) => documentId)).size;
    return [id, { id, type, ...names, mergedIds: pairs.others(id), documents }];
  });
  return { entities: new Map(entities), locals: presentLocals };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
