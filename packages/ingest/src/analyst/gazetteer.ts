import { fold, tokenise } from "@entente/language";
import type { GazetteerEntity, ReferenceData } from "../reference.js";
import { isCapital, type Article } from "./article.js";

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
