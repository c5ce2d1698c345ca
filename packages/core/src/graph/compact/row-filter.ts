import { overlaps, parseDate, type DateRange } from "../../model/dates.js";
import type { StatementFilter } from "../types.js";
import { firstValue, nobody, publicationState, type IndexColumns } from "./columns.js";
import { currentFlags, enumerations, flagTable, hiddenFlags } from "./enumerations.js";
import { lookUp } from "./number-table.js";
import { listAt } from "./packed.js";
import { findString, stringAt, stringCount } from "./strings.js";
import {
  degreeBound,
  eachRelationAt,
  eachRowOf,
  locateRelation,
  nodeOf,
  objectOf,
  otherNode,
  subjectOf,
  type GraphView,
  type ViewPart,
} from "./view.js";

/** Tells of a row, by its number in its part, whether it counts. */
type RowTest = (row: number) => boolean;

/** A filter made ready for one part of a view. */
interface PartFilter {
  readonly part: ViewPart;
  /** By flags: 1 if a row with them may count. */
  readonly flags: Uint8Array;
  /** What flags do not tell; null if they tell all. */
  readonly rest: RowTest | null;
}

/** A filter made ready for the rows and relations of a view. */
export interface RowFilter {
  readonly parts: readonly PartFilter[];
  /** By predicate: 1 if it is among those asked for; null if all are. */
  readonly predicates: Uint8Array | null;
  /** By entity type: 1 if it is among those asked for at the other end; null if all are. */
  readonly types: Uint8Array | null;
  /** How many relations of each entity pass, where the view knows that; else null. */
  readonly degrees: Uint32Array | null;
  /** How many pass at entities with very many, as far as they were asked for. */
  readonly counted: Map<number, number>;
}

/**
 * Makes a filter ready for many rows; it means the same as `compileFilter` does for statements in memory.
 * @throws EntenteError `BAD_DATE` if `asOf` or `validAt` is no EDTF date
 */
export function compileRowFilter(filter: StatementFilter, view: GraphView): RowFilter {
  const speakers = filter.speakers && new Set(filter.speakers.map((id) => nodeOf(view, id)).filter((node) => node >= 0));
  const [asOf, validAt] = [parseOptional(filter.asOf), parseOptional(filter.validAt)];
  const flags = flagTable(filter);
  const compiled = {
    predicates: tableOf(enumerations.predicates, filter.predicates),
    types: tableOf(enumerations.entityTypes, filter.types),
    parts: view.parts.map((part) => ({ part, flags, rest: restOf(part, filter, { speakers, asOf, validAt }) })),
  };
  const isPlain = !compiled.predicates && !compiled.types && compiled.parts.every(({ rest }) => !rest);
  const isCurrent = isPlain && flags.every((counts, place) => counts === currentFlags[place]);
  return { ...compiled, degrees: isCurrent ? view.degrees : null, counted: new Map() };
}

function parseOptional(date: string | undefined): DateRange | null {
  return date === undefined ? null : parseDate(date);
}

function tableOf<Name extends string>(names: readonly Name[], allowed: readonly Name[] | undefined): Uint8Array | null {
  return allowed ? Uint8Array.from(names, (name) => (allowed.includes(name) ? 1 : 0)) : null;
}

interface Parsed {
  readonly speakers: ReadonlySet<number> | undefined;
  readonly asOf: DateRange | null;
  readonly validAt: DateRange | null;
}

function restOf({ columns, nodes }: ViewPart, filter: StatementFilter, { speakers, asOf, validAt }: Parsed): RowTest | null {
  const { minConfidence, documents, collections, includeUndated = false } = filter;
  const tests = [
    documents && amongDocuments(columns, documents),
    collections && amongCollections(columns, collections),
    speakers && amongSpeakers(columns, (speaker) => speakers.has(nodes?.[speaker] ?? speaker)),
    minConfidence === undefined ? null : confident(columns, minConfidence),
    asOf && shownAsOf(columns, asOf, includeUndated),
    validAt && holdingAt(columns, validAt, includeUndated),
  ].filter((test) => test !== null && test !== undefined);
  const [only] = tests;
  if (!only) return null;
  return tests.length === 1 ? only : (row) => tests.every((test) => test(row));
}

function amongDocuments({ documentIds, statementDocuments }: IndexColumns, wanted: readonly string[]): RowTest {
  const numbers = new Set(wanted.map((id) => findString(documentIds, id)));
  return (row) => numbers.has(statementDocuments[row] ?? -1);
}

function amongCollections(columns: IndexColumns, wanted: readonly string[]): RowTest {
  const { collectionNames, collectionSets, statementDocuments, documentCollections } = columns;
  const names = Uint8Array.from({ length: stringCount(collectionNames) }, (_, name) =>
    wanted.includes(stringAt(collectionNames, name)) ? 1 : 0,
  );
  const sets = Uint8Array.from({ length: collectionSets.starts.length - 1 }, (_, set) =>
    listAt(collectionSets, set).some((name) => names[name] === 1) ? 1 : 0,
  );
  return (row) => sets[documentCollections[statementDocuments[row] ?? 0] ?? 0] === 1;
}

function amongSpeakers({ speakers, statementSpeakers }: IndexColumns, isWanted: (speaker: number) => boolean): RowTest {
  const counts = (speaker: number): boolean => speaker !== nobody && isWanted(speaker);
  const pairs = Uint8Array.from({ length: speakers.length / 2 }, (_, pair) =>
    counts(speakers[2 * pair] ?? nobody) || counts(speakers[2 * pair + 1] ?? nobody) ? 1 : 0,
  );
  return (row) => pairs[statementSpeakers[row] ?? 0] === 1;
}

function confident({ confidences, statementConfidences }: IndexColumns, least: number): RowTest {
  return (row) => (confidences[statementConfidences[row] ?? 0] ?? 0) >= least;
}

/** True for rows of the version of their document that was the newest one published by then. */
function shownAsOf(columns: IndexColumns, day: DateRange, includeUndated: boolean): RowTest {
  const { documentVersions, versionPublished, publicationStates, publicationEnds, statementDocuments, statementVersions, versionSets } =
    columns;
  const counts = Uint8Array.from(publicationStates, (state, publication) => {
    if (state === publicationState.dated) return (publicationEnds[publication] ?? 0) <= day.to ? 1 : 0;
    return state === publicationState.undated && includeUndated ? 1 : 0;
  });
  return (row) => {
    const document = statementDocuments[row] ?? 0;
    const first = documentVersions[document] ?? 0;
    let version = (documentVersions[document + 1] ?? 0) - 1;
    while (version >= first && counts[versionPublished[version] ?? 0] === 0) version -= 1;
    return version >= first && listAt(versionSets, statementVersions[row] ?? 0).includes(version - first);
  };
}

function holdingAt({ validities, statementValidity }: IndexColumns, day: DateRange, includeUndated: boolean): RowTest {
  const ranges = Uint8Array.from({ length: validities.length / 2 }, (_, range) =>
    overlaps({ from: validities[2 * range] ?? 0, to: validities[2 * range + 1] ?? 0 }, day) ? 1 : 0,
  );
  // The first range stands for rows that say nothing.
  ranges[0] = includeUndated ? 1 : 0;
  return (row) => ranges[statementValidity[row] ?? 0] === 1;
}

/** How many rows of a relation pass, its predicate included, its ends left aside. */
export function countPassing(view: GraphView, filter: RowFilter, relation: number): number {
  const [base, delta] = filter.parts;
  const isOfBase = relation < view.base.columns.relationPredicates.length;
  const own = isOfBase ? base : delta;
  if (!own) return 0;
  const number = relation - own.part.firstRelation;
  if (filter.predicates && filter.predicates[own.part.columns.relationPredicates[number] ?? 0] !== 1) return 0;
  const twin = delta && isOfBase ? lookUp(view.twins, relation) : undefined;
  return countRows(own, number) + (delta && twin !== undefined ? countRows(delta, twin) : 0);
}

function countRows({ part, flags, rest }: PartFilter, relation: number): number {
  const end = part.columns.relationRows[relation + 1] ?? 0;
  let count = 0;
  for (let row = part.columns.relationRows[relation] ?? 0; row < end; row += 1) {
    if (flags[part.flags[row] ?? hiddenFlags] === 1 && (!rest || rest(row))) count += 1;
  }
  return count;
}

/** From so many relations on it is remembered how many pass: few entities have them, and they are asked for again and again. */
const veryMany = 2_000;

/** How many relations of an entity pass. */
export function countPassingAt(view: GraphView, filter: RowFilter, node: number): number {
  const known = filter.degrees ? (filter.degrees[node] ?? 0) : filter.counted.get(node);
  if (known !== undefined) return known;
  let count = 0;
  eachRelationAt(view, node, (relation) => {
    if (endPasses(view, filter, relation, node) && countPassing(view, filter, relation) > 0) count += 1;
  });
  if (degreeBound(view, node) >= veryMany) filter.counted.set(node, count);
  return count;
}

/** Calls with every row of a relation that passes, by the view's number, the relation's ends left aside. */
export function eachPassing(view: GraphView, filter: RowFilter, relation: number, visit: (row: number) => void): void {
  const [{ columns }, number] = locateRelation(view, relation);
  if (filter.predicates && filter.predicates[columns.relationPredicates[number] ?? 0] !== 1) return;
  eachRowOf(view, relation, (part, row) => {
    const own = filter.parts[part === view.parts[0] ? 0 : 1];
    if (own?.flags[part.flags[row] ?? hiddenFlags] === 1 && (!own.rest || own.rest(row))) visit(row + part.firstRow);
  });
}

/** Whether an entity, or what is no entity ({@link firstValue} or more), is of a type asked for. */
export function typePasses(view: GraphView, { types }: RowFilter, node: number): boolean {
  return !types || (node < firstValue && types[view.types[node] ?? 0] === 1);
}

/** Whether the entity at the other end of a relation is of a type asked for. */
export function endPasses(view: GraphView, filter: RowFilter, relation: number, node: number): boolean {
  return !filter.types || typePasses(view, filter, otherNode(view, relation, node));
}

/** Whether either end of a relation is of a type asked for. */
export function anyEndPasses(view: GraphView, filter: RowFilter, relation: number): boolean {
  return !filter.types || typePasses(view, filter, subjectOf(view, relation)) || typePasses(view, filter, objectOf(view, relation));
}
