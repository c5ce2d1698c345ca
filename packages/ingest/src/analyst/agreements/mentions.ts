import { isCapital, type Article, type Spot } from "../article.js";
import { familyOf, type Family, type Nouns, type Phrase } from "../agreementNouns.js";
import { nominal, type Nominal } from "../coreference/nounPhrase.js";
import { plainAdjectives } from "../lexicon.js";
import { sidesAfter, sidesBefore, type Side } from "./parties.js";

/** A phrase that speaks of an agreement: "the grain deal", "an accord with Chile on fisheries", "Treaty of Ghent". */
export interface AgreementMention {
  /** First token without the determiner. */
  readonly first: number;
  readonly head: number;
  /** Last token, with parties and subject. */
  readonly last: number;
  /** First token with the determiner. */
  readonly from: number;
  readonly determiner: string;
  readonly noun: string;
  readonly family: Family;
  readonly weak: boolean;
  readonly plural: boolean;
  /** Written as a name: "Prespa Agreement". */
  readonly named: boolean;
  readonly headline: boolean;
  /** "new", "another": no agreement told of before; "old": one that is contrasted with it. */
  readonly age: "new" | "old" | null;
  /** "similar", "another": none of those told of before. */
  readonly apart: boolean;
  /** The lemmas before the noun that tell it from others. */
  readonly marks: ReadonlySet<string>;
  /** Those of the marks that are names or have capitals. */
  readonly capitals: ReadonlySet<string>;
  /** The lemmas of what it is about: "to swap prisoners", "that lets ships pass". */
  readonly about: ReadonlySet<string>;
  /** The parties that the phrase names. */
  readonly sides: readonly Side[];
  /** "its", "their", "his": token of the possessive, -1 for none. */
  readonly owner: number;
  /** "2015". */
  readonly year: string;
}

const fresh = new Set("new second fresh further next additional".split(" "));
const apart = new Set("another separate different similar such other own".split(" "));
const aged = new Set("existing previous earlier original old older current past former prior".split(" "));
const empty = new Set(
  "nearly point year month week day long old key major main key-stone draft written verbal oral final initial preliminary tentative partial full comprehensive sweeping fragile shaky reported alleged said mutual multi multilateral multinational trilateral party way negotiated agreed signed stalled delayed so-called so called hard-won breakthrough sensitive secret secretive balanced beneficial binding mutually legally internationally unprecedented last minute lasting permanent temporary provisional strong term short deadly defective flawed bad good great worst best much touted controversial disputed unpopular popular crucial vital significant".split(
    " ",
  ),
);

/** Finds every phrase with an agreement noun, named ones first of all, in text order. */
export function findMentions(article: Article, nouns: Nouns, headlines: ReadonlySet<number>): AgreementMention[] {
  const found: AgreementMention[] = [];
  for (let i = 0; i < article.words.length; i += 1) {
    const spot = article.owner[i];
    if (spot?.thing.type === "Agreement" && spot.kind === "name") {
      found.push(namedMention(article, spot, headlines));
      i = spot.last;
      continue;
    }
    const phrase = spot && spot.thing.type !== "Place" ? null : phraseAt(article, nouns, i);
    if (phrase) found.push(describe(article, i, phrase, headlines));
  }
  return found;
}

/** The noun that ends at a token and heads its phrase. */
export function phraseAt(article: Article, nouns: Nouns, i: number): Phrase | null {
  const found = nouns.byWord.get(article.low(i))?.find((phrase) => stands(article, phrase, i));
  if (!found || article.titles.has(i) || !isNoun(article, i)) return null;
  return isModifier(article, nouns, i) ? null : found;
}

function stands(article: Article, { words, exact }: Phrase, i: number): boolean {
  if (exact !== null && article.words[i]?.text !== exact) return false;
  return words.every((low, k) => article.low(i - words.length + 1 + k) === low);
}

function isNoun(article: Article, i: number): boolean {
  const tag = article.words[i]?.tag ?? "X";
  return tag === "NOUN" || tag === "PROPN" || tag === "X" || (tag === "ADJ" && /^(?:ceasefire|accord)$/.test(article.low(i)));
}

/** "return hubs arrangement", "peace deal talks", "deal-breaker": the noun is no head. */
function isModifier(article: Article, nouns: Nouns, i: number): boolean {
  const dash = /^[-–]$/.test(article.low(i + 1)) && article.words[i]?.end === article.words[i + 1]?.start;
  const next = article.words[dash ? i + 2 : i + 1];
  if (!next) return false;
  if (dash) return true;
  if (article.owner[i + 1] && article.owner[i + 1]?.thing.type !== "Person") return false;
  if (nouns.byWord.has(next.low) && (next.tag === "NOUN" || next.tag === "PROPN") && !article.openings.has(i + 1)) return true;
  return next.tag === "NOUN" && article.words[i]?.head === i + 1 && /^(?:compound|nmod|amod)/.test(article.words[i]?.relation ?? "");
}

function namedMention(article: Article, spot: Spot, headlines: ReadonlySet<number>): AgreementMention {
  const head = headOfName(article, spot);
  const phrase = nominal(article, spot.first);
  const whole = { ...phrase, head: spot.last };
  const noun = singular(article, head);
  const lows = contentOf(article, spot.first, spot.last).filter((low) => low !== noun);
  return { ...build(article, whole, spot.last, noun, headlines), head, named: true, first: spot.first, marks: new Set(lows), capitals: new Set(lows), family: familyOf(noun) };
}

/** "Treaty" of "Treaty of Ghent", "Agreement" of "Prespa Agreement". */
function headOfName(article: Article, { first, last }: Spot): number {
  for (let i = first + 1; i < last; i += 1) if (/^(?:of|on|for|between|against|establishing|concerning|to)$/.test(article.low(i))) return i - 1;
  return last;
}

function describe(article: Article, head: number, phrase: Phrase, headlines: ReadonlySet<number>): AgreementMention {
  const found = nominal(article, head);
  const base = build(article, found, head, phrase.singular, headlines);
  return { ...base, weak: phrase.weak, plural: phrase.plural || article.words[head]?.fineTag === "NNS", family: phrase.family };
}

function build(article: Article, { first, head, determiner, from }: Nominal, end: number, noun: string, headlines: ReadonlySet<number>): AgreementMention {
  const sentence = article.sentenceOf(head);
  const stop = sentence?.last ?? head;
  const after = sidesAfter(article, end, stop);
  const subject = subjectEnd(article, end, stop);
  const last = Math.max(end, Math.min(after.last, end + 24), subject);
  const before = modifiers(article, first, head);
  const general = familyOf(noun) !== "plan" || after.sides.length > 0;
  const words = before.filter((low) => !empty.has(low) && !plainAdjectives.has(low) && !/^\d/.test(low));
  return {
    first,
    head,
    last,
    from,
    determiner,
    noun,
    family: "deal",
    weak: false,
    plural: false,
    named: false,
    headline: headlines.has(head),
    apart: before.some((low) => apart.has(low)) || apart.has(determiner),
    age: before.some((low) => fresh.has(low)) ? "new" : before.some((low) => aged.has(low)) ? "old" : null,
    marks: new Set(words),
    capitals: new Set(capitalsOf(article, first, head)),
    about: new Set(aboutOf(article, end, stop)),
    sides: [...sidesBefore(article, first, head, general), ...after.sides],
    owner: /^(?:its|their|his|her|our|my)$/.test(determiner) ? from : -1,
    year: before.find((low) => /^(?:19|20)\d\d$/.test(low)) ?? "",
  };
}

function modifiers(article: Article, first: number, head: number): string[] {
  return article.words.slice(first, head).flatMap(({ kind, low, lemma, tag }) => (kind === "punctuation" || low === "'s" || tag === "ADV" ? [] : [lemma || low]));
}

function capitalsOf(article: Article, first: number, head: number): string[] {
  return article.words.slice(first, head).flatMap((word, k) => (isCapital(word) && !article.openings.has(first + k) ? [word.lemma] : []));
}

const subjectLeads = /^(?:on|over|about|for|to|of|in|regarding|concerning|governing|covering|allowing|aimed|under|that|which|whereby|wherein)$/;
/** A subject in a name runs on for so many words at most. */
const longestSubject = 9;

/** Last token of what the phrase says it is about ("on fisheries", "to swap prisoners"), `end` if it says nothing. */
function subjectEnd(article: Article, end: number, stop: number): number {
  const low = article.low(end + 1);
  const infinitive = low === "to" && article.words[end + 2]?.fineTag === "VB" && article.low(end + 2) !== "be";
  if (!infinitive && !(/^(?:on|over|about|for|of|in)$/.test(low) && isTopic(article, end + 2))) return end;
  let last = end;
  for (let i = end + 1; i <= Math.min(stop, end + longestSubject); i += 1) {
    const word = article.words[i];
    if (!word || endsSubject(article, i, end)) break;
    if (word.tag === "NOUN" || word.tag === "PROPN" || word.tag === "PRON") last = i;
  }
  return last;
}

function isTopic(article: Article, i: number): boolean {
  const at = article.words[i]?.tag === "DET" ? i + 1 : i;
  const word = article.words[at];
  const date = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|terms|behalf|course|time|place|force|principle|which|whom)$/;
  return word !== undefined && !date.test(word.low) && word.tag !== "NUM" && word.tag !== "PRON" && (article.low(i - 1) !== "in" || word.fineTag === "VBG");
}

function endsSubject(article: Article, i: number, end: number): boolean {
  const word = article.words[i];
  if (!word) return true;
  if (word.kind === "punctuation") return !/^[-–'"“”‘’/]$/.test(word.low) || (/^["“”]$/.test(word.low) && i > end + 2 && article.words[i - 1]?.end === word.start);
  if (word.tag === "AUX" || word.tag === "SCONJ") return true;
  if (word.tag === "VERB" && /^VB[DZP]$/.test(word.fineTag)) return true;
  if (word.tag === "CCONJ") return !/^(?:NOUN|PROPN|ADJ)$/.test(article.words[i + 1]?.tag ?? "") || article.owner[i + 1] !== undefined;
  return i > end + 1 && /^(?:between|with|after|before|during|since|until|by|as|at|who|which|that|but|amid|following|despite)$/.test(word.low);
}

/** How far behind the noun its relative clause still tells what it is about. */
const aboutReach = 22;

function aboutOf(article: Article, end: number, stop: number): string[] {
  if (!subjectLeads.test(article.low(end + 1)) && article.words[end + 1]?.tag !== "VERB") return [];
  let last = end;
  while (last < Math.min(stop, end + aboutReach) && !/^[,;:.!?]$/.test(article.low(last + 1))) last += 1;
  return contentOf(article, end + 1, last);
}

/** The lemmas of nouns, names, adjectives and verbs from one token to another. */
export function contentOf(article: Article, first: number, last: number): string[] {
  return article.words
    .slice(first, last + 1)
    .flatMap(({ kind, tag, low, lemma }) => (kind === "word" && /^(?:NOUN|PROPN|ADJ|VERB|X)$/.test(tag) && low.length > 2 ? [lemma || low] : []));
}

function singular(article: Article, i: number): string {
  const { low, lemma, tag } = article.words[i] ?? { low: "", lemma: "", tag: "X" };
  if (tag === "NOUN" && lemma) return lemma;
  return low.length > 3 && low.endsWith("ies") ? `${low.slice(0, -3)}y` : low.length > 3 && low.endsWith("s") && !low.endsWith("ss") ? low.slice(0, -1) : low;
}
