import type { Mention, Origin, ProposedStatement, QualifierValue, Speaker } from "@entente/core";
import { findDates, type DateMention, type Language } from "@entente/language";
import type { ReferenceData } from "../reference.js";
import type { Extraction, Extractor, ExtractorInput } from "../seams.js";
import { readNouns, type Nouns } from "./agreementNouns.js";
import { findAgreements, findEvents, findGroups, type NamedParties } from "./agreements.js";
import { findSpeech, speechOf, type SpeechAct } from "./attribution.js";
import type { Memory, Reading } from "./clauses.js";
import { Article, type Sentence, type Thing } from "./article.js";
import { frameVerbs, readClauses } from "./engine.js";
import { readTalks } from "./talks.js";
import { readFacts } from "./facts.js";
import { fits, type Finding } from "./findings.js";
import { buildGazetteer, findGovernments, type Gazetteer } from "./gazetteer.js";
import { findHoldings, type Holding } from "./holdings.js";
import { findMinistries, findShortNames } from "./names.js";
import type { Titles } from "./naming/contexts.js";
import { findNames } from "./naming/index.js";
import { findOffices, readOffices, type Offices } from "./offices.js";
import { findPhrases } from "./phrases.js";

/** Who read it; another version re-reads documents. */
export const analystOrigin: Origin = { kind: "extractor", name: "analyst", version: "2" };

interface Knowledge {
  readonly language: Language;
  readonly gazetteer: Gazetteer;
  readonly offices: Offices;
  readonly titles: Titles;
  readonly nouns: Nouns;
}

/**
 * The offline extractor for English news: names by a trained tagger and reference data, clauses by a trained parser
 * and frames. Deterministic; its confidence is measured, not guessed.
 */
export function createAnalyst(reference: ReferenceData, language: Language): Extractor {
  const offices = readOffices(reference);
  const titles = { honorifics: offices.honorifics, givenNames: new Set<string>() };
  const knowledge = { language, gazetteer: buildGazetteer(reference), offices, titles, nouns: readNouns(reference) };
  return { origin: analystOrigin, extract: (input) => Promise.resolve(extract(input, knowledge)) };
}

function extract({ documentId, version }: ExtractorInput, knowledge: Knowledge): Extraction {
  const article = new Article(knowledge.language.analyse(version.text), version.published);
  const { holdings, named } = findThings(article, knowledge);
  const statements = [
    ...readFacts(article, holdings, named, knowledge.nouns).flatMap((finding) => propose(article, finding, null)),
    ...readSentences(article),
  ];
  const sentences = article.sentences.map(({ start, end }) => ({ start, end }));
  return { mentions: toMentions(article, documentId, version.checksum), statements: distinct(statements), sentences };
}

function findThings(article: Article, { gazetteer, offices, titles, nouns }: Knowledge): { holdings: Holding[]; named: NamedParties[] } {
  const titled = findOffices(article, offices);
  findNames(article, gazetteer, nouns, titles);
  findMinistries(article);
  findShortNames(article);
  const holdings = findHoldings(article, titled);
  findGovernments(article, frameVerbs);
  const named = findAgreements(article, nouns, frameVerbs);
  findEvents(article, frameVerbs);
  findGroups(article);
  return { holdings, named };
}

function readSentences(article: Article): ProposedStatement[] {
  const dates = findDates(article.text, article.published);
  const memory: Memory = { subject: null, person: null, plural: null, pluralAge: 0, agreement: null };
  const state: Telling = { act: null, counterpart: null, nextDate: 0 };
  return article.sentences.flatMap((sentence) => readSentence(article, sentence, memory, state, datesIn(dates, sentence, state)));
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
  article: Article,
  sentence: Sentence,
  memory: Memory,
  state: Telling,
  dates: readonly DateMention[],
): ProposedStatement[] {
  if (sentence.last - sentence.first > longestSentence) return [];
  const reading: Reading = { article, sentence, phrases: findPhrases(article, sentence, memory.plural), memory };
  const acts = findSpeech(reading, state.act);
  const question = article.low(sentence.last) === "?";
  const findings = question ? [] : [...readClauses(reading, dates), ...readTalks(reading)];
  const statements = findings.flatMap((finding) => told(article, finding, acts, state));
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
function told(article: Article, finding: Finding, acts: readonly SpeechAct[], state: Telling): ProposedStatement[] {
  const act = speechOf(acts, finding);
  if (finding.asked && !act?.answer) return [];
  // To deny having signed is not to deny being a party, and what "denied that it had not" affirms is anyone's guess.
  if (act?.denies && (finding.predicate === "partyTo" || finding.polarity === "negated")) return [];
  const polarity = act?.denies || (finding.asked && act?.answer === "no") ? "negated" : finding.polarity;
  const said: Finding = { ...finding, polarity, last: finding.asked ? Math.max(finding.last, (act?.verb ?? 0) + 3) : finding.last };
  if (!said.implied) {
    if (said.predicate === "negotiatesWith") state.counterpart = said.object;
    return propose(article, said, act);
  }
  const sides = act
    ? [...new Set(act.speakers.flatMap((thing) => (thing.type === "Country" ? [thing] : thing.home ? [thing.home] : [])))]
    : [];
  return sides.flatMap((side) => complete(said, side, state)).flatMap((whole) => propose(article, whole, act ? onlyFor(act, whole) : null));
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

function propose(article: Article, finding: Finding, act: SpeechAct | null): ProposedStatement[] {
  const { subject, object, predicate, value, polarity, modality, confidence, first, last } = finding;
  if (!subject || !fits(predicate, subject, object)) return [];
  const evidence = evidenceOf(article, first, last);
  if (!evidence) return [];
  const rest = {
    subject: article.local(subject),
    predicate,
    object: object ? article.local(object) : null,
    value,
    polarity,
    modality,
    qualifiers: localQualifiers(article, finding),
    via: act?.via ?? null,
    evidence,
    origin: analystOrigin,
    confidence,
  };
  return speakersOf(article, act ? onlyFor(act, finding) : null, finding).map((speaker) => ({ ...rest, speaker }));
}

function localQualifiers(article: Article, { qualifiers }: Finding): Record<string, QualifierValue> {
  return Object.fromEntries(
    Object.entries(qualifiers).map(([name, value]) => [name, typeof value === "object" && "spots" in value ? article.local(value) : value]),
  );
}

function evidenceOf(article: Article, first: number, last: number): ProposedStatement["evidence"] | null {
  const start = article.words[first]?.start;
  const end = article.words[last]?.end;
  const sentence = article.sentenceOf(first);
  if (start === undefined || end === undefined || !sentence) return null;
  const stop = Math.min(end, sentence.end);
  return { start, end: stop, quote: article.text.slice(start, stop), sentenceStart: sentence.start, sentenceEnd: sentence.end };
}

function speakersOf(article: Article, act: SpeechAct | null, { subject, object }: Finding): (Speaker | null)[] {
  if (!act || (act.speakers.length === 0 && !act.unnamed)) return [null];
  if (act.unnamed) {
    const own =
      act.speakers.find((thing) => thing === subject || thing === object) ?? (act.speakers.length === 1 ? act.speakers[0] : undefined);
    return [{ name: act.unnamed, entity: null, speaksFor: own ? article.local(own) : null }];
  }
  return act.speakers.slice(0, 3).map((thing) => ({ name: article.nameOf(thing), entity: article.local(thing), speaksFor: null }));
}

function toMentions(article: Article, documentId: string, version: string): Mention[] {
  const mentions = article.things.flatMap((thing) => {
    const entity = article.local(thing);
    return thing.spots.map(({ first, last, kind }) => ({
      documentId,
      version,
      start: article.words[first]?.start ?? 0,
      end: article.words[last]?.end ?? 0,
      text: article.slice(first, last),
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
