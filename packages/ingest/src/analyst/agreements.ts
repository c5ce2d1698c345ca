import { isCapital, type Article, type Spot, type Thing } from "./article.js";
import type { Nouns, Phrase } from "./agreementNouns.js";
import {
  auxiliaries,
  conjunctions,
  determiners,
  eventNouns,
  futureAdjectives,
  groupModifiers,
  groupNouns,
  isAdverb,
  plainAdjectives,
  prepositions,
  pronouns,
  reportingVerbs,
} from "./lexicon.js";

/** An unnamed thing as one place describes it: "the controversial deal between Norway and Chile". */
interface Description {
  readonly first: number;
  readonly head: number;
  readonly last: number;
  readonly determiner: string;
  readonly marks: ReadonlySet<string>;
  readonly parties: readonly Thing[];
  readonly noun: string;
  readonly future: boolean;
}

/** An agreement named with its parties, from which it follows that they are its parties. */
export interface NamedParties {
  readonly agreement: Thing;
  readonly parties: readonly Thing[];
  readonly first: number;
  readonly last: number;
  readonly future: boolean;
}

const commonVerbs = new Set(
  "want wants need needs make makes made give gave call calls called followed follow includes include want get got seek seeks sought welcome finalise finalised honour broke honour signed".split(
    " ",
  ),
);
const definite = new Set("the this that these those its his her their said both".split(" "));
const actors = new Set(["Country", "Organisation", "Party"]);

/** Finds agreements by their nouns, puts those that are one thing together, and tells the parties that names give. */
export function findAgreements(article: Article, nouns: Nouns, verbs: ReadonlySet<string>): NamedParties[] {
  const named: NamedParties[] = [];
  for (let i = 0; i < article.words.length; i += 1) {
    const owner = article.owner[i];
    if (owner?.thing.type === "Agreement" && owner.first === i) named.push(...describeNamed(article, owner));
    const phrase = owner && owner.thing.type !== "Place" ? null : phraseAt(article, nouns, i);
    if (phrase) named.push(...describeUnnamed(article, describe(article, i, phrase, verbs), phrase));
  }
  return named;
}

function phraseAt(article: Article, nouns: Nouns, i: number): Phrase | null {
  const found = nouns.byWord
    .get(article.low(i))
    ?.find(({ words }) => words.every((low, k) => article.low(i - words.length + 1 + k) === low));
  if (!found || article.low(i + 1) === "-" || article.titles.has(i)) return null;
  const longer =
    nouns.byWord.get(article.low(i + 1)) ?? (article.words[i + 1]?.kind === "word" ? undefined : nouns.byWord.get(article.low(i + 2)));
  // "return hubs arrangement", "a return hub scheme": the last noun heads the phrase.
  return longer && article.words[i + 1]?.text !== "," && article.words[i + 1]?.text !== "." ? null : found;
}

function describeNamed(article: Article, spot: Spot): NamedParties[] {
  spot.thing.marks.add(article.low(spot.last));
  const parties = partiesRight(article, spot.last);
  const inside = dashedParties(article, spot.first, spot.last);
  const all = [...inside, ...parties.things];
  if (all.length < 2) return [];
  spot.thing.parties = all;
  return [{ agreement: spot.thing, parties: all, first: spot.first, last: Math.max(spot.last, parties.last), future: false }];
}

function describe(article: Article, head: number, phrase: Phrase, verbs: ReadonlySet<string>): Description {
  const first = phraseStart(article, head, verbs);
  const right = partiesRight(article, head);
  const left = partiesLeft(article, article.low(first - 1) === "'s" ? first - 2 : first, head);
  const lows = article.words
    .slice(first, head)
    .filter(({ kind, low }) => kind !== "punctuation" && low !== "'s")
    .map(({ low }) => low);
  const marks = new Set([...lows, ...phrase.words.slice(0, -1)].filter((low) => !plainAdjectives.has(low)).map(singular));
  return {
    first,
    head,
    last: right.last,
    marks,
    determiner: article.low(first - 1),
    parties: [...new Set([...left, ...right.things])],
    noun: singular(phrase.words.at(-1) ?? ""),
    future: lows.some((low) => futureAdjectives.has(low)),
  };
}

/** Where the noun phrase headed here starts, without its article: adjectives, nouns, names and possessives before it. */
function phraseStart(article: Article, head: number, verbs: ReadonlySet<string>): number {
  let first = head;
  for (let at = head - 1; at >= head - 8 && isModifier(article, at, verbs); at -= 1) {
    const spot = article.owner[at];
    first = spot ? spot.first : at;
    if (spot) at = spot.first;
  }
  if (article.low(first) === "country" && article.low(first + 1) === "'s") first += 2;
  while (first < head && /^(?:['"“”]|-|'s)$/.test(article.low(first))) first += 1;
  return first;
}

function isModifier(article: Article, i: number, verbs: ReadonlySet<string>): boolean {
  const { low, kind } = article.words[i] ?? { low: "", kind: "punctuation" };
  const owner = article.owner[i];
  if (owner) return actors.has(owner.thing.type) || owner.thing.type === "Place";
  if (low === "'s" || low === "-" || low === "–" || /^['"“”]$/.test(low)) return true;
  if (kind === "punctuation" || article.openings.has(i + 1)) return false;
  if (auxiliaries.has(low) || determiners.has(low) || prepositions.has(low) || conjunctions.has(low) || pronouns.has(low)) return false;
  return (
    !isAdverb(low) &&
    !reportingVerbs.has(low) &&
    !commonVerbs.has(low) &&
    (!verbs.has(low) || futureAdjectives.has(low)) &&
    !(low.endsWith("ing") && !/^(?:processing|offshoring|sharing|policing|existing|working|training|lasting)$/.test(low))
  );
}

function partiesLeft(article: Article, first: number, head: number): Thing[] {
  const found: Thing[] = [];
  for (let i = first; i < head; i += 1) {
    const spot = article.startingAt(i);
    const owns =
      spot &&
      (article.low(spot.last + 1) === "'s" ||
        spot.kind === "demonym" ||
        /^[-–]$/.test(article.low(spot.last + 1)) ||
        /^[-–]$/.test(article.low(i - 1)));
    if (spot && owns && actors.has(spot.thing.type)) found.push(spot.thing);
    const own = article.low(i) === "country" && article.low(i + 1) === "'s" ? homeBefore(article, i) : null;
    if (own) found.push(own);
  }
  return found;
}

/** "his country's deal": the home of the last person before it in the sentence. */
function homeBefore(article: Article, i: number): Thing | null {
  const first = article.sentenceOf(i)?.first ?? i;
  for (let at = i - 1; at >= first; at -= 1) {
    const person = article.owner[at]?.thing;
    if (person?.type === "Person") return person.home;
  }
  return null;
}

/** "EU–Turkey", "Norway-Chile": parties joined by a dash in a name. */
function dashedParties(article: Article, first: number, last: number): Thing[] {
  const inner = article.inside(first, last).filter(({ thing }) => actors.has(thing.type));
  return inner.some((spot) => /^[-–—]$/.test(article.low(spot.last + 1))) ? inner.map(({ thing }) => thing) : [];
}

/** "between A and B", "with A", right after the noun. */
function partiesRight(article: Article, head: number): { things: Thing[]; last: number } {
  const word = article.low(head + 1);
  const none = { things: [], last: head };
  if (word !== "between" && word !== "with") return none;
  const things: Thing[] = [];
  let last = head;
  for (let at = skipArticle(article, head + 2); at < head + 24;) {
    const spot = article.startingAt(at);
    const sides =
      word === "between" ? actors.has(spot?.thing.type ?? "") || spot?.thing.type === "Person" : actors.has(spot?.thing.type ?? "");
    if (!spot || !sides || spot.kind === "demonym" || article.low(spot.last + 1) === "'s") break;
    things.push(spot.thing);
    last = spot.last;
    if (!/^(?:,|and)$/.test(article.low(last + 1))) break;
    at = skipArticle(article, article.low(last + 2) === "and" ? last + 3 : last + 2);
  }
  return word === "between" && things.length < 2 ? none : { things, last };
}

function skipArticle(article: Article, i: number): number {
  let at = article.low(i) === "the" ? i + 1 : i;
  while (article.titles.has(at) || /^(?:mr|mrs|ms)$/.test(article.low(at)) || (at > i && article.low(at) === ".")) at += 1;
  return at;
}

function describeUnnamed(article: Article, description: Description, phrase: Phrase): NamedParties[] {
  const agreement = settle(article, description, phrase);
  if (!agreement) return [];
  const { first, head, last, parties, future } = description;
  const anaphor = description.marks.size === 0 && parties.length === 0;
  if (!anaphor) description.marks.forEach((mark) => agreement.marks.add(mark));
  agreement.marks.add(description.noun);
  if (parties.length > agreement.parties.length) agreement.parties = parties;
  const spot = article.spot(agreement, anaphor ? head : first, Math.max(last, head), "description");
  if (definite.has(description.determiner)) spot.extentFirst = spot.first - 1;
  return parties.length > 1 && !phrase.plural ? [{ agreement, parties, first, last, future }] : [];
}

/** Which agreement a description means: one met before, a new one, or none that a reader could tell. */
function settle(article: Article, description: Description, phrase: Phrase): Thing | null {
  const { marks, parties, determiner } = description;
  const known = article.things.filter(({ type, spots }) => type === "Agreement" && spots.length > 0);
  const refersBack = definite.has(determiner) && !/^(?:such|similar|own)$/.test(article.low(description.first));
  if (marks.size === 0 && parties.length === 0) return refersBack && !phrase.plural ? antecedent(known, description) : null;
  const same = known.filter((thing) => isSame(thing, description)).sort((a, b) => a.marks.size - b.marks.size)[0];
  if (same) return same;
  const open = known.filter((thing) => thing.parties.length === 0);
  if (marks.size === 0 && refersBack && open.length === 1 && open[0]) return open[0];
  const loose = phrase.plural && !refersBack && parties.length === 0 && phrase.words.length === 1 && !hasCapital(article, description);
  if (loose) return null;
  const vague = phrase.weak && ![...marks].some((mark) => mark.length > 2) && parties.length === 0;
  const telling = parties.length > 0 || [...marks].some((mark) => /^\p{L}{3,}/u.test(mark));
  if (vague || !telling || (phrase.weak && !isTelling(article, description, phrase))) return null;
  return article.thing("Agreement", `${description.first}`, article.slice(description.first, description.head));
}

/** A weak noun ("plan") needs a name before it, its parties after it, or more than one word of its own. */
function isTelling(article: Article, { first, head, parties }: Description, phrase: Phrase): boolean {
  if (parties.length > 1 || phrase.words.length > 1) return true;
  return hasCapital(article, { first, head });
}

function hasCapital(article: Article, { first, head }: Pick<Description, "first" | "head">): boolean {
  return article.words.slice(first, head).some((word, k) => isCapital(word) && !article.openings.has(first + k));
}

/** The agreement that "the deal" takes up: the last one, of the same noun if it was called so, not too far back. */
function antecedent(known: readonly Thing[], { first, noun }: Description): Thing | null {
  const near = known.filter(({ spots }) => spots.some((spot) => spot.last < first && first - spot.last < 160));
  const latest = (things: readonly Thing[]): Thing | null =>
    things.reduce<Thing | null>((best, thing) => (!best || lastSpot(thing) > lastSpot(best) ? thing : best), null);
  const called = near.filter(({ marks }) => marks.has(noun));
  const general = /^(?:agreement|deal|accord|pact|arrangement|treaty)$/.test(noun);
  return latest(called) ?? (general ? latest(near) : null) ?? (general && known.length === 1 ? (known[0] ?? null) : null);
}

function lastSpot({ spots }: Thing): number {
  return spots.at(-1)?.last ?? -1;
}

function isSame(thing: Thing, { marks, parties, determiner }: Description): boolean {
  const partiesAgree = thing.parties.length === parties.length && parties.every((party) => thing.parties.includes(party));
  if (parties.length > 1 && thing.parties.length > 1) return partiesAgree;
  const shared = [...marks].filter((mark) => thing.marks.has(mark)).length;
  if (marks.size === 0) return false;
  const contained =
    shared === marks.size || (shared > 1 && shared === [...thing.marks].filter((mark) => mark !== "agreement" && mark !== "deal").length);
  return contained && (partiesAgree || (definite.has(determiner) && parties.every((party) => thing.parties.includes(party))));
}

function singular(low: string): string {
  return low.length > 3 && low.endsWith("s") && !low.endsWith("ss") ? low.slice(0, -1) : low;
}

/** Finds summits, conferences and elections that a name or a place tells, and takes "the summit" up again. */
export function findEvents(article: Article, verbs: ReadonlySet<string>): void {
  for (let i = 0; i < article.words.length; i += 1) {
    if (!eventNouns.has(article.low(i)) || article.owner[i]) continue;
    const first = eventStart(article, phraseStart(article, i, verbs), i);
    const last = ofName(article, i);
    const noun = singular(article.low(i));
    const lows = article.words
      .slice(first, i)
      .filter(({ kind, low }) => kind === "word" && !plainAdjectives.has(low))
      .map(({ low }) => singular(low));
    const known = article.things.findLast(
      ({ type, marks, spots }) =>
        type === "Event" && spots.length > 0 && (marks.has(noun) || spots.some((spot) => singular(article.low(spot.last)) === noun)),
    );
    const named =
      last > i ||
      lows.some((_, k) => isCapital(article.words[first + k])) ||
      /^(?:presidential|parliamentary|general|regional)$/.test(lows.at(-1) ?? "");
    if (named && noun !== "meeting" && noun !== "vote") {
      const event = article.thing("Event", `${[...lows].sort().join(" ")} ${noun}`, article.slice(first, last));
      event.marks.add(noun);
      article.spot(event, first, last, "description");
    } else if (known && definite.has(article.low(first - 1)) && lows.length === 0) article.spot(known, first, i, "description");
  }
}

/** Events keep only names, capitals and the adjectives that tell one election from another. */
function eventStart(article: Article, first: number, head: number): number {
  let at = head;
  while (at > first && (article.owner[at - 1] || isCapital(article.words[at - 1]) || eventAdjectives.has(article.low(at - 1)))) at -= 1;
  return at;
}

const eventAdjectives = new Set(
  "presidential parliamentary general regional local municipal legislative snap run off - annual ministerial first second third fourth fifth sixth seventh".split(
    " ",
  ),
);

/** "summit of the European Union": the name after it belongs to the event's. */
function ofName(article: Article, i: number): number {
  if (article.low(i + 1) !== "of") return i;
  const spot = article.startingAt(skipArticle(article, i + 2));
  return spot && spot.thing.type === "Organisation" ? spot.last : i;
}

/** Finds unnamed collectives: "failed asylum seekers", "foreign prisoners". */
export function findGroups(article: Article): void {
  article.words.forEach(({ low }, i) => {
    if (!groupNouns.has(low) || article.owner[i] || article.low(i + 1) === "'s") return;
    let first = i;
    while (groupModifiers.has(article.low(first - 1)) && !article.owner[first - 1]) first -= 1;
    if (first === i && (low === "seekers" || low === "workers" || low === "nationals" || low === "citizens")) return;
    const name = article.slice(first, i);
    article.spot(article.thing("Group", name.toLowerCase(), name), first, i, "description");
  });
}
