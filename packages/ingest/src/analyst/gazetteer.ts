import { fold, tokenise } from "@entente/language";
import type { GazetteerEntity, ReferenceData } from "../reference.js";
import { isCapital, type Article, type Spot } from "./article.js";
import { auxiliaries, isAdverb, reportingVerbs } from "./lexicon.js";

/** A capital is a name of its city, and of its government where it acts. */
export type FormKind = "name" | "demonym" | "capital";

/** One way to name an entity, by its tokens. */
export interface Form {
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

/** The longest names of the gazetteer that start at a token, the likeliest first. */
export function formsAt(article: Article, gazetteer: Gazetteer, i: number): Form[] {
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
