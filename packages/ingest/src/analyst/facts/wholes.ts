import type { Article, Spot, Thing } from "../article.js";
import { fits, type Finding } from "../findings.js";
import { fact } from "./fact.js";
import { countriesFrom, countriesTo } from "./lists.js";

/** A body, a region or an agreement, and whether its members are spoken of: "EU", "EU member states", "countries of the region". */
interface Whole {
  readonly thing: Thing;
  readonly first: number;
  readonly last: number;
  /** A noun names its parts, so that a bare list may follow: "members", "countries". */
  readonly parts: boolean;
  /** "non-EU members", "former members". */
  readonly negated: boolean;
}

/** Which countries belong to a body or lie in a region, as lists tell: "EU members Norway and Chile", "the bloc, comprising …". */
export function wholeFacts(article: Article): Finding[] {
  return article.words.flatMap((_, i) => [...spelt(article, i), ...others(article, i), ...apposed(article, i)]);
}

function belonging(whole: Whole, listed: readonly Spot[], confidence: number): Finding[] {
  const predicate = whole.thing.type === "Place" ? "locatedIn" : whole.thing.type === "Agreement" ? "partyTo" : "memberOf";
  const first = Math.min(whole.first, listed[0]?.first ?? whole.first);
  const last = Math.max(whole.last, listed.at(-1)?.last ?? whole.last);
  return listed
    .filter(({ thing }) => fits(predicate, thing, whole.thing))
    .map(({ thing }) =>
      fact({
        subject: thing,
        predicate,
        object: whole.thing,
        polarity: whole.negated ? "negated" : "affirmed",
        first,
        last,
        trigger: whole.last,
        confidence,
      }),
    );
}

/** Joints that a list follows, by their first word; each says how many tokens it has. */
const opening = /^(?:including|comprising|namely|include|includes|comprise|comprises|unites|groups|encompasses|encompassing)$/;
const composed = /^(?:comprised|composed|consisting|consists|consist|made)$/;

/** The list behind a joint, and the whole before it. */
function spelt(article: Article, i: number): Finding[] {
  const to = jointEnd(article, i);
  const whole = to === null ? null : (wholeBefore(article, i - 1) ?? pastClause(article, i));
  if (to === null || !whole) return [];
  const plain = to === i || isMark(article, i);
  if ((plain || whole.thing.type === "Agreement") && !whole.parts && !isClosedList(article, i)) return [];
  return belonging(whole, countriesFrom(article, to), whole.parts ? 0.72 : 0.65);
}

/** First token of the list if a joint stands at `i`; the token itself if a list starts there without one. */
function jointEnd(article: Article, i: number): number | null {
  const low = article.low(i);
  if (opening.test(low)) return i + 1;
  if (composed.test(low)) return article.low(i + 1) === "of" ? i + 2 : article.low(i + 1) === "up" ? i + 3 : null;
  if ((low === "such" && article.low(i + 1) === "as") || (low === "among" && /^(?:them|which|whom)$/.test(article.low(i + 1))))
    return i + 2;
  if (low === "like" || low === "of") return isPartsNoun(article, i - 1) && !article.owner[i - 1] ? i + 1 : null;
  if (isMark(article, i)) return i + 1;
  return isPartsNoun(article, i - 1) && article.startingAt(i)?.thing.type === "Country" ? i : null;
}

function isMark(article: Article, i: number): boolean {
  return /^[—–:(]$/.test(article.low(i)) || (article.low(i) === "-" && article.words[i]?.start !== article.words[i - 1]?.end);
}

/** "the Baltic states — A, B and C — refused": three or more between two dashes or brackets. */
function isClosedList(article: Article, mark: number): boolean {
  if (!isMark(article, mark) || article.low(mark) === ":") return false;
  const listed = countriesFrom(article, mark + 1);
  return listed.length > 1 && /^[—–)-]$/.test(article.low((listed.at(-1)?.last ?? 0) + 1));
}

const partsNouns = /^(?:members?|states?|countries|country|nations?|governments|capitals|allies|ally|signatories|parties)$/;

function isPartsNoun(article: Article, i: number): boolean {
  return partsNouns.test(article.low(i));
}

/** Words between a whole and the joint: "the bloc, which currently is made up of". */
const fillers = /^(?:,|\(|—|–|-|which|that|is|are|was|now|currently|today|still|also|and|other|among)$/;

/** The body or region, with or without a noun for its parts, that ends before a token. */
function wholeBefore(article: Article, until: number): Whole | null {
  let at = until;
  while (at > until - 5 && fillers.test(article.low(at)) && !article.endingAt(at)) at -= 1;
  if (isPartsNoun(article, at) && !article.owner[at]) return ofParts(article, at);
  const whole = named(article, at);
  if (!whole) return null;
  const of = article.low(whole.first - 1) === "the" ? whole.first - 2 : whole.first - 1;
  if (/^(?:of|in|across|throughout|within|from)$/.test(article.low(of)) && partsWithin(article, of))
    return { ...whole, parts: true, negated: isFormer(article, partsStart(article, of - 1)) };
  return /^(?:outside|beyond|near|around|with|to|against|between|about|for|-|non|unlike|like)$/.test(article.low(of)) ? null : whole;
}

/** "the Baltic states that stayed away — A, B and C": a dash ends what is said of them. */
function pastClause(article: Article, mark: number): Whole | null {
  if (!isMark(article, mark) || article.low(mark) === "(") return null;
  for (let at = mark - 1; at > mark - 10 && !/^[,.;:—–]$/.test(article.low(at)); at -= 1)
    if (/^(?:that|who|which)$/.test(article.low(at)) && isPartsNoun(article, at - 1)) return ofParts(article, at - 1);
  return null;
}

function partsWithin(article: Article, of: number): boolean {
  return isPartsNoun(article, of - 1) && !/^(?:third|partner|candidate|non)$/.test(article.low(of - 2));
}

/** The name, or the description with a link, that ends at a token. */
function named(article: Article, at: number): Whole | null {
  const spot = article.endingAt(at);
  if (spot && isWhole(spot.thing)) return { thing: spot.thing, first: spot.first, last: spot.last, parts: false, negated: false };
  const link = article.links.get(at);
  const [thing] = link?.things ?? [];
  return link && thing && link.things.length === 1 && isWhole(thing)
    ? { thing, first: link.first, last: at, parts: false, negated: false }
    : null;
}

function isWhole({ type, reference }: Thing): boolean {
  if (type === "Agreement") return true;
  return type === "Organisation" ? reference?.subtype !== "media" : type === "Place";
}

const qualifying =
  /^(?:founding|fellow|permanent|full|key|current|newest|new|original|core|big|largest|biggest|smaller|other|regional|remaining|eastern|western|northern|southern|nordic)$/;
const hoping = /^(?:aspiring|prospective|potential|would-be|be|candidate|future|hopeful|possible|no|not|nor|neither|any|every|each|if)$/;

/** "EU member states", "NATO's eastern members", "non-EU members": the noun at a token with the name before it. */
function ofParts(article: Article, noun: number): Whole | null {
  const from = partsStart(article, noun);
  const at = article.low(from - 1) === "'s" ? from - 2 : from - 1;
  const whole = named(article, at);
  const allied = /^(?:ally|allies)$/.test(article.low(noun));
  if (!whole || hoping.test(article.low(whole.first - 1)) || (whole.thing.type === "Place" && article.low(noun).startsWith("member")))
    return null;
  if (allied && !/^(?:nato|north atlantic treaty organi[sz]ation)$/i.test(whole.thing.reference?.id.split(":")[1] ?? whole.thing.label))
    return null;
  const dash = article.low(whole.first - 1) === "-" && article.low(whole.first - 2) === "non";
  const negated = dash || article.low(whole.first - 1) === "non" || isFormer(article, whole.first) || isFormer(article, from);
  return { ...whole, first: dash ? whole.first - 2 : whole.first, last: noun, parts: true, negated };
}

/** First token of "founding member states". */
function partsStart(article: Article, noun: number): number {
  let from = noun;
  if (/^(?:member|partner)$/.test(article.low(from - 1))) from -= 1;
  while (from > noun - 4 && qualifying.test(article.low(from - 1)) && !article.owner[from - 1]) from -= 1;
  return from;
}

function isFormer(article: Article, from: number): boolean {
  return /^(?:former|ex|erstwhile)$/.test(article.low(article.low(from - 1) === "-" ? from - 2 : from - 1));
}

/** "Norway, Chile and other EU members", "Norway and other members of the EU". */
function others(article: Article, i: number): Finding[] {
  if (article.low(i) !== "other" || article.low(i - 1) !== "and") return [];
  for (let at = i + 1; at < i + 7; at += 1) {
    if (!isPartsNoun(article, at) || article.owner[at]) continue;
    const before = at > i + 1 ? ofParts(article, at) : null;
    const behind = /^(?:of|in)$/.test(article.low(at + 1)) ? nameFrom(article, at + 2) : null;
    const whole = before ?? behind;
    if (whole || !/^(?:members?)$/.test(article.low(at))) return whole ? belonging(whole, countriesTo(article, i - 1), 0.7) : [];
  }
  return [];
}

/** The body or region that starts at a token, past "the". */
function nameFrom(article: Article, from: number): Whole | null {
  const spot = article.startingAt(article.low(from) === "the" ? from + 1 : from);
  return spot && isWhole(spot.thing) && spot.kind !== "demonym"
    ? { thing: spot.thing, first: spot.first, last: spot.last, parts: false, negated: false }
    : null;
}

/** "Norway, a country in the Nordic region," and "Norway, not an EU member,". */
function apposed(article: Article, i: number): Finding[] {
  const country = article.low(i) === "," ? article.endingAt(i - 1) : undefined;
  if (country?.thing.type !== "Country" || country.kind === "demonym") return [];
  const not = article.low(i + 1) === "not";
  const from = not ? i + 2 : i + 1;
  if (!/^an?$/.test(article.low(from))) return [];
  for (let at = from + 1; at < from + 7; at += 1) {
    if (/^[,.;:]$/.test(article.low(at))) return [];
    if (!isPartsNoun(article, at) || article.owner[at]) continue;
    const whole = not
      ? ofParts(article, at)
      : /^(?:in|of)$/.test(article.low(at + 1))
        ? regionFrom(article, at + 2)
        : regionBefore(article, at);
    return whole ? belonging({ ...whole, negated: not }, [country], 0.65) : [];
  }
  return [];
}

function regionFrom(article: Article, from: number): Whole | null {
  const whole = nameFrom(article, from);
  return whole?.thing.type === "Place" ? whole : null;
}

function regionBefore(article: Article, noun: number): Whole | null {
  const whole = ofParts(article, noun);
  return whole?.thing.type === "Place" ? whole : null;
}
