import { isPublishedBy, overlaps, parseDate, readDate, type DateRange } from "../model/dates.js";
import type { Graph, VersionedStatement } from "./graph.js";
import type { SourceDocument } from "./source.js";
import type { StatementFilter } from "./types.js";

/** Tells whether a statement counts. */
export type StatementTest = (statement: VersionedStatement) => boolean;

/**
 * Makes a filter ready for many statements. Without `asOf` only what stands in a document's current version counts,
 * with it what stood in the version that was current then.
 * @param filter - `types` concern the entity at the other end and are tested by the reader
 * @throws EntenteError `BAD_DATE` if `asOf` or `validAt` is no EDTF date
 */
export function compileFilter(filter: StatementFilter, graph: Pick<Graph, "documents" | "redirects">): StatementTest {
  const { minConfidence, validAt, speakers } = filter;
  const canonical = speakers?.map((id) => graph.redirects.get(id) ?? id);
  const tests = [
    versionTest(filter, graph.documents),
    among(filter.predicates, ({ predicate }) => [predicate]),
    among(filter.polarities, ({ polarity }) => [polarity]),
    among(filter.modalities, ({ modality }) => [modality]),
    among(filter.reviews, ({ review }) => [review]),
    among(filter.documents, ({ documentId }) => [documentId]),
    among(filter.collections, ({ collections }) => collections),
    among(canonical, ({ speakerId, speaksForId }) => [speakerId, speaksForId]),
    minConfidence === undefined ? null : ({ confidence }: VersionedStatement) => confidence >= minConfidence,
    validAt === undefined ? null : validityTest(parseDate(validAt), filter.includeUndated ?? false),
  ].filter((test) => test !== null);
  return (statement) => tests.every((test) => test(statement));
}

/** True for statements of which any value is allowed; no test if all are. */
function among<Value>(
  allowed: readonly Value[] | undefined,
  read: (statement: VersionedStatement) => readonly (Value | null)[],
): StatementTest | null {
  if (!allowed) return null;
  const values = new Set<Value | null>(allowed);
  return (statement) => read(statement).some((value) => value !== null && values.has(value));
}

function versionTest({ asOf, includeUndated = false }: StatementFilter, documents: ReadonlyMap<string, SourceDocument>): StatementTest {
  const day = asOf === undefined ? null : parseDate(asOf);
  const chosen = new Map<string, string | null>();
  const choose = (documentId: string): string | null => {
    const versions = documents.get(documentId)?.versions ?? [];
    const counts = versions.filter(({ published }) => !day || (published === null ? includeUndated : isPublishedBy(published, day)));
    return counts.at(-1)?.checksum ?? null;
  };
  return ({ documentId, versions }) => {
    const version = chosen.has(documentId) ? (chosen.get(documentId) ?? null) : choose(documentId);
    chosen.set(documentId, version);
    return version !== null && versions.includes(version);
  };
}

function validityTest(day: DateRange, includeUndated: boolean): StatementTest {
  return (statement) => {
    const range = validity(statement);
    return range ? overlaps(range, day) : includeUndated;
  };
}

/**
 * The days on which a statement says that it holds; null if it gives none. A status holds from its date on,
 * anything else with a `date` (a visit, a meeting) on that date alone.
 */
export function validity({ qualifiers, predicate }: Pick<VersionedStatement, "qualifiers" | "predicate">): DateRange | null {
  const read = (name: string): DateRange | null => {
    const value = qualifiers[name];
    return typeof value === "string" ? readDate(value) : null;
  };
  const date = read("date");
  const from = read("validFrom") ?? date;
  const to = read("validTo") ?? (predicate === "agreementStatus" ? null : date);
  if (!from && !to) return null;
  return { from: from?.from ?? -Infinity, to: to?.to ?? Infinity };
}
