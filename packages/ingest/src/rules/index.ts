import type { Mention, Origin, ProposedStatement, QualifierValue, Speaker } from "@entente/core";
import { findDates, type DateMention } from "@entente/language";
import type { ReferenceData } from "../reference.js";
import type { Extraction, Extractor, ExtractorInput } from "../seams.js";
import { readNouns, type Nouns } from "./agreementNouns.js";
import { findAgreements, findEvents, findGroups, type NamedParties } from "./agreements.js";
import { findSpeech, speechOf, type SpeechAct } from "./attribution.js";
import type { Memory, Reading } from "./clauses.js";
import { Draft, type Sentence, type Thing } from "./draft.js";
import { frameVerbs, readClauses } from "./engine.js";
import { readTalks } from "./talks.js";
import { readFacts } from "./facts.js";
import { fits, type Finding } from "./findings.js";
import { buildGazetteer, findGovernments, findNames, type Gazetteer } from "./gazetteer.js";
import { findMinistries, findNamedThings, findShortNames } from "./names.js";
import { findPeople, readPeople, type Holding, type People } from "./people.js";
import { findPhrases } from "./phrases.js";

/** Who read it; another version re-reads documents. */
export const rulesOrigin: Origin = { kind: "extractor", name: "rules", version: "1" };

interface Knowledge {
  readonly gazetteer: Gazetteer;
  readonly people: People;
  readonly nouns: Nouns;
}

/**
 * An extractor of rules and gazetteers for English: small, deterministic, without training. It reads what it has a
 * rule for and leaves the rest; its confidence comes from the rule and stays below 0.9.
 */
export function createRulesExtractor(reference: ReferenceData): Extractor {
  const knowledge = { gazetteer: buildGazetteer(reference), people: readPeople(reference), nouns: readNouns(reference) };
  return { origin: rulesOrigin, extract: (input) => Promise.resolve(extract(input, knowledge)) };
}

function extract({ documentId, version }: ExtractorInput, knowledge: Knowledge): Extraction {
  const draft = new Draft(version.text, version.published);
  const { holdings, named } = findThings(draft, knowledge);
  const statements = [
    ...readFacts(draft, holdings, named, knowledge.nouns).flatMap((finding) => propose(draft, finding, null)),
    ...readSentences(draft),
  ];
  const sentences = draft.sentences.map(({ start, end }) => ({ start, end }));
  return { mentions: toMentions(draft, documentId, version.checksum), statements: distinct(statements), sentences };
}

function findThings(draft: Draft, { gazetteer, people, nouns }: Knowledge): { holdings: Holding[]; named: NamedParties[] } {
  findNames(draft, gazetteer);
  findNamedThings(draft, nouns);
  findMinistries(draft);
  findShortNames(draft);
  const holdings = findPeople(draft, people, nouns);
  findGovernments(draft, frameVerbs);
  const named = findAgreements(draft, nouns, frameVerbs);
  findEvents(draft, frameVerbs);
  findGroups(draft);
  return { holdings, named };
}

function readSentences(draft: Draft): ProposedStatement[] {
  const dates = findDates(draft.text, draft.published);
  const memory: Memory = { subject: null, person: null, plural: null, pluralAge: 0, agreement: null };
  const state: Telling = { act: null, counterpart: null, nextDate: 0 };
  return draft.sentences.flatMap((sentence) => readSentence(draft, sentence, memory, state, datesIn(dates, sentence, state)));
}

/** What the sentence before leaves for attribution: who spoke, and with whom talks were told of. */
interface Telling {
  act: SpeechAct | null;
  counterpart: Thing | null;
  nextDate: number;
}

function datesIn(dates: readonly DateMention[], { start, end }: Sentence, state: Telling): DateMention[] {
  const found: DateMention[] = [];
  while ((dates[state.nextDate]?.start ?? Infinity) < end) {
    const date = dates[state.nextDate];
    if (date && date.start >= start) found.push(date);
    state.nextDate += 1;
  }
  return found;
}

/** In tokens: what is longer is a table or a list without stops, and no clause of it would be read right. */
const longestSentence = 400;

function readSentence(
  draft: Draft,
  sentence: Sentence,
  memory: Memory,
  state: Telling,
  dates: readonly DateMention[],
): ProposedStatement[] {
  if (sentence.last - sentence.first > longestSentence) return [];
  const reading: Reading = { draft, sentence, phrases: findPhrases(draft, sentence, memory.plural), memory };
  const acts = findSpeech(reading, state.act);
  const question = draft.low(sentence.last) === "?";
  const findings = question ? [] : [...readClauses(reading, dates), ...readTalks(reading)];
  const statements = findings.flatMap((finding) => told(draft, finding, acts, state));
  state.act = acts.at(-1) ?? null;
  remember(reading);
  return statements;
}

function remember({ phrases, memory }: Reading): void {
  const subject = phrases.list.find(({ things }) => things.some(({ type }) => type !== "Place" && type !== "Event")) ?? null;
  memory.subject = subject;
  memory.person = phrases.list.find(({ things }) => things.length === 1 && things[0]?.type === "Person")?.things[0] ?? memory.person;
  const plural = phrases.list.findLast(({ things }) => things.length > 1);
  memory.pluralAge = plural ? 0 : memory.pluralAge + 1;
  memory.plural = plural ?? (memory.pluralAge > 2 ? null : memory.plural);
  memory.agreement = phrases.list.findLast(({ things }) => things[0]?.type === "Agreement")?.things[0] ?? memory.agreement;
}

/** A finding with its speakers: one statement each, the side that was left out filled from who speaks. */
function told(draft: Draft, finding: Finding, acts: readonly SpeechAct[], state: Telling): ProposedStatement[] {
  const act = speechOf(acts, finding);
  if (finding.asked && !act?.answer) return [];
  // To deny having signed is not to deny being a party, and what "denied that it had not" affirms is anyone's guess.
  if (act?.denies && (finding.predicate === "partyTo" || finding.polarity === "negated")) return [];
  const polarity = act?.denies || (finding.asked && act?.answer === "no") ? "negated" : finding.polarity;
  const said: Finding = { ...finding, polarity, last: finding.asked ? Math.max(finding.last, (act?.verb ?? 0) + 3) : finding.last };
  if (!said.implied) {
    if (said.predicate === "negotiatesWith") state.counterpart = said.object;
    return propose(draft, said, act);
  }
  const sides = act
    ? [...new Set(act.speakers.flatMap((thing) => (thing.type === "Country" ? [thing] : thing.home ? [thing.home] : [])))]
    : [];
  return sides.flatMap((side) => complete(said, side, state)).flatMap((whole) => propose(draft, whole, act ? onlyFor(act, whole) : null));
}

function complete(finding: Finding, side: Thing, state: Telling): Finding[] {
  const approached = finding.predicate === "approached";
  const other = finding.object ?? finding.subject ?? state.counterpart;
  if (!other || other === side) return [];
  const [subject, object] = approached ? [other, side] : [side, other];
  if (!fits(finding.predicate, subject, object)) return [];
  if (!approached) state.counterpart = other;
  return [{ ...finding, subject, object, implied: null }];
}

/** Of several speakers the one whose own side the finding is about. */
function onlyFor(act: SpeechAct, { subject, object }: Finding): SpeechAct {
  const own = act.speakers.filter((thing) => [thing, thing.home].some((side) => side && (side === subject || side === object)));
  return own.length > 0 ? { ...act, speakers: own } : act;
}

function propose(draft: Draft, finding: Finding, act: SpeechAct | null): ProposedStatement[] {
  const { subject, object, predicate, value, polarity, modality, confidence, first, last } = finding;
  if (!subject || !fits(predicate, subject, object)) return [];
  const evidence = evidenceOf(draft, first, last);
  if (!evidence) return [];
  const rest = {
    subject: draft.local(subject),
    predicate,
    object: object ? draft.local(object) : null,
    value,
    polarity,
    modality,
    qualifiers: localQualifiers(draft, finding),
    via: act?.via ?? null,
    evidence,
    origin: rulesOrigin,
    confidence,
  };
  return speakersOf(draft, act ? onlyFor(act, finding) : null, finding).map((speaker) => ({ ...rest, speaker }));
}

function localQualifiers(draft: Draft, { qualifiers }: Finding): Record<string, QualifierValue> {
  return Object.fromEntries(
    Object.entries(qualifiers).map(([name, value]) => [name, typeof value === "object" && "spots" in value ? draft.local(value) : value]),
  );
}

function evidenceOf(draft: Draft, first: number, last: number): ProposedStatement["evidence"] | null {
  const start = draft.words[first]?.start;
  const end = draft.words[last]?.end;
  const sentence = draft.sentenceOf(first);
  if (start === undefined || end === undefined || !sentence) return null;
  const stop = Math.min(end, sentence.end);
  return { start, end: stop, quote: draft.text.slice(start, stop), sentenceStart: sentence.start, sentenceEnd: sentence.end };
}

function speakersOf(draft: Draft, act: SpeechAct | null, { subject, object }: Finding): (Speaker | null)[] {
  if (!act || (act.speakers.length === 0 && !act.unnamed)) return [null];
  if (act.unnamed) {
    const own =
      act.speakers.find((thing) => thing === subject || thing === object) ?? (act.speakers.length === 1 ? act.speakers[0] : undefined);
    return [{ name: act.unnamed, entity: null, speaksFor: own ? draft.local(own) : null }];
  }
  return act.speakers.slice(0, 3).map((thing) => ({ name: draft.nameOf(thing), entity: draft.local(thing), speaksFor: null }));
}

function toMentions(draft: Draft, documentId: string, version: string): Mention[] {
  const mentions = draft.things.flatMap((thing) => {
    const entity = draft.local(thing);
    return thing.spots.map(({ first, last, kind }) => ({
      documentId,
      version,
      start: draft.words[first]?.start ?? 0,
      end: draft.words[last]?.end ?? 0,
      text: draft.slice(first, last),
      kind,
      entity,
    }));
  });
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** One statement of each meaning and quote, the surest; the order is that of the text. */
function distinct(statements: readonly ProposedStatement[]): ProposedStatement[] {
  const kept = new Map<string, ProposedStatement>();
  for (const statement of statements) {
    const { subject, predicate, object, value, polarity, modality, speaker, evidence } = statement;
    const key = JSON.stringify([subject, predicate, object, value, polarity, modality, speaker?.name, evidence.start, evidence.end]);
    const known = kept.get(key);
    if (!known || known.confidence < statement.confidence) kept.set(key, statement);
  }
  return [...kept.values()].sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end);
}
