import type { Modality, Polarity } from "@entente/ontology";
import type { Thing } from "../article.js";
import { confidence, fits, type Finding } from "../findings.js";
import type { Emission, Role } from "../frames/frame.js";
import type { Filler, Match } from "./match.js";

/** The findings of a match, or why there are none. */
export function emit(match: Match): Finding[] | string {
  const reasons: string[] = [];
  const findings = match.frame.says.flatMap((emission) => {
    const said = emitOne(match, emission);
    if (typeof said === "string") reasons.push(said);
    return typeof said === "string" ? [] : said;
  });
  return findings.length > 0 ? findings : [...new Set(reasons)].join("; ");
}

function emitOne(match: Match, emission: Emission): Finding[] | string {
  const { standing } = match;
  if (emission.value !== undefined && lasting.has(emission.value) && standing.modality === "possible") return "status only possible";
  if (emission.when !== undefined && !holds(match, emission.when)) return `not ${emission.when}`;
  if (standing.refused) return refused(match, emission);
  if (standing.polarity === "negated" && emission.denied !== undefined)
    return emission.denied === null ? "denied" : stated(match, emission.denied, "affirmed");
  return stated(match, emission, polarityOf(standing.polarity, emission));
}

/** Statuses that an agreement has not got as long as they are only possible: "urged Norway to scrap the deal". */
const lasting: ReadonlySet<string> = new Set([
  "terminated",
  "suspended",
  "halted",
  "shelved",
  "expired",
  "ruledOut",
  "inForce",
  "operating",
  "acceded",
]);

function holds({ standing, participle, fillers }: Match, when: NonNullable<Emission["when"]>): boolean {
  if (when === "refused") return standing.refused;
  if (when === "settled" || when === "open")
    return (when === "settled") === (standing.modality === "asserted" || standing.polarity === "negated");
  if (when === "several") return new Set(fillers.actor?.things.map(principal)).size > 1;
  return when === "participle" ? participle : !participle;
}

/** Who refuses to join rejects; other refusals are plain denials. */
function refused(match: Match, emission: Emission): Finding[] | string {
  if (emission.refused === null || emission.value !== undefined) return "refused";
  const joining = emission.predicate === "partyTo" || emission.predicate === "memberOf" || emission.predicate === "attended";
  const instead = emission.refused ?? (joining && emission.negated === undefined ? rejects : null);
  return instead ? stated(asserted(match), instead, "affirmed") : stated(match, emission, polarityOf("negated", emission));
}

const rejects: Emission = { predicate: "rejects", from: "actor", to: "theme" };

function asserted(match: Match): Match {
  return { ...match, standing: { ...match.standing, modality: "asserted" } };
}

function polarityOf(polarity: Polarity, { negated }: Emission): Polarity {
  return (polarity === "negated") !== (negated === true) ? "negated" : "affirmed";
}

function stated(match: Match, emission: Emission, polarity: Polarity): Finding[] | string {
  const from = match.fillers[emission.from];
  if (!from) return missing(match, emission.from);
  if (emission.to === undefined)
    return from.things
      .filter((thing) => fits(emission.predicate, thing, null))
      .map((thing) => finding(match, emission, polarity, thing, null));
  const to = match.fillers[emission.to];
  if (from.speaker === true || to?.speaker === true) return withSpeaker(match, emission, polarity, from, to);
  if (!to) return match.frame.reciprocal === true ? reciprocal(match, emission, polarity, from) : missing(match, emission.to);
  return pairs(match, emission, polarity, from, to);
}

/** One side, or of talks both, is known only once it is known who speaks. */
function withSpeaker(match: Match, emission: Emission, polarity: Polarity, from: Filler, to: Filler | undefined): Finding[] | string {
  if (emission.only?.includes("Country") === false) return "nobody is named";
  const implied = from.speaker === true ? "subject" : "object";
  const other = implied === "subject" ? to : from;
  if (!other)
    return match.frame.reciprocal === true && emission.predicate === "negotiatesWith"
      ? [{ ...finding(match, emission, polarity, null, null), implied }]
      : missing(match, emission.to ?? "theme");
  return other.things.map((thing) => ({
    ...finding(match, emission, polarity, implied === "subject" ? null : thing, implied === "subject" ? thing : null),
    implied,
  }));
}

function missing({ frame }: Match, role: Role): string {
  return `${role} is empty (${frame.roles[role] ?? "no place"})`;
}

function pairs(match: Match, emission: Emission, polarity: Polarity, from: Filler, to: Filler): Finding[] | string {
  const sides = sidesOf(emission, from);
  const fitting = sides.flatMap((side) =>
    to.things
      .filter((thing) => fits(emission.predicate, side, thing) && !(emission.predicate === "partyTo" && isOthers(side, thing, to)))
      .map((thing) => [side, thing] as const),
  );
  if (fitting.length === 0) return `${sides[0]?.type ?? "nothing"} cannot ${emission.predicate} ${to.things[0]?.type ?? "nothing"}`;
  return fitting.map(([side, thing]) => finding(match, emission, polarity, side, thing));
}

/** "signed a pact with A and an accord with B": of several agreements, one whose own parties are told has no others. */
function isOthers(side: Thing, { parties }: Thing, { things }: Filler): boolean {
  return things.length > 1 && parties.length > 1 && !parties.includes(side);
}

function sidesOf({ predicate, only }: Emission, { things }: Filler): Thing[] {
  const sides = predicate === "partyTo" ? [...new Set(things.map(principal))] : [...things];
  return only === undefined ? sides : sides.filter(({ type }) => only.includes(type));
}

/** Whoever signs for a country binds it, not themselves. */
function principal(thing: Thing): Thing {
  return thing.type === "Person" && thing.home?.type === "Country" ? thing.home : thing;
}

/** "Byron and Lovelace met": everyone with everyone, in lists short enough to mean it. */
function reciprocal(match: Match, emission: Emission, polarity: Polarity, filler: Filler): Finding[] | string {
  const things = filler.beside === true ? [] : sidesOf(emission, filler);
  if (things.length < 2 || things.length > 4) return "nobody on the other side";
  return things.flatMap((side, k) =>
    things
      .slice(k + 1)
      .filter((other) => fits(emission.predicate, side, other))
      .map((other) => finding(match, emission, polarity, side, other)),
  );
}

function finding(match: Match, emission: Emission, polarity: Polarity, subject: Thing | null, object: Thing | null): Finding {
  const modality = weaker(emission.firm === true ? "asserted" : match.standing.modality, emission.modality);
  const span = spanOf(match, emission);
  const doubt = doubtOf(match, emission);
  return {
    subject,
    object,
    predicate: emission.predicate,
    value: emission.value ?? null,
    polarity,
    modality,
    qualifiers: qualifiersOf(match, emission, polarity),
    ...span,
    trigger: match.trigger,
    confidence: confidence(0.7 - doubt - (modality === "asserted" ? 0 : 0.05) - 0.03 * match.standing.depth),
    features: {
      frame: match.name,
      kind: match.frame.kind,
      doubt: round(doubt),
      depth: match.standing.depth,
      distance: span.last - span.first,
    },
    implied: null,
    asked: match.standing.asked,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const strength: Readonly<Record<Modality, number>> = { asserted: 0, planned: 1, possible: 2, evaluative: 3 };

function weaker(a: Modality, b: Modality | undefined): Modality {
  return b !== undefined && strength[b] > strength[a] ? b : a;
}

function doubtOf({ fillers }: Match, { from, to }: Emission): number {
  return (fillers[from]?.doubt ?? 0) + (to === undefined ? 0 : (fillers[to]?.doubt ?? 0));
}

/** The shortest stretch that holds the parts and the trigger. */
function spanOf({ fillers, trigger, end }: Match, { from, to, value }: Emission): { first: number; last: number } {
  const parts = [fillers[from], to === undefined ? undefined : fillers[to], value === undefined ? undefined : near(fillers.actor, trigger)];
  const held = parts.flatMap((part) => (part ? [part] : []));
  return {
    first: Math.min(trigger, ...held.map(({ first }) => first)),
    last: Math.max(end, ...held.map(({ last }) => last)),
  };
}

/** Whose act a status is belongs into its quote where it stands close by. */
function near(actor: Filler | undefined, trigger: number): Filler | undefined {
  return actor && Math.abs(actor.last - trigger) < 12 ? actor : undefined;
}

function qualifiersOf(match: Match, emission: Emission, polarity: Polarity): Finding["qualifiers"] {
  const qualifiers: Record<string, Finding["qualifiers"][string]> = {};
  if (emission.role) qualifiers["role"] = emission.role;
  if (emission.outcome) qualifiers["outcome"] = emission.outcome;
  if (emission.ended === true && polarity === "negated") qualifiers["change"] = "ended";
  const actors = match.fillers.actor?.things ?? [];
  if (match.formality !== null && contacts.has(emission.predicate)) qualifiers["formality"] = match.formality;
  const by = emission.value !== undefined && actors.length === 1 ? actors[0] : undefined;
  if (by && fitsBy.has(by.type)) qualifiers["by"] = by;
  return qualifiers;
}

const contacts = new Set(["negotiatesWith", "metWith", "approached"]);
const fitsBy = new Set(["Person", "Country", "Party", "Organisation", "Group"]);
