import { applyChange, createFinder, type IndexChange, type IndexState } from "@entente/core";
import type { Store } from "@entente/store";

/**
 * An index without the documents that were removed since, and without the entities that only they named; null if it has none of
 * them. A removal ends the generation of derived rows, so that all is built anew: this is shown until then.
 */
export async function withoutRemoved(store: Store, state: IndexState): Promise<IndexState | null> {
  const finder = createFinder(state.view);
  const removed: string[] = [];
  for await (const { documentId } of store.listTombstones()) if (finder.hasDocument(documentId)) removed.push(documentId);
  if (removed.length === 0) return null;
  const { items } = finder.findRelations({ filter: { documents: removed }, limit: Number.MAX_SAFE_INTEGER });
  const named = new Set(items.flatMap(({ subjectId, objectId }) => [subjectId, ...(objectId === null ? [] : [objectId])]));
  const hidden = applyChange(state, changeOf(state, removed, []));
  const left = createFinder(hidden.view);
  const lonely = [...named].filter((id) => left.degree(id) === 0);
  const derived = await store.derived.fetchEntities(lonely);
  const gone = lonely.filter((_id, place) => derived[place] === null);
  return applyChange(hidden, changeOf(state, removed, gone));
}

function changeOf({ view }: IndexState, documents: readonly string[], entities: readonly string[]): IndexChange {
  const { judgements, looseJudgements, rejects } = (view.delta ?? view.base).meta;
  return {
    sequence: view.sequence,
    judgements,
    looseJudgements,
    rejects,
    documents: new Map(documents.map((id) => [id, null])),
    entities: new Map(entities.map((id) => [id, null])),
    removedRedirects: new Set(),
  };
}
