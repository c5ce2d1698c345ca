import { isPublishedBy, parseDate, type DateRange, type StatementFilter } from "@entente/core";
import { sql } from "kysely";
import { among } from "../sql/ids.js";
import { findCanonical } from "./entities.js";
import { parseColumn } from "./parse.js";
import { all, any, listHolds, oneOf, type Condition, type Queries } from "./queries.js";

/** A filter made ready for queries over `derivedStatements as s`. */
export interface SqlFilter {
  /** True for statements that count, whatever stands at their ends. */
  readonly passes: Condition;
  /** Types of the entity at the other end; null if all count. */
  readonly types: readonly string[] | null;
}

/** Makes filters ready; they mean the same as core's `compileFilter` makes of them. */
export type CompileFilter = (filter: StatementFilter) => Promise<SqlFilter>;

/**
 * What filters are made ready with. Which version of a document is shown as of a day depends on the publications of its
 * versions alone: each list of publications that occurs is looked at once, in JavaScript, which knows EDTF, and SQL compares lists.
 */
export function createFilterCompiler(queries: Queries): CompileFilter {
  const publications = createPublications(queries);
  return async (filter) => {
    const [asOf, validAt] = [parseOptional(filter.asOf), parseOptional(filter.validAt)];
    const { minConfidence, speakers, collections, includeUndated = false } = filter;
    const conditions = [
      asOf ? shownAsOf(queries, await publications(), asOf, includeUndated) : sql<boolean>`${sql.ref("s.current")} = 1`,
      ...listed(queries, filter),
      collections && inCollections(queries, collections),
      speakers && saidBy(queries, await findCanonical(queries, speakers)),
      minConfidence === undefined ? undefined : sql<boolean>`${sql.ref("s.confidence")} >= ${minConfidence}`,
      validAt && holdingAt(validAt, includeUndated),
    ];
    return { passes: all(conditions.filter((condition) => condition !== undefined && condition !== null)), types: filter.types ?? null };
  };
}

function parseOptional(date: string | undefined): DateRange | null {
  return date === undefined ? null : parseDate(date);
}

/** Conditions on columns that hold one of some words or ids. */
function listed(queries: Queries, { documents, ...filter }: StatementFilter): readonly Condition[] {
  const columns = [
    ["s.predicate", filter.predicates],
    ["s.polarity", filter.polarities],
    ["s.modality", filter.modalities],
    ["s.review", filter.reviews],
  ] as const;
  const words = columns.flatMap(([column, allowed]) => (allowed ? [oneOf(column, [...new Set(allowed)])] : []));
  return documents ? [...words, among(queries, "s.documentId", documents)] : words;
}

function inCollections(queries: Queries, collections: readonly string[]): Condition {
  return ofDocument(any(collections.map((name) => listHolds(queries, "d.collections", name))));
}

function saidBy(queries: Queries, speakers: readonly string[]): Condition {
  return any([among(queries, "s.speakerId", speakers), among(queries, "s.speaksForId", speakers)]);
}

/** True for statements whose document, `d`, meets a condition. */
function ofDocument(condition: Condition): Condition {
  const documents = sql`${sql.table("derivedDocuments")} as ${sql.ref("d")}`;
  return sql`exists (select 1 from ${documents} where ${sql.ref("d.id")} = ${sql.ref("s.documentId")} and ${condition})`;
}

function holdingAt(day: DateRange, includeUndated: boolean): Condition {
  const [from, to] = [sql.ref("s.validFrom"), sql.ref("s.validTo")];
  // What is open has no end that could be too early or too late.
  const begun = Number.isFinite(day.to) ? sql<boolean>`(${from} is null or ${from} <= ${day.to})` : all([]);
  const lasting = Number.isFinite(day.from) ? sql<boolean>`(${to} is null or ${to} >= ${day.from})` : all([]);
  const dated = all([sql<boolean>`(${from} is not null or ${to} is not null)`, begun, lasting]);
  return includeUndated ? any([dated, sql<boolean>`(${from} is null and ${to} is null)`]) : dated;
}

/** Publications of a document's versions as the column holds them, and read. */
interface Publications {
  readonly column: string;
  readonly published: readonly (string | null)[];
}

/** Reads every list of publications that occurs, once. */
function createPublications(queries: Queries): () => Promise<readonly Publications[]> {
  let known: Promise<readonly Publications[]> | null = null;
  return () => {
    known ??= readPublications(queries).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}

async function readPublications(queries: Queries): Promise<readonly Publications[]> {
  const rows = await queries.selectFrom("derivedDocuments").select("versions").distinct().execute();
  return rows.map(({ versions }) => ({ column: versions, published: parseColumn(versions) as readonly (string | null)[] }));
}

/** True for statements of the version of their document that was the newest one published by then. */
function shownAsOf(queries: Queries, publications: readonly Publications[], day: DateRange, includeUndated: boolean): Condition {
  const counts = (published: string | null): boolean => (published === null ? includeUndated : isPublishedBy(published, day));
  const columns = new Map<number, string[]>();
  for (const { column, published } of publications) {
    const place = published.findLastIndex(counts);
    if (place >= 0) columns.set(place, [...(columns.get(place) ?? []), column]);
  }
  const shown = [...columns].map(([place, lists]) => all([listHolds(queries, "s.versions", place), among(queries, "d.versions", lists)]));
  return ofDocument(any(shown));
}
