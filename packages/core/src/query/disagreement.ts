import type { Qualifier } from "@entente/ontology";
import { overlaps, readDate, type DateRange } from "../model/dates.js";
import type { GraphStatement } from "../graph/types.js";
import { fold } from "../resolve/fold.js";
import { isLocalEntity } from "../resolve/locals.js";

/** The part of a statement that tells what it covers. */
export type Covering = Pick<
  GraphStatement,
  "relationId" | "polarity" | "modality" | "review" | "qualifiers" | "qualifierIds" | "published"
>;

/** Qualifiers that colour or date a statement; all others narrow what it covers. Dates are compared as days. */
const notNarrowing: ReadonlySet<string> = new Set<Qualifier>(["wording", "change", "date", "validFrom", "validTo"]);

/**
 * True if an affirmed and a negated statement of the list stand against each other.
 * @param statements - any statements; only those of one relation can disagree
 */
export function disagree(statements: readonly Covering[]): boolean {
  const standing = statements.filter(
    ({ modality, review }) => modality === "asserted" && (review === "unreviewed" || review === "accepted"),
  );
  const affirmed = standing.filter(({ polarity }) => polarity === "affirmed");
  const negated = standing.filter(({ polarity }) => polarity === "negated");
  return negated.some((denial) => affirmed.some((statement) => contradicts(denial, statement)));
}

/**
 * Whether a negated statement denies an affirmed one of the same relation: it does if the affirmed one is at least as
 * narrow, that is if everything that narrows the denial holds for it too ("no formal talks" does not deny talks, "no
 * talks" denies formal ones). A denial that ends a state denies nothing that held before the end. Planned, possible
 * and evaluative statements, retracted and disputed ones stand against nothing; see {@link disagree}.
 */
export function contradicts(negated: Covering, affirmed: Covering): boolean {
  if (negated.relationId !== affirmed.relationId) return false;
  if (negated.qualifiers["change"] === "ended") return holdsAfter(affirmed, endOf(negated)) && covers(negated, affirmed);
  return covers(negated, affirmed) && coversTime(negated, affirmed);
}

function covers(negated: Covering, affirmed: Covering): boolean {
  return Object.keys(negated.qualifiers).every((name) => notNarrowing.has(name) || matches(name, negated, affirmed));
}

function matches(name: string, negated: Covering, affirmed: Covering): boolean {
  const wide = negated.qualifiers[name];
  if (wide === undefined || (name === "formality" && wide === "any")) return true;
  const narrow = affirmed.qualifiers[name];
  if (narrow === undefined) return false;
  const [a, b] = [negated.qualifierIds[name], affirmed.qualifierIds[name]];
  return (a !== undefined && a === b) || spell(wide) === spell(narrow);
}

function spell(value: GraphStatement["qualifiers"][string]): string {
  return isLocalEntity(value) ? `${value.type} ${fold(value.name)}` : fold(String(value));
}

/** A denial without dates covers all time; a dated one covers what is said of days that it shares. */
function coversTime(negated: Covering, affirmed: Covering): boolean {
  const wide = days(negated);
  if (!wide) return true;
  const narrow = days(affirmed);
  return narrow !== null && overlaps(wide, narrow);
}

function days({ qualifiers }: Covering): DateRange | null {
  const date = dateOf(qualifiers["date"]);
  const from = dateOf(qualifiers["validFrom"]) ?? date;
  const to = dateOf(qualifiers["validTo"]) ?? date;
  return from || to ? { from: from?.from ?? -Infinity, to: to?.to ?? Infinity } : null;
}

/** The last day on which the end may have come: its date, else when it was published. */
function endOf({ qualifiers, published }: Covering): number | null {
  const end = dateOf(qualifiers["date"]) ?? dateOf(qualifiers["validTo"]) ?? dateOf(published);
  return end?.to ?? null;
}

/** True if the statement surely speaks of a day after the end; without dates nobody can tell, so it is not. */
function holdsAfter({ qualifiers, published }: Covering, end: number | null): boolean {
  const said = dateOf(qualifiers["validTo"]) ?? dateOf(qualifiers["date"]) ?? dateOf(qualifiers["validFrom"]) ?? dateOf(published);
  return end !== null && said !== null && said.from > end;
}

function dateOf(value: unknown): DateRange | null {
  return typeof value === "string" ? readDate(value) : null;
}
