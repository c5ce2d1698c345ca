import { isStatus, statuses, tracks, type Status, type Track } from "@entente/ontology";
import { readDate, type DateRange } from "../model/dates.js";
import type { GraphStatement } from "../graph/types.js";

/** Where an agreement stands in one track, and the statement that says so. */
export interface CurrentStatus {
  readonly track: Track;
  readonly status: Status;
  readonly statement: GraphStatement;
}

/** A status as one source gives it, with the days on which it may have come about. */
interface Candidate extends CurrentStatus {
  readonly days: DateRange;
  readonly dated: boolean;
}

/**
 * The current status of one agreement in each track, in the order of the tracks; tracks without any are left out.
 * Only affirmed, asserted statements that are neither retracted nor disputed count. What surely came about before
 * another status is past; of those that may be the latest the one with the highest rank counts, so an undated look
 * back ("a deal struck in spring") never outranks a later stage, whatever the day it was published.
 * @param statements - statements about one agreement; those of other predicates are passed over
 */
export function currentStatuses(statements: readonly GraphStatement[]): readonly CurrentStatus[] {
  const candidates = statements.flatMap(toCandidate);
  return Object.keys(tracks).flatMap((track) => {
    const latest = latestOf(candidates.filter((candidate) => candidate.track === track));
    return latest ? [{ track: latest.track, status: latest.status, statement: latest.statement }] : [];
  });
}

function toCandidate(statement: GraphStatement): readonly Candidate[] {
  const { predicate, value, polarity, modality, review } = statement;
  const counts = polarity === "affirmed" && modality === "asserted" && (review === "unreviewed" || review === "accepted");
  if (predicate !== "agreementStatus" || !counts || typeof value !== "string" || !isStatus(value)) return [];
  const date = dateOf(statement.qualifiers["date"]) ?? dateOf(statement.qualifiers["validFrom"]);
  return [{ track: statuses[value].track, status: value, statement, days: date ?? untilPublished(statement), dated: date !== null }];
}

/** What an article tells without a date came about before the article. */
function untilPublished({ published }: GraphStatement): DateRange {
  return { from: -Infinity, to: dateOf(published)?.to ?? Infinity };
}

function latestOf(candidates: readonly Candidate[]): Candidate | null {
  const newest = candidates.reduce((latest, { days }) => Math.max(latest, days.from), -Infinity);
  const perhapsLatest = candidates.filter(({ days }) => days.to >= newest);
  return perhapsLatest.toSorted(byStage)[0] ?? null;
}

/** Highest rank first, then dated before undated, then the latest day, then the newest article, then by id. */
function byStage(a: Candidate, b: Candidate): number {
  return (
    statuses[b.status].rank - statuses[a.status].rank ||
    Number(b.dated) - Number(a.dated) ||
    compare(b.days.to, a.days.to) ||
    compare(b.statement.published ?? "", a.statement.published ?? "") ||
    compare(a.statement.id, b.statement.id)
  );
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function dateOf(value: unknown): DateRange | null {
  return typeof value === "string" ? readDate(value) : null;
}
