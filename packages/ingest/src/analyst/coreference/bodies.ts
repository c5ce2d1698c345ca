import type { EntityType } from "@entente/ontology";
import type { Article, Link, Thing } from "../article.js";
import { subjectOf } from "../clauses/subjects.js";
import type { Discourse } from "./discourse.js";
import { nominal } from "./nounPhrase.js";
import { salience } from "./pronouns.js";

/** How far back a description of a body looks, in sentences. */
const reach = 3;

interface Description {
  readonly types: readonly EntityType[];
  /** The thing's own name ends so, or no name is needed. */
  readonly named: boolean;
}

const country: Description = { types: ["Country"], named: false };
/** Of whom else is the text just telling, if not of the government that acts? */
const government: Description = { types: ["Country"], named: false };
const body: Description = { types: ["Organisation"], named: false };
const ownName: Description = { types: ["Organisation"], named: true };
const descriptions: Readonly<Record<string, Description>> = {
  country,
  nation: country,
  kingdom: country,
  republic: country,
  government: government,
  administration: government,
  regime: government,
  junta: government,
  island: { types: ["Country", "Place"], named: false },
  region: { types: ["Place"], named: false },
  bloc: body,
  alliance: body,
  organisation: body,
  organization: body,
  grouping: body,
  agency: body,
  watchdog: body,
  body,
  union: ownName,
  court: ownName,
  tribunal: ownName,
  commission: ownName,
  council: ownName,
  ministry: ownName,
  committee: ownName,
  bank: ownName,
  company: body,
  firm: body,
  group: { types: ["Organisation", "Party"], named: false },
  militia: { types: ["Organisation", "Party"], named: false },
  movement: { types: ["Party", "Organisation"], named: false },
  party: { types: ["Party"], named: false },
};

/** "the country", "the East African nation", "the bloc", "the party", "the court": the thing before it that is one. */
export function describedBodies(discourse: Discourse, i: number): Link | null {
  const { article } = discourse;
  const description = descriptions[article.words[i]?.lemma ?? ""] ?? descriptions[article.low(i)];
  const phrase = nominal(article, i);
  if (!description || article.words[i]?.fineTag === "NNS" || !/^(?:the|this)$/.test(phrase.determiner)) return null;
  if (/^(?:of|that|which|where|in|under)$/.test(article.low(i + 1)) || hasOwnName(article, phrase.first, i) || article.startingAt(i + 1))
    return null;
  const region = article.low(i) === "region" ? onlyRegion(article, phrase.from, i) : null;
  if (region) return region;
  const home = description === country ? homeOfSubject(discourse, i) : null;
  if (home) return { things: [home], doubt: 0.15, first: phrase.from, last: i };
  // "This government", said in a speech, is the speaker's.
  if (description === government && phrase.determiner === "this") return null;
  const named = description === government ? discourse.lastOf(article.words[i]?.lemma ?? "", i) : null;
  if (named) return { things: named, doubt: 0.08, first: phrase.from, last: i };
  const states = description === country || description === government;
  if (states && article.owner.slice(phrase.first, i).some((spot) => spot?.thing.type === "Country")) return null;
  const values = discourse.back(i, reach).flatMap((entry) => {
    const [only] = entry.things;
    const thing = states && entry.subject && only?.type === "Person" ? (only.home ?? undefined) : only;
    const fits = entry.things.length === 1 && isOne(article, thing, description, i) && (description !== government || entry.subject);
    return fits ? [{ thing, value: salience(discourse, entry, i) + presence(thing, i) }] : [];
  });
  const best = values.reduce<(typeof values)[number] | null>((known, next) => (!known || next.value > known.value ? next : known), null);
  if (!best?.thing) return null;
  const rival = Math.max(0, ...values.filter(({ thing }) => thing !== best.thing).map(({ value }) => value));
  const margin = best.value - rival;
  if (margin < 0.4) return null;
  return { things: [best.thing], doubt: rival === 0 ? 0.1 : margin > 1 ? 0.14 : 0.22, first: phrase.from, last: i };
}

/** "Ghani told the nation": a statesman's own country. */
function homeOfSubject({ article, tree }: Discourse, i: number): Thing | null {
  let verb = tree.head(i);
  for (let steps = 0; steps < 4 && verb >= 0 && article.words[verb]?.tag !== "VERB"; steps += 1) verb = tree.head(verb);
  const subject = verb < 0 ? null : subjectOf(tree, verb);
  if (!subject) return null;
  const person = article.links.get(subject.token)?.things[0] ?? article.owner[subject.token]?.thing;
  return person?.type === "Person" && person.home?.type === "Country" ? person.home : null;
}

/** What the text is about is what it names often. */
function presence(thing: Thing | undefined, i: number): number {
  const before = thing?.spots.filter(({ last }) => last < i).length ?? 0;
  return Math.min(before, 6) * 0.08;
}

/** "the Norwegian company", "the ruling party": other words tell which one, and it need not be the last. */
function hasOwnName(article: Article, first: number, head: number): boolean {
  return article.words.slice(first, head).some(({ low }, k) => {
    const spot = article.owner[first + k];
    return (
      (spot !== undefined && spot.thing.type !== "Place" && spot.kind !== "demonym") ||
      /^(?:ruling|other|same|opposition|host|home|third|first|second|entire|whole)$/.test(low)
    );
  });
}

function isOne(article: Article, thing: Thing | undefined, { types, named }: Description, i: number): boolean {
  if (!thing || !types.includes(thing.type)) return false;
  if (article.low(i) === "region") return isRegion(article, thing);
  if (!named) return true;
  const low = article.low(i);
  const initial = low[0]?.toUpperCase() ?? "";
  return thing.spots.some(
    ({ first, last }) =>
      article.low(last) === low ||
      article.low(first) === low ||
      (last === first && article.words[first]?.text.endsWith(initial)) ||
      article.words.slice(first, last + 1).some((word) => word.low === low),
  );
}

/** "the region": the one that the text has named most, by far, however long ago. */
function onlyRegion(article: Article, first: number, i: number): Link | null {
  const named = article.things
    .filter((thing) => thing.type === "Place" && isRegion(article, thing))
    .map((thing) => ({ thing, count: thing.spots.filter(({ last }) => last < i).length }))
    .sort((a, b) => b.count - a.count);
  const [most, next] = named;
  const clear = most !== undefined && most.count > 0 && most.count >= 2 * (next?.count ?? 0);
  return clear ? { things: [most.thing], doubt: 0.15, first, last: i } : null;
}

/** A part of the world with several countries, or what is called a region: no town. */
function isRegion(article: Article, { label, reference, spots }: Thing): boolean {
  if (/(?:sea|ocean|channel|gulf|strait|river|bay|lake)$/i.test(label)) return false;
  const called = spots.some(({ last }) => /^(?:region|province|state|islands|peninsula)$/.test(article.low(last + 1)));
  return called || (reference?.type === "Place" && reference.country === undefined);
}
