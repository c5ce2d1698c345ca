import { EntenteError, type StatementFilter } from "@entente/core";
import type { Snapshot } from "./snapshot.js";
import type { Moment } from "./sources.js";

/** A filter as GraphQL hands it over: every field may be null, which means the same as leaving it out. */
export type FilterInput = {
  readonly [Field in keyof StatementFilter]?: StatementFilter[Field] | null | undefined;
};

/**
 * The filter of a question; undefined if none was given.
 * Speakers may be named by merged ids; those lead to the entity they were merged into.
 * @throws EntenteError `BAD_INPUT` if `minConfidence` is not between 0 and 1
 */
export function readFilter({ finder }: Snapshot, input: FilterInput | null | undefined): StatementFilter | undefined {
  if (!input) return undefined;
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  const filter: StatementFilter = Object.fromEntries(given);
  checkConfidence(filter);
  return filter.speakers ? { ...filter, speakers: filter.speakers.map((id) => finder.canonical(id) ?? id) } : filter;
}

function checkConfidence({ minConfidence }: StatementFilter): void {
  if (minConfidence === undefined || (minConfidence >= 0 && minConfidence <= 1)) return;
  throw new EntenteError("BAD_INPUT", `minConfidence is ${minConfidence}; give a number from 0 to 1`);
}

/** The moment that a filter asks about, for what is counted on the relations it finds. */
export function momentOf({ asOf, includeUndated }: StatementFilter): Moment {
  if (asOf === undefined) return {};
  return includeUndated === undefined ? { asOf } : { asOf, includeUndated };
}
