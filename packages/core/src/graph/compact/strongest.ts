import { lookUp } from "./number-table.js";
import { countPassing, endPasses, type RowFilter } from "./row-filter.js";
import { findShortId, shortIdAt } from "./short-ids.js";
import { createSelection } from "./smallest.js";
import { compareRelations, eachRelationIn, type GraphView } from "./view.js";

/**
 * The relations of an entity that pass, those with the most rows that pass first, then by id: at most `limit`. Relations lie by
 * how many rows they have, so that of an entity with very many only the first are looked at.
 */
export function strongestAt(view: GraphView, filter: RowFilter, node: number, limit: number): readonly number[] {
  if (limit < 1) return [];
  const passing = new Map<number, number>();
  const countOf = (relation: number): number => passing.get(relation) ?? 0;
  const chosen = createSelection(limit, (a, b) => countOf(b) - countOf(a) || compareRelations(view, a, b));
  const offer = (relation: number): void => {
    const count = endPasses(view, filter, relation, node) ? countPassing(view, filter, relation) : 0;
    if (count === 0) return;
    passing.set(relation, count);
    chosen.offer(relation);
  };
  /** True if a relation would not be chosen even if all its rows passed. */
  const isBeaten = (relation: number, rows: number): boolean => {
    const last = chosen.last();
    if (last === null) return false;
    return rows < countOf(last) || (rows === countOf(last) && compareRelations(view, relation, last) > 0);
  };
  for (const relation of changedAt(view, node)) offer(relation);
  for (const list of listsAt(view, node)) offerUntilBeaten(view, list, { offer, isBeaten });
  return chosen.sorted();
}

interface Chooser {
  readonly offer: (relation: number) => void;
  readonly isBeaten: (relation: number, rows: number) => boolean;
}

/** Offers relations of the base in the order in which they lie; none behind one that is beaten could be chosen. */
function offerUntilBeaten(view: GraphView, relations: Iterable<number>, { offer, isBeaten }: Chooser): void {
  const { relationRows } = view.base.columns;
  for (const relation of relations) {
    if (view.delta && lookUp(view.twins, relation) !== undefined) continue;
    if (isBeaten(relation, (relationRows[relation + 1] ?? 0) - (relationRows[relation] ?? 0))) return;
    offer(relation);
  }
}

/** The base's relations of an entity: those it is the subject of, and the others, each list in the order in which it lies. */
function listsAt({ base }: GraphView, node: number): readonly Iterable<number>[] {
  const { outRelations, inRelations, entityStates } = base.columns;
  if (node >= entityStates.length) return [];
  const [from, to] = [inRelations.starts[node] ?? 0, inRelations.starts[node + 1] ?? 0];
  return [span(outRelations[node] ?? 0, outRelations[node + 1] ?? 0), inRelations.items.subarray(from, to)];
}

function* span(from: number, to: number): Iterable<number> {
  for (let number = from; number < to; number += 1) yield number;
}

/** The relations of an entity of which a delta has rows; those that the base has too by the base's number. */
function changedAt(view: GraphView, node: number): readonly number[] {
  const { base, delta, parts } = view;
  const number = delta ? lookUp(view.deltaNodes, node) : undefined;
  if (!delta || number === undefined) return [];
  const changed: number[] = [];
  const { columns } = delta;
  eachRelationIn(columns, number, (relation) => {
    const twin = view.twinned[relation] === 1 ? baseTwin(base.columns, shortIdAt("rl_", columns.relationIds, relation)) : null;
    changed.push(twin ?? relation + (parts[1]?.firstRelation ?? 0));
  });
  return changed;
}

function baseTwin({ relationIds, relationIdOrder }: GraphView["base"]["columns"], id: string): number {
  return findShortId("rl_", relationIds, relationIdOrder, id);
}
