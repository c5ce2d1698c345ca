import type { Predicate } from "@entente/ontology";
import type { Value } from "../../model/statement.js";
import { entityState, firstValue, nobody, type CompactIndex, type IndexColumns } from "./columns.js";
import { enumerations, hiddenFlags } from "./enumerations.js";
import { lookUp, type NumberTable } from "./number-table.js";
import { compareShortIds, findShortId, shortIdAt } from "./short-ids.js";
import { findString, stringAt } from "./strings.js";

/** One of the indexes that a view is made of, with what tells its numbers from those of the other. */
export interface ViewPart {
  readonly columns: IndexColumns;
  /** Flags of its rows; those of documents that the delta replaces are hidden. */
  readonly flags: Uint8Array;
  /** The view's number of its first row and of its first relation. */
  readonly firstRow: number;
  readonly firstRelation: number;
  /** The view's number of each of its entities; null if they are the same. */
  readonly nodes: Uint32Array | null;
  /** Places of its rows in the order in which statements are listed; those of a delta lie between those of the base. */
  readonly positions: Uint32Array | Float64Array;
}

/**
 * An index and a delta over it, read as one graph. Entities, relations and rows go by numbers: those of the base, then
 * those that only the delta has. A relation that both have goes by the base's number; the delta's is its twin.
 * It is plain data over memory that threads share: `postMessage` hands it to another thread without copying.
 */
export interface GraphView {
  readonly base: CompactIndex;
  readonly delta: CompactIndex | null;
  readonly parts: readonly ViewPart[];
  readonly sequence: number;
  /** Entities in all, removed ones included. */
  readonly nodeCount: number;
  /** Relations in all, twins and those without visible rows included. */
  readonly relationCount: number;
  /** By number: place in the list of types, and how the entity is known (see {@link entityState}). */
  readonly types: Uint8Array;
  readonly states: Uint8Array;
  /** Relations of current versions that touch each entity, by its number. */
  readonly degrees: Uint32Array;
  /** The delta's number of a relation by the base's. */
  readonly twins: NumberTable;
  /** By the delta's number of a relation: 1 if it is the twin of one of the base. */
  readonly twinned: Uint8Array;
  /** The delta's number of an entity by the view's. */
  readonly deltaNodes: NumberTable;
}

/** The part that has a relation, and the number by which it knows it. */
export function locateRelation({ parts }: Pick<GraphView, "parts">, relation: number): readonly [ViewPart, number] {
  const [base, delta] = parts;
  const part = delta && relation >= delta.firstRelation ? delta : base;
  if (!part) throw new RangeError("a view without parts");
  return [part, relation - part.firstRelation];
}

/** The part that has a row, and the number by which it knows it. */
export function locateRow({ parts }: GraphView, row: number): readonly [ViewPart, number] {
  const [base, delta] = parts;
  const part = delta && row >= delta.firstRow ? delta : base;
  if (!part) throw new RangeError("a view without parts");
  return [part, row - part.firstRow];
}

/** The number of an entity, or of the one it was merged into; -1 if unknown. */
export function nodeOf(view: GraphView, id: string): number {
  const [base, delta] = view.parts;
  if (delta) {
    const redirect = findString(delta.columns.redirectIds, id);
    const target = redirect < 0 ? null : (delta.columns.redirectTargets[redirect] ?? nobody);
    if (target !== null && target !== nobody) return delta.nodes?.[target] ?? -1;
    const own = findString(delta.columns.entityIds, id);
    if (own >= 0) return delta.columns.entityStates[own] === entityState.removed ? -1 : (delta.nodes?.[own] ?? -1);
    if (target === nobody) return base ? findString(base.columns.entityIds, id) : -1;
  }
  return base ? nodeInBase(base.columns, id) : -1;
}

function nodeInBase(columns: IndexColumns, id: string): number {
  const redirect = findString(columns.redirectIds, id);
  return redirect < 0 ? findString(columns.entityIds, id) : (columns.redirectTargets[redirect] ?? -1);
}

/** The id of an entity by its number. */
export function nodeId(view: GraphView, node: number): string {
  const { columns } = view.base;
  if (node < columns.entityStates.length) return stringAt(columns.entityIds, node);
  return view.delta ? stringAt(view.delta.columns.entityIds, lookUp(view.deltaNodes, node) ?? -1) : "";
}

/** The subject of a relation by its number. */
export function subjectOf(view: Pick<GraphView, "base" | "parts">, relation: number): number {
  const known = view.base.columns.relationSubjects[relation];
  if (known !== undefined) return known;
  const [{ columns, nodes }, number] = locateRelation(view, relation);
  const subject = columns.relationSubjects[number] ?? 0;
  return nodes ? (nodes[subject] ?? 0) : subject;
}

/** The object of a relation by its number; {@link firstValue} or more for a value. */
export function objectOf(view: Pick<GraphView, "base" | "parts">, relation: number): number {
  const known = view.base.columns.relationObjects[relation];
  if (known !== undefined) return known;
  const [{ columns, nodes }, number] = locateRelation(view, relation);
  const object = columns.relationObjects[number] ?? firstValue;
  return nodes && object < firstValue ? (nodes[object] ?? 0) : object;
}

/** The value that a relation gives; null if it leads to an entity. */
export function valueOf(view: GraphView, relation: number): Value | null {
  const [{ columns }, number] = locateRelation(view, relation);
  const object = columns.relationObjects[number] ?? firstValue;
  return object < firstValue ? null : (JSON.parse(stringAt(columns.values, object - firstValue)) as Value);
}

/** The predicate of a relation. */
export function predicateOf(view: GraphView, relation: number): Predicate {
  const [{ columns }, number] = locateRelation(view, relation);
  const predicate = enumerations.predicates[columns.relationPredicates[number] ?? 0];
  if (!predicate) throw new RangeError(`relation ${relation} has no predicate`);
  return predicate;
}

/** The entity at the other end of a relation; {@link firstValue} or more for a value. */
export function otherNode(view: GraphView, relation: number, node: number): number {
  const subject = subjectOf(view, relation);
  return subject === node ? objectOf(view, relation) : subject;
}

/** The id of a relation. */
export function relationIdOf(view: GraphView, relation: number): string {
  const [{ columns }, number] = locateRelation(view, relation);
  return shortIdAt("rl_", columns.relationIds, number);
}

/** Compares two relations by id. */
export function compareRelations(view: GraphView, a: number, b: number): number {
  const { relationIds, relationPredicates } = view.base.columns;
  if (a < relationPredicates.length && b < relationPredicates.length) return compareShortIds(relationIds, a, relationIds, b);
  const [[x, i], [y, j]] = [locateRelation(view, a), locateRelation(view, b)];
  return compareShortIds(x.columns.relationIds, i, y.columns.relationIds, j);
}

/** The relation of an id; -1 if there is none with a row that shows. */
export function relationOf(view: GraphView, id: string): number {
  for (const { columns, firstRelation } of view.parts) {
    const number = findShortId("rl_", columns.relationIds, columns.relationIdOrder, id);
    if (number >= 0) return rowsOf(view, number + firstRelation).length > 0 ? number + firstRelation : -1;
  }
  return -1;
}

/** The row of a statement's id; -1 if there is none that shows. */
export function rowOf(view: GraphView, id: string): number {
  for (const { columns, firstRow, flags } of view.parts) {
    const row = findShortId("st_", columns.statementIds, columns.statementIdOrder, id);
    if (row >= 0 && flags[row] !== hiddenFlags) return row + firstRow;
  }
  return -1;
}

/** Calls with every relation that touches an entity, each once; some may have no row that shows. */
export function eachRelationAt(view: GraphView, node: number, visit: (relation: number) => void): void {
  const { columns } = view.base;
  if (node < columns.entityStates.length) eachRelationIn(columns, node, visit);
  const number = view.delta ? lookUp(view.deltaNodes, node) : undefined;
  const [, delta] = view.parts;
  if (number === undefined || !delta) return;
  eachRelationIn(delta.columns, number, (relation) => {
    if (view.twinned[relation] !== 1) visit(relation + delta.firstRelation);
  });
}

/** Calls with every relation of one part that touches an entity, by the part's numbers, each once. */
export function eachRelationIn({ outRelations, inRelations }: IndexColumns, node: number, visit: (relation: number) => void): void {
  const end = outRelations[node + 1] ?? 0;
  for (let relation = outRelations[node] ?? 0; relation < end; relation += 1) visit(relation);
  const last = inRelations.starts[node + 1] ?? 0;
  for (let at = inRelations.starts[node] ?? 0; at < last; at += 1) visit(inRelations.items[at] ?? 0);
}

/** Calls with every relation of which an entity is the subject, each once; some may have no row that shows. */
export function eachRelationFrom(view: GraphView, node: number, visit: (relation: number) => void): void {
  const { outRelations, entityStates } = view.base.columns;
  const end = node < entityStates.length ? (outRelations[node + 1] ?? 0) : 0;
  for (let relation = outRelations[node] ?? 0; relation < end; relation += 1) visit(relation);
  const number = view.delta ? lookUp(view.deltaNodes, node) : undefined;
  const [, delta] = view.parts;
  if (number === undefined || !delta) return;
  const last = delta.columns.outRelations[number + 1] ?? 0;
  for (let relation = delta.columns.outRelations[number] ?? 0; relation < last; relation += 1) {
    if (view.twinned[relation] !== 1) visit(relation + delta.firstRelation);
  }
}

/** How many relations touch an entity at most: what looking at all of them costs. */
export function degreeBound({ base, delta, deltaNodes }: GraphView, node: number): number {
  const number = delta ? lookUp(deltaNodes, node) : undefined;
  return touching(base.columns, node) + (delta && number !== undefined ? touching(delta.columns, number) : 0);
}

function touching({ outRelations, inRelations: { starts } }: IndexColumns, node: number): number {
  if (node + 1 >= outRelations.length) return 0;
  return (outRelations[node + 1] ?? 0) - (outRelations[node] ?? 0) + (starts[node + 1] ?? 0) - (starts[node] ?? 0);
}

/** Compares two entities by id. */
export function compareNodes(view: GraphView, a: number, b: number): number {
  const known = view.base.columns.entityStates.length;
  // Entities of the base stand in the order of their ids.
  if (a < known && b < known) return a - b;
  const [x, y] = [nodeId(view, a), nodeId(view, b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Calls with every relation, each once; some may have no row that shows. */
export function eachRelation(view: GraphView, visit: (relation: number) => void): void {
  const first = view.relationCount - view.twinned.length;
  for (let relation = 0; relation < first; relation += 1) visit(relation);
  for (const [relation, twin] of view.twinned.entries()) if (twin === 0) visit(first + relation);
}

/** The rows of a relation that show, in the order in which statements are listed. */
export function rowsOf(view: GraphView, relation: number): readonly number[] {
  const rows: number[] = [];
  eachRowOf(view, relation, (part, row) => {
    if (part.flags[row] !== hiddenFlags) rows.push(row + part.firstRow);
  });
  return lookUp(view.twins, relation) === undefined ? rows : rows.sort((a, b) => positionOf(view, a) - positionOf(view, b));
}

/** Calls with every row of a relation and of its twin, by the number in its part, hidden ones included. */
export function eachRowOf(view: GraphView, relation: number, visit: (part: ViewPart, row: number) => void): void {
  const [part, number] = locateRelation(view, relation);
  eachRowIn(part, number, visit);
  const [, delta] = view.parts;
  const twin = lookUp(view.twins, relation);
  if (twin !== undefined && delta) eachRowIn(delta, twin, visit);
}

function eachRowIn(part: ViewPart, relation: number, visit: (part: ViewPart, row: number) => void): void {
  const end = part.columns.relationRows[relation + 1] ?? 0;
  for (let row = part.columns.relationRows[relation] ?? 0; row < end; row += 1) visit(part, row);
}

/** The place of a row in the order in which statements are listed: numbers to compare, with gaps. */
export function positionOf(view: GraphView, row: number): number {
  const [part, number] = locateRow(view, row);
  return part.positions[number] ?? 0;
}

/** The statement id of a row. */
export function statementIdOf(view: GraphView, row: number): string {
  const [{ columns }, number] = locateRow(view, row);
  return shortIdAt("st_", columns.statementIds, number);
}
