import { isPublishedBy, overlaps, parseDate, readDate, type DateRange } from "../model/dates.js";
import type { VersionedStatement } from "./build.js";
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
export function compileFilter(filter: StatementFilter, documents: ReadonlyMap<string, SourceDocument>): StatementTest {
  const tests: StatementTest[] = [versionTest(filter, documents)];
  const among = <Value>(allowed: readonly Value[] | undefined, read: (statement: VersionedStatement) => Value): void => {
    if (allowed) tests.push((statement) => allowed.includes(read(statement)));
  };
  among(filter.predicates, ({ predicate }) => predicate);
  among(filter.polarities, ({ polarity }) => polarity);
  among(filter.modalities, ({ modality }) => modality);
  among(filter.reviews, ({ review }) => review);
  among(filter.documents, ({ documentId }) => documentId);
  const { collections, speakers, minConfidence } = filter;
  if (collections) tests.push((statement) => statement.collections.some((name) => collections.includes(name)));
  if (speakers) tests.push(({ speakerId, speaksForId }) => [speakerId, speaksForId].some((id) => id !== null && speakers.includes(id)));
  if (minConfidence !== undefined) tests.push(({ confidence }) => confidence >= minConfidence);
  if (filter.validAt !== undefined) tests.push(validityTest(parseDate(filter.validAt), filter.includeUndated ?? false));
  return (statement) => tests.every((test) => test(statement));
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
function validity({ qualifiers, predicate }: VersionedStatement): DateRange | null {
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
