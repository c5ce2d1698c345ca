import type { Origin, ProposedStatement, QualifierValue, Speaker } from "@entente/core";
import type { Predicate } from "@entente/ontology";
import type { Article, Thing } from "./article.js";
import { attribute, speakersOf, type Attribution, type Speech, type SpeechAct } from "./attribution/index.js";
import { signsOf, type Calibration, type Signs } from "./confidence/index.js";
import { datesOf } from "./dates/index.js";
import { fits, type Finding } from "./findings.js";

/** Who read it; another version re-reads documents. */
export const analystOrigin: Origin = { kind: "extractor", name: "analyst", version: "2" };

/** A statement before its confidence is known, with what speaks for and against it. */
export interface Draft {
  readonly statement: ProposedStatement;
  readonly signs: Signs;
}

/** Turns findings, in the order of the text, into statements with who says them; what is left to the speaker is filled in. */
export function toStatements(article: Article, speech: Speech, findings: readonly Finding[]): Draft[] {
  const state: Telling = { counterpart: null };
  return findings.flatMap((finding) => tell(article, speech, finding, state));
}

/**
 * Statements of what names tell by themselves: the article's own voice, even inside what somebody is said to have said. Only
 * the words of an agreement inside quotation marks are the speaker's ("the deal between A and B is dead", she said).
 */
export function toFactStatements(article: Article, speech: Speech, facts: readonly Finding[]): Draft[] {
  return facts.flatMap((finding) => {
    // "denied there is a deal with Chile": no deal is told of.
    const act = speech.at(finding.trigger);
    const agreement = finding.subject?.type === "Agreement" || finding.object?.type === "Agreement";
    if (agreement && (act?.denies === true || act?.unsaid === true)) return [];
    const told =
      agreement && speech.isQuoted(finding.trigger)
        ? attribute(article, speech, finding)
        : { polarity: finding.polarity, speakers: [null], via: null };
    return told ? propose(article, { ...finding, polarity: told.polarity }, told.speakers, told.via) : [];
  });
}

/** With whom talks were told of last: "Have there been talks?" "No." */
interface Telling {
  counterpart: Thing | null;
}

function tell(article: Article, speech: Speech, finding: Finding, state: Telling): Draft[] {
  const attribution = attribute(article, speech, finding);
  if (!attribution) return [];
  const said = extended({ ...finding, polarity: attribution.polarity }, attribution);
  if (said.implied) return fillIn(article, said, attribution, state);
  if (said.predicate === "negotiatesWith") state.counterpart = said.object;
  return propose(article, said, attribution.speakers, attribution.via);
}

/** The quote of what was asked reaches to the answer. */
function extended(finding: Finding, { act }: Attribution): Finding {
  return finding.asked && act ? { ...finding, last: Math.max(finding.last, act.verb + 3) } : finding;
}

function fillIn(article: Article, finding: Finding, { act, via }: Attribution, state: Telling): Draft[] {
  if (!act) return [];
  return sidesOf(act, finding.predicate)
    .flatMap((side) => complete(finding, side, state))
    .flatMap((whole) => propose(article, whole, speakersOf(article, act, whole), via));
}

/** What a person does or thinks for themselves; else they speak for their country, party or organisation. */
const personal: ReadonlySet<Predicate> = new Set<Predicate>([
  "supports",
  "criticises",
  "rejects",
  "metWith",
  "visited",
  "attended",
  "proposes",
  "openTo",
]);

function sidesOf({ speakers }: SpeechAct, predicate: Predicate): Thing[] {
  const sides = speakers.map((thing) => (personal.has(predicate) ? thing : thing.type === "Person" ? thing.home : (thing.home ?? thing)));
  return [...new Set(sides.filter((side) => side !== null))];
}

function complete(finding: Finding, side: Thing, state: Telling): Finding[] {
  const talks = finding.predicate === "negotiatesWith";
  const other = (finding.implied === "subject" ? finding.object : finding.subject) ?? (talks ? state.counterpart : null);
  if (!other || other === side) return [];
  const [subject, object] = finding.implied === "subject" ? [side, other] : [other, side];
  if (!fits(finding.predicate, subject, object)) return [];
  if (talks) state.counterpart = other;
  return [{ ...finding, subject, object, implied: null }];
}

function propose(article: Article, finding: Finding, speakers: readonly (Speaker | null)[], via: string | null): Draft[] {
  const { subject, object, predicate, value, polarity, modality, confidence } = finding;
  if (!subject || !fits(predicate, subject, object)) return [];
  const evidence = evidenceOf(article, finding);
  if (!evidence) return [];
  const rest = {
    subject: article.local(subject),
    predicate,
    object: object ? article.local(object) : null,
    value,
    polarity,
    modality,
    qualifiers: { ...datesOf(article, finding), ...localQualifiers(article, finding) },
    via,
    evidence,
    origin: analystOrigin,
    confidence,
  };
  return speakers.map((speaker) => ({
    statement: { ...rest, speaker },
    signs: signsOf(article, finding, speaker !== null || via !== null),
  }));
}

function localQualifiers(article: Article, { qualifiers }: Finding): Record<string, QualifierValue> {
  return Object.fromEntries(
    Object.entries(qualifiers).map(([name, value]) => [name, typeof value === "object" && "spots" in value ? article.local(value) : value]),
  );
}

function evidenceOf(article: Article, { first, last }: Finding): ProposedStatement["evidence"] | null {
  const start = article.words[first]?.start;
  const end = article.words[last]?.end;
  const sentence = article.sentenceOf(first);
  if (start === undefined || end === undefined || !sentence) return null;
  const stop = Math.min(end, sentence.end);
  const quote = article.text.slice(start, stop);
  // A damaged text may hold half a character, which no quote can give back.
  return quote.isWellFormed() ? { start, end: stop, quote, sentenceStart: sentence.start, sentenceEnd: sentence.end } : null;
}

/** Gives each draft its confidence; what a document says more than once is surer. */
export function weigh(drafts: readonly Draft[], calibration: Calibration): ProposedStatement[] {
  const places = new Map<string, Set<number>>();
  for (const { statement } of drafts) {
    const known = places.get(meaningOf(statement)) ?? new Set();
    places.set(meaningOf(statement), known.add(statement.evidence.sentenceStart));
  }
  const weighed = drafts.map(({ statement, signs }) => {
    const repeated = Math.log(places.get(meaningOf(statement))?.size ?? 1);
    return { ...statement, confidence: calibration({ ...signs, repeated }) };
  });
  return distinct(weighed);
}

function meaningOf({ subject, predicate, object, value, polarity }: ProposedStatement): string {
  return JSON.stringify([subject, predicate, object, value, polarity]);
}

function tellsLess(known: ProposedStatement, other: ProposedStatement): boolean {
  const more = Object.keys(other.qualifiers).length - Object.keys(known.qualifiers).length;
  return more > 0 || (more === 0 && known.confidence < other.confidence);
}

/**
 * One statement of each meaning in a sentence: the one that says most, then the surest; the order is that of the text. Two
 * who sign in one sentence, and two outlets that are credited in it, are two.
 */
function distinct(statements: readonly ProposedStatement[]): ProposedStatement[] {
  const kept = new Map<string, ProposedStatement>();
  for (const statement of statements) {
    const { modality, speaker, via, qualifiers, evidence } = statement;
    const key = [meaningOf(statement), modality, speaker?.name, via, qualifiers["by"] ?? null, evidence.sentenceStart]
      .map((part) => JSON.stringify(part))
      .join();
    const known = kept.get(key);
    if (!known || tellsLess(known, statement)) kept.set(key, statement);
  }
  return [...kept.values()].sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end);
}
