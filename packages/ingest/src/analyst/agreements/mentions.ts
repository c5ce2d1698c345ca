import type { Instrument, Topic } from "@entente/ontology";
import { isCapital, type Article, type Spot } from "../article.js";
import { familyOf, type Family, type Nouns, type Phrase } from "../agreementNouns.js";
import { nominal, type Nominal } from "../coreference/nounPhrase.js";
import { officialNouns, plainAdjectives, reportingVerbs } from "../lexicon.js";
import { aboutOf, contentOf, furtherSubject, madeEnd, making, subjectEnd, yearBehind } from "./extent.js";
import { sidesAfter, sidesBefore, withoutHosts, type Side } from "./parties.js";

/** A phrase that speaks of an agreement: "the grain deal", "an accord with Chile on fisheries", "Treaty of Ghent". */
export interface AgreementMention {
  /** First token without the determiner. */
  readonly first: number;
  readonly head: number;
  /** Last token of the noun itself: "intent" of "letter of intent". */
  readonly end: number;
  /** Last token, with parties and subject. */
  readonly last: number;
  /** First token with the determiner. */
  readonly from: number;
  readonly determiner: string;
  readonly noun: string;
  readonly family: Family;
  readonly weak: boolean;
  readonly plural: boolean;
  readonly instrument: Instrument | null;
  /** Written as a name: "Prespa Agreement". */
  readonly named: boolean;
  /** Its noun is a compound that tells something by itself: "return hubs", "free trade agreement". */
  readonly compound: boolean;
  /** A name's spot is there already. */
  readonly spotted: boolean;
  readonly headline: boolean;
  /** Someone is quoted with it: who speaks of it need not introduce it. */
  readonly quoted: boolean;
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
  /** What the list of topics says it is about. */
  readonly topics: ReadonlySet<Topic>;
  /** The phrase itself says what it is about ("on fisheries"), not only a clause behind it. */
  readonly telling: boolean;
  /** "struck in 2021": said to have been made. */
  readonly made: boolean;
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
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday immediate bilateral nearly point year month week day long old key major main key-stone draft written verbal oral final initial preliminary tentative partial full comprehensive sweeping fragile shaky reported alleged said mutual multi multilateral multinational trilateral party way negotiated agreed signed stalled delayed so-called so called brokered mediated backed sponsored win hard-won breakthrough sensitive secret secretive balanced beneficial binding mutually legally internationally unprecedented last minute lasting permanent temporary provisional strong term short revised amended updated renegotiated modified deadly defective flawed bad good great worst best much touted controversial disputed unpopular popular crucial vital significant".split(
    " ",
  ),
);

/** Finds every phrase with an agreement noun, named ones first of all, in text order. */
export function findMentions(article: Article, nouns: Nouns, headlines: ReadonlySet<number>): AgreementMention[] {
  const found: AgreementMention[] = [];
  for (let i = 0; i < article.words.length; i += 1) {
    const spot = article.owner[i];
    if (spot?.thing.type === "Agreement" && spot.kind === "name") {
      found.push(withTopics(namedMention(article, nouns, spot, headlines), nouns));
      i = spot.last;
      continue;
    }
    const phrase = spot && spot.thing.type !== "Place" ? null : phraseAt(article, nouns, i);
    if (phrase) found.push(withTopics(describe(article, i, phrase, headlines), nouns));
  }
  return found;
}

function withTopics(mention: AgreementMention, { topics }: Nouns): AgreementMention {
  const lemmas = new Set([mention.noun, ...mention.marks, ...mention.about]);
  return {
    ...mention,
    topics: new Set(
      topics.filter(({ words }) => words.some((word) => word.split("-").every((part) => lemmas.has(part)))).map(({ topic }) => topic),
    ),
  };
}

/** The noun that ends at a token and heads its phrase. */
function phraseAt(article: Article, nouns: Nouns, i: number): Phrase | null {
  const found = nouns.byWord.get(article.low(i))?.find((phrase) => stands(article, phrase, i));
  if (!found || article.titles.has(i) || !(found.words.length > 2 || isNoun(article, i)) || isIdiom(article, i)) return null;
  return isModifier(article, nouns, i) || goesOn(article, nouns, i) ? null : found;
}

/** "a great deal of", "a big deal", "the government plans to": no agreement. */
function isIdiom(article: Article, i: number): boolean {
  const before = article.low(i - 1);
  if (isSaying(article, i)) return true;
  const subject = officialNouns.has(before) || (article.owner[i - 1] !== undefined && before !== "'s");
  if (/^plans?$/.test(article.low(i)) && article.low(i + 1) === "to" && subject) return true;
  return (
    article.low(i) === "deal" &&
    (/^(?:great|good)$/.test(before) ? article.low(i + 1) === "of" || article.words[i + 1]?.tag !== "ADP" : before === "big")
  );
}

/** "said in a joint statement with Chile": where something is said, and nothing that is agreed. */
function isSaying(article: Article, i: number): boolean {
  if (!/^(?:statement|communique|communiqué|declaration|letter|memorandum|memo)$/.test(article.low(i))) return false;
  for (let at = i - 1; at > i - 6; at -= 1) {
    if (/^(?:in|by|through|via)$/.test(article.low(at))) return reportingVerbs.has(article.low(at - 1)) || article.low(at - 1) === ",";
    if (!/^(?:DET|ADJ|NOUN|PROPN)$/.test(article.words[at]?.tag ?? "")) return false;
  }
  return false;
}

/** "memorandum" of "memorandum of understanding": the longer noun counts, at its end. */
function goesOn(article: Article, nouns: Nouns, i: number): boolean {
  if (article.low(i + 1) !== "of") return false;
  const longer = nouns.byWord.get(article.low(i + 2)) ?? [];
  return longer.some((phrase) => phrase.words.length > 2 && stands(article, phrase, i + 2));
}

function stands(article: Article, { words, exact }: Phrase, i: number): boolean {
  if (exact !== null && article.words[i]?.text !== exact) return false;
  return words.every((low, k) => article.low(i - words.length + 1 + k) === low);
}

function isNoun(article: Article, i: number): boolean {
  const tag = article.words[i]?.tag ?? "X";
  if (tag === "NOUN" || tag === "PROPN" || tag === "X" || (tag === "ADJ" && /^(?:ceasefire|accord)$/.test(article.low(i)))) return true;
  // The tagger takes "the fisheries deal between" for a verb now and then.
  const { determiner, first } = nominal(article, i);
  return tag === "VERB" && determiner !== "" && first < i && (article.low(i + 1) === "between" || !isPeople(article, i - 1));
}

/** "its ministers deal with": those who can do it, no modifier. */
function isPeople(article: Article, i: number): boolean {
  const low = article.low(i);
  return (
    officialNouns.has(low) ||
    (article.words[i]?.fineTag === "NNS" &&
      /(?:ers|ors|ists|ians|men|states|countries|forces|people|sides|groups|companies|nations)$/.test(low))
  );
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

function namedMention(article: Article, nouns: Nouns, spot: Spot, headlines: ReadonlySet<number>): AgreementMention {
  const head = headOfName(article, spot);
  const short = nouns.byWord.get(article.low(head))?.find((phrase) => phrase.exact === article.words[head]?.text);
  const noun = short ? headNoun(short) : singular(article, head);
  const whole = { ...nominal(article, spot.first), head: spot.last };
  const built = build(article, whole, spot.last, noun, headlines);
  const owned = new Set(built.sides.flatMap(({ first, last }) => contentOf(article, first, last)));
  const words = contentOf(article, spot.first, spot.last).filter((low) => low !== noun && !short?.words.includes(low));
  const lows = [...words.filter((low) => !owned.has(low)), ...(short ? short.singular.split(" ").slice(0, -1) : [])];
  const listed = nouns.byWord.get(article.low(head))?.find((phrase) => phrase.words.length === 1 && !phrase.weak);
  return {
    ...built,
    head,
    instrument: listed?.instrument ?? null,
    // "India-Chile FTA" names its parties and its kind: a description in capitals.
    named: words.some((low) => !owned.has(low)),
    spotted: true,
    first: spot.first,
    marks: new Set(lows),
    capitals: new Set(lows),
    family: short?.family ?? familyOf(noun),
  };
}

/** The word that heads a noun: "agreement" of "free trade agreement", "memorandum" of "memorandum of understanding". */
function headNoun({ singular: noun }: Phrase): string {
  const of = noun.split(" of ");
  return (of.length > 1 ? of[0] : noun.split(/[\s-]/).at(-1)) ?? noun;
}

/** "Treaty" of "Treaty of Ghent", "Agreement" of "Prespa Agreement". */
function headOfName(article: Article, { first, last }: Spot): number {
  for (let i = first + 1; i < last; i += 1)
    if (/^(?:of|on|for|between|against|establishing|concerning|to)$/.test(article.low(i))) return i - 1;
  return last;
}

function describe(article: Article, head: number, phrase: Phrase, headlines: ReadonlySet<number>): AgreementMention {
  // "memorandum of understanding": the first word heads it, the last ends it.
  const of = phrase.words.indexOf("of");
  const top = of > 0 ? head - phrase.words.length + of : head;
  const base = build(article, nominal(article, top), head, headNoun(phrase), headlines);
  const marks = new Set([...base.marks, ...(phrase.singular.split(" of ")[0]?.split(/[\s-]/).slice(0, -1) ?? [])]);
  const plural = phrase.plural || article.words[top]?.fineTag === "NNS";
  return {
    ...base,
    marks,
    plural,
    compound: phrase.words.length > 1,
    weak: phrase.weak,
    family: phrase.family,
    instrument: phrase.weak ? null : phrase.instrument,
  };
}

function build(
  article: Article,
  { first, head, determiner, from }: Nominal,
  end: number,
  noun: string,
  headlines: ReadonlySet<number>,
): AgreementMention {
  const sentence = article.sentenceOf(head);
  const stop = sentence?.last ?? head;
  const after = sidesAfter(article, end, stop);
  const named = Math.max(end, Math.min(after.last, end + 24));
  const subject = Math.max(subjectEnd(article, end, stop), named > end ? furtherSubject(article, head, named, stop) : end);
  const before = modifiers(article, first, head);
  const told = subject > end || named > end || first < head;
  const last = told ? Math.max(named, subject) : madeEnd(article, end, stop);
  const general = familyOf(noun) !== "plan" || after.sides.length > 0;
  const lows = before.filter(({ joined }) => !joined).map(({ low }) => low);
  const words = before.flatMap(({ low, lemma }) =>
    empty.has(low) || empty.has(lemma) || plainAdjectives.has(low) || aged.has(low) || /^\d/.test(low) ? [] : [lemma || low],
  );
  return {
    first,
    head,
    end,
    last,
    from,
    determiner,
    noun,
    family: "deal",
    weak: false,
    plural: false,
    instrument: null,
    named: false,
    spotted: false,
    compound: false,
    headline: headlines.has(head),
    quoted: isQuoted(article, head),
    apart: lows.some((low) => apart.has(low)) || apart.has(determiner),
    age: lows.some((low) => fresh.has(low)) ? "new" : lows.some((low) => aged.has(low)) ? "old" : null,
    marks: new Set(words),
    capitals: new Set(capitalsOf(article, first, head)),
    about: new Set(aboutOf(article, end, stop)),
    topics: new Set(),
    telling: subject > named || (subject > end && named === end),
    made: making.test(article.low(end + 1)),
    sides: withoutHosts(sidesBefore(article, first, head, general), after.sides),
    owner: /^(?:its|their|his|her|our|my)$/.test(determiner) ? from : -1,
    year: lows.find((low) => /^(?:19|20)\d\d$/.test(low)) ?? yearBehind(article, end),
  };
}

interface Modifier {
  readonly low: string;
  readonly lemma: string;
  /** A hyphen stands before it: "old" of "year-old". */
  readonly joined: boolean;
}

function modifiers(article: Article, first: number, head: number): Modifier[] {
  return article.words.slice(first, head).flatMap(({ kind, low, lemma, tag }, k) => {
    const type = article.owner[first + k]?.thing.type;
    const side = type === "Country" || type === "Organisation" || type === "Party";
    const tells =
      kind !== "punctuation" &&
      low !== "'s" &&
      tag !== "ADV" &&
      (tag !== "NUM" || /^\d{4}$/.test(low)) &&
      !side &&
      !isOwner(article, first + k);
    return tells ? [{ low, lemma, joined: /^[-–]$/.test(article.low(first + k - 1)) }] : [];
  });
}

function isOwner(article: Article, i: number): boolean {
  return article.low(i + 1) === "'s" || article.low(i + 1) === "'";
}

function capitalsOf(article: Article, first: number, head: number): string[] {
  return article.words.slice(first, head).flatMap((word, k) => (isCapital(word) && !article.openings.has(first + k) ? [word.lemma] : []));
}

/** True if an odd number of quotation marks stands before a token in its sentence. */
function isQuoted(article: Article, i: number): boolean {
  const first = article.sentenceOf(i)?.first ?? i;
  const marks = article.words.slice(first, i).filter(({ text }) => /^["“”]$/.test(text)).length;
  return marks % 2 === 1;
}

function singular(article: Article, i: number): string {
  const { low, lemma, tag } = article.words[i] ?? { low: "", lemma: "", tag: "X" };
  if (tag === "NOUN" && lemma) return lemma;
  return low.length > 3 && low.endsWith("ies")
    ? `${low.slice(0, -3)}y`
    : low.length > 3 && low.endsWith("s") && !low.endsWith("ss")
      ? low.slice(0, -1)
      : low;
}
