import { EntenteError } from "../../model/errors.js";
import type { FindRequest } from "../requests.js";
import { firstValue } from "./columns.js";
import { anyEndPasses, countPassing, eachPassing, endPasses, type RowFilter } from "./row-filter.js";
import { smallest } from "./smallest.js";
import {
  compareRelations,
  eachRelation,
  eachRelationAt,
  eachRelationFrom,
  nodeOf,
  objectOf,
  positionOf,
  relationIdOf,
  relationOf,
  rowOf,
  subjectOf,
  type GraphView,
} from "./view.js";

/** One page of numbers. */
export interface NumberPage {
  readonly items: readonly number[];
  readonly total: number;
  readonly hasNext: boolean;
}

/** Relations that a request finds, in the order of their ids. */
export function findRelationNumbers(view: GraphView, filter: RowFilter, request: FindRequest): NumberPage {
  const found: number[] = [];
  eachCandidate(view, filter, request, (relation) => {
    if (countPassing(view, filter, relation) > 0) found.push(relation);
  });
  const { after } = request;
  const later = after ? found.filter((relation) => relationIdOf(view, relation) > after) : found;
  return pageOf(later, found.length, request.limit, (a, b) => compareRelations(view, a, b));
}

/**
 * Rows that a request finds, in the order in which statements are listed.
 * @throws EntenteError `BAD_INPUT` if `after` is no statement (any more)
 */
export function findRows(view: GraphView, filter: RowFilter, request: FindRequest): NumberPage {
  const start = request.after ? placeOf(view, request.after) : -Infinity;
  const found: number[] = [];
  eachCandidate(view, filter, request, (relation) => eachPassing(view, filter, relation, (row) => found.push(row)));
  const later = request.after ? found.filter((row) => positionOf(view, row) > start) : found;
  return pageOf(later, found.length, request.limit, (a, b) => positionOf(view, a) - positionOf(view, b));
}

/** The first of the items in an order, and whether others follow. */
export function pageOf(items: readonly number[], total: number, limit: number, compare: (a: number, b: number) => number): NumberPage {
  const page = smallest(items, limit, compare);
  return { items: page, total, hasNext: page.length < items.length };
}

/** What is told of a place in a list that is not there. */
export function lostPlace(after: string): EntenteError {
  return new EntenteError("BAD_INPUT", `the list holds no "${after}" to go on after; read it again from the beginning`);
}

function placeOf(view: GraphView, after: string): number {
  const row = rowOf(view, after);
  if (row < 0) throw lostPlace(after);
  return positionOf(view, row);
}

/** Relations in the scope of a request whose ends pass, before statements are tested. */
export function eachCandidate(view: GraphView, filter: RowFilter, request: FindRequest, visit: (relation: number) => void): void {
  const entity = request.entity ? nodeOf(view, request.entity) : null;
  const between = request.between ? ([nodeOf(view, request.between[0]), nodeOf(view, request.between[1])] as const) : null;
  const from = entity ?? between?.[0] ?? null;
  const among = request.among ? new Set(request.among.map((id) => nodeOf(view, id)).filter((node) => node >= 0)) : null;
  eachInScope(view, request, { from, among }, (relation) => {
    if (among && !isAmong(view, relation, among)) return;
    if (entity !== null && !touches(view, relation, entity)) return;
    if (between && !joins(view, relation, between)) return;
    if (from === null ? anyEndPasses(view, filter, relation) : endPasses(view, filter, relation, from)) visit(relation);
  });
}

/** Where relations are looked for. */
interface Place {
  readonly from: number | null;
  readonly among: ReadonlySet<number> | null;
}

function eachInScope(view: GraphView, { relation }: FindRequest, { from, among }: Place, visit: (relation: number) => void): void {
  if (relation) {
    const number = relationOf(view, relation);
    if (number >= 0) visit(number);
  } else if (from !== null) {
    if (from >= 0) eachRelationAt(view, from, visit);
  } else if (among) {
    for (const node of among) eachRelationFrom(view, node, visit);
  } else eachRelation(view, visit);
}

/** True for a relation between two of the nodes, or that gives one of them a value. */
function isAmong(view: GraphView, relation: number, nodes: ReadonlySet<number>): boolean {
  const object = objectOf(view, relation);
  return nodes.has(subjectOf(view, relation)) && (object >= firstValue || nodes.has(object));
}

function touches(view: GraphView, relation: number, node: number): boolean {
  return subjectOf(view, relation) === node || objectOf(view, relation) === node;
}

function joins(view: GraphView, relation: number, [a, b]: readonly [number, number]): boolean {
  const [subject, object] = [subjectOf(view, relation), objectOf(view, relation)];
  return (subject === a && object === b) || (subject === b && object === a);
}
