import type { Article, Link, Thing } from "../article.js";
import { subjectOf } from "../clauses/subjects.js";
import { reportingVerbs } from "../lexicon.js";
import type { Discourse, Entry } from "./discourse.js";
import { nominal } from "./nounPhrase.js";
import { salience } from "./pronouns.js";

/** How far back plurals look, in sentences. */
const reach = 3;
const counts: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 };

type Kind = "countries" | "people" | "sides" | "organisations";

const kinds: readonly (readonly [Kind, RegExp])[] = [
  [
    "countries",
    /^(?:country|countries|nation|nations|state|states|neighbour|neighbours|neighbor|neighbors|government|governments|capital|capitals|republic|republics)$/,
  ],
  [
    "people",
    /^(?:leader|leaders|president|presidents|minister|ministers|man|men|woman|women|politician|politicians|diplomat|diplomats|premier|premiers|official|officials|counterparts)$/,
  ],
  ["sides", /^(?:side|sides|party|parties|foe|foes|rival|rivals|enemy|enemies|ally|allies|partner|partners|signatory|signatories)$/],
  [
    "organisations",
    /^(?:organisation|organisations|organization|organizations|bloc|blocs|body|bodies|agency|agencies|group|groups|company|companies)$/,
  ],
];

function kindOf(word: string): Kind | null {
  return kinds.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** "they", "their", "both": the likeliest plural before it. */
export function they(discourse: Discourse, i: number): Link | null {
  const { article } = discourse;
  const low = article.low(i);
  const both = low === "both" || low === "neither";
  if (both && (isDeterminer(discourse, i) || article.owner[i + 1])) return null;
  const own = low === "their" ? ownSubject(discourse, i) : null;
  if (own) return own;
  const entries = discourse.back(i, 2).filter((entry) => entry.things.length > 1 || entry.suits === "plural" || isCollective(entry));
  const best = entries.reduce<Entry | null>(
    (known, next) => (!known || value(discourse, next, i) > value(discourse, known, i) ? next : known),
    null,
  );
  if (!best || best.things.length === 0 || isPlace(best.things)) return null;
  if (both && best.things.length !== 2) return null;
  const single = best.things.length === 1;
  const rival = entries.some((entry) => !isSame(entry.things, best.things) && value(discourse, best, i) - value(discourse, entry, i) < 0.3);
  return rival && !both ? null : { things: best.things, doubt: single ? 0.2 : rival ? 0.2 : 0.1, first: i, last: i };
}

/** "The U.S. … in their talks": a body takes "their" of its own clause, if no plural stands in the sentence. */
function ownSubject(discourse: Discourse, i: number): Link | null {
  const { article, tree } = discourse;
  if (discourse.back(i, 0).some(({ things, suits }) => things.length > 1 || suits === "plural")) return null;
  let verb = tree.head(i);
  for (let steps = 0; steps < 4 && verb >= 0 && article.words[verb]?.tag !== "VERB"; steps += 1) verb = tree.head(verb);
  const subject = verb < 0 ? null : subjectOf(tree, verb);
  const thing =
    subject && subject.token < i ? (article.links.get(subject.token)?.things[0] ?? article.owner[subject.token]?.thing) : undefined;
  const body = thing && (thing.type === "Country" || thing.type === "Organisation" || thing.type === "Party" || thing.type === "Group");
  return body ? { things: [thing], doubt: 0.15, first: i, last: i } : null;
}

function value(discourse: Discourse, entry: Entry, i: number): number {
  const { article, tree } = discourse;
  const here = entry.sentence === discourse.sentenceAt(i);
  // "They said A and B should keep what was agreed by them": not those who say it.
  const speaks = here && tree.base(i) !== "nsubj" && entry.subject && reportingVerbs.has(article.low(tree.head(entry.token)));
  const far = here ? Math.min(i - entry.token, 40) * 0.03 : 0;
  return salience(discourse, entry, i) + (entry.things.length > 1 ? 0.4 : 0) - far - (speaks ? 1.1 : 0);
}

function isDeterminer({ article, tree }: Discourse, i: number): boolean {
  return /^(?:det|cc)/.test(tree.relation(i)) || /^(?:NOUN|PROPN|ADJ|DET)$/.test(article.words[i + 1]?.tag ?? "");
}

function isCollective({ things, subject }: Entry): boolean {
  return things.length === 1 && subject && things[0]?.type === "Group";
}

function isPlace(things: readonly Thing[]): boolean {
  return things.every(({ type }) => type === "Place" || type === "Event");
}

function isSame(a: readonly Thing[], b: readonly Thing[]): boolean {
  return a.length === b.length && a.every((thing) => b.includes(thing));
}

/** "the two countries", "both leaders", "the three nations", "the sides". */
export function pluralDescription(discourse: Discourse, i: number): Link | null {
  const { article } = discourse;
  const spelt = speltOut(discourse, i);
  if (spelt) return spelt;
  const kind = kindOf(article.low(i));
  const plural = article.words[i]?.fineTag === "NNS" || article.low(i).endsWith("s") || article.low(i) === "men";
  if (!kind || !plural) return null;
  const { first, from, determiner } = nominal(article, i);
  const words = article.words.slice(from, i).map(({ low }) => low);
  const count = words.map((low) => counts[low]).find((number) => number !== undefined) ?? null;
  const definite = /^(?:the|both|these|those|their|all)$/.test(determiner);
  const plain = words.every(
    (low) =>
      counts[low] !== undefined ||
      /^(?:the|these|those|their|all|of|warring|neighbouring|neighboring|west|african|asian|european|baltic|balkan|foreign|prime|other)$/.test(
        low,
      ),
  );
  if (!definite || !plain || (count === null && !(/^(?:sides|parties)$/.test(article.low(i)) && determiner === "the"))) return null;
  if (
    /^(?:of|in|to|from)$/.test(article.low(i + 1)) ||
    words.includes("other") ||
    (count === null && article.low(i) === "parties" && article.words[i + 1]?.tag === "ADP")
  )
    return null;
  const behind = article.owner[article.low(i + 1) === "," ? i + 2 : i + 1];
  // "the two presidents, A and B": said who they are.
  if (kind === "people" && behind?.thing.type === "Person") return null;
  const things = findGroup(discourse, i, kind, count);
  return things ? { things: things.things, doubt: things.doubt, first: from === i ? first : from, last: i } : null;
}

const listing =
  /^(?:countries|nations|states|powers|members|governments|leaders|parties|sides|neighbours|neighbors|signatories|allies|groups|organisations|organizations|republics)$/;
/** Tokens between the noun and its list. */
const listReach = 16;

/** "the three states that have not joined — A, B and C", "six powers: A, B …": the list that a dash or a colon opens. */
function speltOut({ article }: Discourse, i: number): Link | null {
  const end = article.sentenceOf(i)?.last ?? i;
  if (!listing.test(article.low(i))) return null;
  for (let at = i + 1; at <= Math.min(end, i + listReach); at += 1) {
    const low = article.low(at);
    if (/^[,;.]$/.test(low) || article.owner[at]?.thing.type === "Country") return null;
    if (!/^(?:[—–:]|-)$/.test(low) || article.words[at]?.end === article.words[at + 1]?.start) continue;
    const found = namesFrom(article, at + 1, end);
    return found.length > 1 ? { things: found, doubt: 0.05, first: nominal(article, i).from, last: i } : null;
  }
  return null;
}

/** The names of a list: "A, B and C". */
function namesFrom(article: Article, start: number, end: number): Thing[] {
  const found: Thing[] = [];
  for (let at = start; at <= end;) {
    if (/^(?:the|including)$/.test(article.low(at))) at += 1;
    const spot = article.startingAt(at);
    if (!spot || spot.kind === "demonym") break;
    found.push(spot.thing);
    at = spot.last + 1;
    if (!/^(?:,|and|&)$/.test(article.low(at))) break;
    while (/^(?:,|and|&)$/.test(article.low(at))) at += 1;
  }
  return distinct(found);
}

interface Group {
  readonly things: readonly Thing[];
  readonly doubt: number;
}

/** A pair that the text has been about is taken up again from further away. */
const pairReach = 10;

/** The last list of so many things of the kind, else the only ones of the kind near by, else an agreement's parties. */
function findGroup(discourse: Discourse, i: number, kind: Kind, count: number | null): Group | null {
  const entries = discourse.back(i, reach);
  const wanted = count ?? 2;
  const listed = lastList(entries, kind, wanted);
  if (listed) return { things: listed, doubt: 0.06 };
  const far = lastList(
    discourse.back(i, pairReach).filter(({ token }) => discourse.article.links.has(token)),
    kind,
    wanted,
  );
  if (far) return { things: far, doubt: 0.12 };
  const agreement = entries
    .flatMap(({ things }) => things)
    .find(({ type, parties }) => type === "Agreement" && ofKind(parties, kind).length === wanted);
  if (agreement && kind !== "people") return { things: ofKind(agreement.parties, kind), doubt: 0.15 };
  for (let back = 0; back <= (kind === "sides" ? 1 : reach); back += 1) {
    const near = distinct(
      discourse
        .back(i, back)
        .toReversed()
        .flatMap(({ things }) => ofKind(things, kind)),
    );
    if (near.length === wanted) return { things: near, doubt: 0.1 + back * 0.04 };
    if (near.length > wanted) break;
  }
  return null;
}

function lastList(entries: readonly Entry[], kind: Kind, wanted: number): readonly Thing[] | null {
  for (const { things } of entries) {
    const listed = things.length > 1 ? ofKind(things, kind) : [];
    if (listed.length === wanted) return listed;
    // "Kiir and Machar … both sides": two people of one country are two sides themselves.
    if (kind === "sides" && things.length === wanted && things.every(({ type }) => type === "Person")) return things;
  }
  return null;
}

function ofKind(things: readonly Thing[], kind: Kind): Thing[] {
  if (kind === "people") return things.filter(({ type }) => type === "Person");
  if (kind === "organisations") return things.filter(({ type }) => type === "Organisation");
  if (kind === "countries")
    return distinct(
      things.flatMap((thing) =>
        thing.type === "Country" ? [thing] : thing.type === "Person" && thing.home?.type === "Country" ? [thing.home] : [],
      ),
    );
  const actors = things.filter(({ type }) => type === "Country" || type === "Organisation" || type === "Party");
  return actors.length > 0 ? actors : distinct(things.flatMap(({ type, home }) => (type === "Person" && home ? [home] : [])));
}

function distinct(things: readonly Thing[]): Thing[] {
  return [...new Set(things)];
}

/** "from the former to the latter": the first and the second of the last pair. */
export function formerOrLatter(discourse: Discourse, i: number): Link | null {
  const { article } = discourse;
  const low = article.low(i);
  if (article.low(i - 1) !== "the" || /^(?:NOUN|PROPN|ADJ)$/.test(article.words[i + 1]?.tag ?? "")) return null;
  const entries = discourse.back(i, 1).filter(({ token }) => !/^(?:former|latter)$/.test(article.low(token)));
  const local = /^(?:from|to|in|into|towards)$/.test(article.low(i - 2));
  const pair = entries.find(({ things }) => things.length === 2)?.things ?? lastPair(entries, local);
  const thing = pair[low === "former" ? 0 : 1];
  return thing && pair.length === 2 ? { things: [thing], doubt: 0.12, first: i - 1, last: i } : null;
}

function lastPair(entries: readonly Entry[], local: boolean): readonly Thing[] {
  const things = distinct(entries.flatMap((entry) => entry.things)).filter(({ type }) =>
    local ? type === "Country" || type === "Place" : type !== "Agreement" && type !== "Event",
  );
  const [second, first] = things;
  return first && second ? [first, second] : [];
}
