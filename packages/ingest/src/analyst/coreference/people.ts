import type { Article, Link, Thing } from "../article.js";
import type { Holding } from "../holdings.js";
import { plainAdjectives } from "../lexicon.js";
import type { Discourse } from "./discourse.js";
import { nominal, type Nominal } from "./nounPhrase.js";
import { salience } from "./pronouns.js";

/** How far back a title looks, in sentences. */
const reach = 5;

/** Nouns for people that no office list has: they take up whom the text is about. */
const plainNouns =
  /^(?:politician|diplomat|general|veteran|lawyer|leader|billionaire|conservative|socialist|liberal|economist|ex-president|official|incumbent|strongman|businessman|businesswoman|cleric|commander|monarch)$/;
const adjectives =
  /^(?:the|this|former|ex|then|new|newly|elected|veteran|current|outgoing|incoming|late|populist|conservative|liberal|centrist|nationalist|hardline|long-time|longtime|re|old|year|rebel|opposition|democratic|republican|right|left|wing|far|controversial|embattled|young|top|senior|eu|u\.s\.|[-–\d]+)$/;

/** Who holds what, by the last word of the office. */
export type Offices = ReadonlyMap<string, readonly Holding[]>;

/** Puts holdings in order of their offices' last words. */
export function officesOf(article: Article, holdings: readonly Holding[]): Offices {
  const offices = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const noun = article.low(holding.span.last);
    offices.set(noun, [...(offices.get(noun) ?? []), holding]);
  }
  return offices;
}

/** "the president", "the Norwegian prime minister", "the former rebel leader": the person whom the text has said to be one. */
export function describedPerson(discourse: Discourse, offices: Offices, i: number): Link | null {
  const { article } = discourse;
  const phrase = nominal(article, i);
  if (!/^(?:the|this)$/.test(phrase.determiner) || namesPerson(discourse, phrase)) return null;
  const held = article.titles.has(i) ? byOffice(discourse, offices, phrase) : null;
  return held ?? (plainNouns.test(article.low(i)) ? byDescription(discourse, phrase) : null);
}

/** "the president, Ada Byron", "the president of Norway": said who it is, or whose. */
function namesPerson({ article, tree }: Discourse, { head, first }: Nominal): boolean {
  const behind = article.owner[head + 1] ?? (article.low(head + 1) === "," ? article.owner[head + 2] : undefined);
  if (behind?.thing.type === "Person" || article.titles.has(head + 1)) return true;
  if (/^(?:of|for|to)$/.test(article.low(head + 1))) return true;
  return tree.with(head, "flat", "appos").some((child) => child > first && article.owner[child]?.thing.type === "Person");
}

function byOffice(discourse: Discourse, offices: Offices, phrase: Nominal): Link | null {
  const { article } = discourse;
  const country = countryOf(article, phrase);
  const own = article.words
    .slice(phrase.first, phrase.head + 1)
    .flatMap(({ low }, k) => (article.titles.has(phrase.first + k) ? [low] : []));
  const noun = own.at(-1) ?? "";
  const holdings = [noun, ...(alike[noun] ?? [])].flatMap((word) => offices.get(word) ?? []);
  const fitting = holdings.filter(
    (holding) =>
      isHolder(article, holding, own) &&
      (!country || holding.person.home === country || holding.span.of.some(({ thing }) => thing === country)),
  );
  const people = [...new Set(fitting.map(({ person }) => person))];
  if (people.length === 1 && people[0]) return { things: people, doubt: country ? 0.05 : 0.1, first: phrase.from, last: phrase.head };
  return latest(discourse, phrase, people);
}

/** Nouns that may take up offices of another noun: "the premier" a prime minister. */
const alike: Readonly<Record<string, readonly string[]>> = { premier: ["minister"], minister: ["secretary"] };

/** The words of the phrase do not speak against those of the office: "the president" is no vice-president. */
function isHolder(article: Article, { span }: Holding, own: readonly string[]): boolean {
  const lows = article.words.slice(span.first, span.last + 1).map(({ low }) => low);
  const noun = own.at(-1) ?? "";
  if (noun === "premier" && lows.at(-1) === "minister") return lows.join(" ") === "prime minister";
  return (
    own.slice(0, -1).every((low) => lows.includes(low)) &&
    (noun !== "president" || own.length === lows.length || !/^(?:vice|deputy)$/.test(lows[0] ?? ""))
  );
}

function countryOf(article: Article, { first, head }: Nominal): Thing | null {
  for (let i = first; i < head; i += 1) {
    const thing = article.owner[i]?.thing;
    if (thing?.type === "Country" || thing?.type === "Organisation" || thing?.type === "Party") return thing;
  }
  return null;
}

function latest(discourse: Discourse, phrase: Nominal, people: readonly Thing[]): Link | null {
  const entries = discourse
    .back(phrase.head, reach)
    .filter(({ things: [thing], things }) => things.length === 1 && thing && people.includes(thing));
  const best = entries.reduce<(typeof entries)[number] | null>(
    (known, next) => (!known || salience(discourse, next, phrase.head) > salience(discourse, known, phrase.head) ? next : known),
    null,
  );
  const [thing] = best?.things ?? [];
  if (!best || !thing) return null;
  const rival = entries.some(({ things }) => things[0] !== thing);
  return { things: [thing], doubt: rival ? 0.2 : 0.12, first: phrase.from, last: phrase.head };
}

/** "the former rebel leader", "the 65-year-old": the person whom the sentence before is about, if it is about one. */
function byDescription(discourse: Discourse, phrase: Nominal): Link | null {
  const { article } = discourse;
  const words = article.words.slice(phrase.first, phrase.head).map(({ low }) => low);
  const country = countryOf(article, phrase);
  if (words.some((low, k) => !adjectives.test(low) && !plainAdjectives.has(low) && !article.owner[phrase.first + k])) return null;
  const entries = discourse
    .back(phrase.head, 2)
    .filter(({ things: [thing], things }) => things.length === 1 && thing?.type === "Person" && (!country || thing.home === country));
  const people = [...new Set(entries.map(({ things }) => things[0]))];
  const [only] = people;
  const [last] = entries;
  if (!only || !last || people.length > 1 || !last.subject) return null;
  return { things: [only], doubt: 0.2, first: phrase.from, last: phrase.head };
}
