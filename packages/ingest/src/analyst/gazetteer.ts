import { fold, tokenise } from "@entente/language";
import type { GazetteerEntity, ReferenceData } from "../reference.js";
import { isCapital, type Article, type Spot } from "./article.js";
import { auxiliaries, eventNouns, isAdverb, reportingVerbs, notInNames, openers, organisationNouns, partyNouns } from "./lexicon.js";

type FormKind = "name" | "demonym" | "capital";

interface Form {
  readonly entity: GazetteerEntity;
  readonly kind: FormKind;
  readonly tokens: readonly { readonly low: string; readonly text: string; readonly capital: boolean }[];
  readonly exact: boolean;
  readonly ambiguous: boolean;
}

/** Names by their first word, longest first. */
export type Gazetteer = ReadonlyMap<string, readonly Form[]>;

/** Turns reference entities into a gazetteer. States that are gone give way to those that bear the same name today. */
export function buildGazetteer({ entities }: ReferenceData): Gazetteer {
  const gazetteer = new Map<string, Form[]>();
  for (const form of entities.flatMap(formsOf)) {
    const first = form.tokens[0]?.low;
    // "the bloc", "the alliance": without a capital it is no name.
    if (!first || !form.tokens.some(({ capital }) => capital)) continue;
    const forms = gazetteer.get(first) ?? [];
    forms.push(form);
    gazetteer.set(first, forms);
  }
  for (const forms of gazetteer.values()) forms.sort((a, b) => b.tokens.length - a.tokens.length || rank(a) - rank(b));
  return gazetteer;
}

function rank({ entity, kind, ambiguous }: Form): number {
  const kinds: Readonly<Record<FormKind, number>> = { name: 0, demonym: 1, capital: 2 };
  return (entity.validTo ? 100 : 0) + (ambiguous ? 10 : 0) + kinds[kind];
}

function formsOf(entity: GazetteerEntity): Form[] {
  const names = [entity.name, ...entity.aliases].map((text) => toForm(entity, text, "name"));
  const demonyms = (entity.demonyms ?? []).map((text) => toForm(entity, text, "demonym"));
  const seats = entity.validTo || !entity.capital ? [] : [entity.capital, ...(entity.capitalAliases ?? [])];
  return [...names, ...demonyms, ...seats.map((text) => toForm(entity, text, "capital"))];
}

function toForm(entity: GazetteerEntity, text: string, kind: FormKind): Form {
  const bare = text.replace(/^[Tt]he (?=\p{Lu})/u, "");
  const tokens = tokenise(bare).map((token) => ({ low: fold(token.text), text: token.text, capital: isCapital(token) }));
  const exact = entity.caseSensitive?.includes(text) ?? false;
  return { entity, kind, tokens, exact: exact && !/^the /i.test(text), ambiguous: entity.ambiguous?.includes(text) ?? false };
}

/** Finds every gazetteer name, the longest where several start, and settles which may stay. */
export function findNames(article: Article, gazetteer: Gazetteer): void {
  const countries = new Map<string, number>();
  const doubtful: { readonly spotAt: number; readonly forms: readonly Form[] }[] = [];
  for (let i = 0; i < article.words.length; i += 1) {
    const forms = formsAt(article, gazetteer, i);
    const best = forms[0];
    if (!best) continue;
    if (best.ambiguous && best.entity.type !== "Country" && best.entity.type !== "Place") doubtful.push({ spotAt: i, forms });
    else if (!isPartOfPersonName(article, i, best)) {
      if (best.entity.type === "Country" && best.kind !== "capital")
        countries.set(best.entity.id, (countries.get(best.entity.id) ?? 0) + 1);
      record(article, i, best);
    }
    i += best.tokens.length - 1;
  }
  for (const { spotAt, forms } of doubtful) {
    const form = settle(article, spotAt, forms, countries);
    if (form) record(article, spotAt, form);
  }
}

function formsAt(article: Article, gazetteer: Gazetteer, i: number): Form[] {
  const fitting = (gazetteer.get(article.low(i)) ?? []).filter((form) => fits(article, i, form));
  return fitting.filter(({ tokens }) => tokens.length === fitting[0]?.tokens.length);
}

function fits(article: Article, i: number, { tokens, exact }: Form): boolean {
  const same = tokens.every(({ low, text, capital }, k) => {
    const word = article.words[i + k];
    return word?.low === low && (!exact || word.text === text) && (!capital || isCapital(word));
  });
  // In a line of capitals "US" may be "us".
  if (article.low(i + tokens.length) === "$") return false;
  return same && !(tokens.length === 1 && (article.words[i]?.text.length ?? 0) < 4 && inCapitals(article, i));
}

function inCapitals(article: Article, i: number): boolean {
  const around = article.words
    .slice(Math.max(0, i - 3), i + 4)
    .filter(({ kind, text }) => kind === "word" && /\p{L}/u.test(text) && !text.includes("."));
  return around.length > 2 && around.every(({ text }) => text === text.toUpperCase());
}

/** "Jordan Smith", "Michael Jordan": a name of one word beside an unknown capitalised word is part of a person's. */
function isPartOfPersonName(article: Article, i: number, { tokens, ambiguous, kind }: Form): boolean {
  if (tokens.length > 1 || !ambiguous || kind === "demonym") return false;
  return isNamePart(article, i + 1) || (isNamePart(article, i - 1) && !article.low(i - 1).endsWith("ing"));
}

function isNamePart(article: Article, i: number): boolean {
  const word = article.words[i];
  const low = article.low(i);
  if (!isCapital(word) || openers.has(low) || notInNames.has(low) || article.owner[i]) return false;
  return (
    !eventNouns.has(low) &&
    !organisationNouns.has(low) &&
    !partyNouns.has(low) &&
    !/(?:minister|president|secretary|deal|treaty|agreement|plan|ambassador)$/.test(low)
  );
}

/**
 * Which entity a doubtful name means, if any: one whose other name the document gives, or whose country it names most;
 * a word that opens a sentence must be capitalised elsewhere too. Newspapers need only their article.
 */
function settle(article: Article, i: number, forms: readonly Form[], countries: ReadonlyMap<string, number>): Form | null {
  const known = forms.find(({ entity }) => article.find(entity.type, entity.id));
  if (known) return known;
  const [form] = forms;
  if (!form || (form.tokens.length === 1 && opensSentence(article, i, form))) return null;
  const paper = forms.find(({ entity }) => entity.subtype === "media");
  if (paper) return article.low(i - 1) === "the" && !/^(?:man|woman|time)/.test(article.low(i + 1)) ? paper : null;
  const weight = ({ entity }: Form): number => countries.get(entity.country ?? "") ?? 0;
  const likeliest = forms.reduce((best, next) => (weight(next) > weight(best) ? next : best), form);
  return weight(likeliest) > 0 ? likeliest : null;
}

function opensSentence(article: Article, i: number, { tokens }: Form): boolean {
  const low = tokens[0]?.low;
  return (
    article.openings.has(i) && !article.words.some((word, k) => word.low === low && isCapital(word) && k !== i && !article.openings.has(k))
  );
}

function record(article: Article, i: number, { entity, kind, tokens }: Form): Spot {
  const last = i + tokens.length - 1;
  const label = article.slice(i, last);
  if (kind !== "capital") return article.spot(article.thing(entity.type, entity.id, label, entity), i, last, kind);
  const seat = article.thing("Place", tokens.map(({ low }) => low).join(" "), label, entity);
  return article.spot(seat, i, last, "name");
}

const sides = new Set("talks negotiations relations ties deal agreement accord treaty pact dialogue cooperation contacts".split(" "));

/**
 * Capitals that stand for governments become mentions of their countries: one that acts ("Tirana refused"), that is
 * one side of something ("talks with Tirana", "between Paris and Rome"), or that is blamed ("accused Tirana").
 */
export function findGovernments(article: Article, verbs: ReadonlySet<string>): void {
  const seats = article.things.filter(({ type, reference }) => type === "Place" && reference?.type === "Country");
  for (const spot of seats.flatMap(({ spots }) => [...spots])) {
    const country = spot.thing.reference;
    if (!country || !standsForGovernment(article, spot, verbs)) continue;
    article.remove(spot);
    article.spot(article.thing("Country", country.id, article.slice(spot.first, spot.last), country), spot.first, spot.last, "description");
  }
}

function standsForGovernment(article: Article, { first, last }: Spot, verbs: ReadonlySet<string>): boolean {
  const before = article.low(first - 1);
  if (before === "with" || before === "between") return sides.has(article.low(first - 2));
  if (before === "and" && article.endingAt(first - 2)?.thing.type === "Country")
    return article.low((article.endingAt(first - 2)?.first ?? 0) - 1) === "between";
  if (/^(?:accused|blamed|criticised|criticized|assailed|condemned|urged|pressed|told|warned)$/.test(before)) return true;
  let next = last + 1;
  while (isAdverb(article.low(next))) next += 1;
  const verb = article.low(next);
  const acts =
    /^(?:has|have|had|will|would|is|was|may|could)$/.test(verb) && auxiliaries.has(verb)
      ? !/^(?:in|at|from|to|near|the)$/.test(before)
      : false;
  return (
    (acts && (verbs.has(article.low(next + 1)) || /^(?:not|been|refused|said|agreed)$/.test(article.low(next + 1)))) ||
    ((reportingVerbs.has(verb) || verb === "refused" || verbs.has(verb)) &&
      (article.openings.has(first) || /^(?:but|and|while|that|as|,)$/.test(before)))
  );
}
