import type { Office } from "../reference.js";
import type { Article, Spot, Thing } from "./article.js";
import type { OfficeWords } from "./offices.js";

/** An office as the text names it, and whom it is an office of. */
export interface OfficeSpan {
  readonly first: number;
  readonly last: number;
  readonly office: Office;
  readonly of: readonly Spot[];
  /** First token of the phrase with its owner: "Kosovo" in "Kosovo's president". */
  readonly from: number;
  /** Last token of the phrase with its owner: "Council" in "president of the Council". */
  readonly to: number;
  readonly former: boolean;
  readonly plural: boolean;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** Words between an owner and the office that say when or what kind. */
export const between = words(
  `former ex late new newly current acting outgoing incoming longtime long-time veteran elected then now interim caretaker
  de facto self-declared self-proclaimed embattled ousted deposed transitional military populist conservative liberal
  right-wing left-wing far-right far-left centrist socialist nationalist hardline moderate reformist pro-western
  pro-russian pro-european first second next previous first-ever top chief senior key powerful popular own longest-serving
  long-serving ageing aging recently appointed ruling opposition islamist leftist exiled jailed civilian prime`,
);
/** An office that is over. */
const endedWords = /^(?:former|ex|late|ousted|deposed|previous|then|erstwhile)$/;
/** What may stand between a comma and the office of an apposition. */
export const links = words("the a an then who was is former once currently now being its their his her also both and");

/** Completes the words of an office with whom it is of. */
export function withOwner(article: Article, found: OfficeWords): OfficeSpan {
  const { first, last } = found;
  const within = article.inside(first, last).find(({ thing }) => canOwn(thing, found.office));
  if (within) return { ...found, of: [within], from: first, to: last, former: endedWords.test(article.low(first - 1)) };
  const left = ownersLeft(article, first, found.office);
  const right = ownersRight(article, last, found.office);
  // "U.S. ambassador to the U.N.": the one before the office sends, the one after it receives.
  const of = left.spots.length > 0 ? left.spots : right.spots;
  return { ...found, of, from: left.from, to: left.spots.length > 0 ? last : right.to, former: left.former };
}

function ownersLeft(article: Article, first: number, office: Office): { spots: Spot[]; from: number; former: boolean } {
  let at = first - 1;
  let former = false;
  for (let k = 0; k < 7 && isBetween(article, at); k += 1) {
    former ||= endedWords.test(article.low(at));
    at -= 1;
  }
  const possessive = article.low(at) === "'s" || article.low(at) === "'";
  if (article.low(at) === "and") at = professionStart(article, at);
  if (article.low(at) === ")" && article.low(at - 2) === "(") at -= 3;
  const spot = represented(article, at) ?? article.endingAt(possessive ? at - 1 : at);
  if (!spot || !canOwn(spot.thing, office)) return { spots: [], from: former ? at + 1 : first, former };
  // "the pro-Russian leader".
  if (isGlued(article, spot.first - 1)) return { spots: [], from: spot.first, former };
  former ||= endedWords.test(article.low(spot.first - 1));
  const wider = article.endingAt(spot.first - 1);
  const demonym = wider && canOwn(wider.thing, office) && wider.kind === "demonym" ? wider : null;
  return { spots: [spot], from: (demonym ?? spot).first, former };
}

/** A hyphen that joins a word to what follows, not a dash. */
function isGlued(article: Article, at: number): boolean {
  return article.low(at) === "-" && article.words[at - 1]?.end === article.words[at]?.start;
}

/** "Norway by its fisheries minister", "Chile and its president": whom the possessive takes up stands right before. */
function represented(article: Article, at: number): Spot | undefined {
  const owned = /^its$/.test(article.low(at)) && /^(?:by|and|through|with|under)$/.test(article.low(at - 1));
  return owned ? article.endingAt(at - 2) : undefined;
}

/** "a Gambian lawyer and former minister": back over what else the person is to the adjective of the country. */
function professionStart(article: Article, and: number): number {
  let at = and - 1;
  while (at > and - 4 && /^\p{Ll}{3,}$/u.test(article.words[at]?.text ?? "") && !article.owner[at] && !links.has(article.low(at))) at -= 1;
  return article.endingAt(at)?.kind === "demonym" ? at : and;
}

function isBetween(article: Article, at: number): boolean {
  const low = article.low(at);
  if (article.owner[at]) return false;
  return between.has(low) || low === "-" || (article.words[at]?.tag === "ADJ" && /^\p{Ll}/u.test(article.words[at]?.text ?? ""));
}

/** "president of the Council", "leader of Norway's ruling Farmers' Party (FP)": the last name of the phrase after it. */
function ownersRight(article: Article, last: number, office: Office): { spots: Spot[]; to: number } {
  const preposition = article.low(last + 1);
  const from = preposition === "from" && /^counterparts?$/.test(article.low(last));
  if (!from && !/^(?:of|to|for|at|in)$/.test(preposition)) return { spots: [], to: last };
  for (let at = last + 2; at < last + 12; at += 1) {
    const spot = article.startingAt(at);
    if (!spot) {
      if (!isBefore(article, at)) break;
      continue;
    }
    const possessive = /^'s?$/.test(article.low(spot.last + 1));
    const body = bodyAfter(article, spot, possessive);
    if (body !== null && canOwn(spot.thing, office)) return { spots: [spot], to: body };
    if (spot.kind === "demonym" || possessive) at = possessive ? spot.last + 1 : spot.last;
    else return ends(article, spot, preposition, office);
  }
  return { spots: [], to: last };
}

/** "the Norwegian government", "Norway's parliament": last token of the body of state behind its country, null if none stands there. */
function bodyAfter(article: Article, { thing, kind, last }: Spot, possessive: boolean): number | null {
  if (thing.type !== "Country" || (kind !== "demonym" && !possessive)) return null;
  for (let at = possessive ? last + 2 : last + 1; at < last + 5 && !article.owner[at]; at += 1) {
    if (
      /^(?:government|parliament|army|navy|military|senate|cabinet|assembly|presidency|delegation|police|forces|treasury|congress|legislature)$/.test(
        article.low(at),
      )
    )
      return at;
    if (!/^(?:ADJ|NOUN|PROPN)$/.test(article.words[at]?.tag ?? "")) return null;
  }
  return null;
}

/** A word that may stand between a preposition and the name it leads to. */
export function isBefore(article: Article, at: number): boolean {
  const { low = "", tag, text = "" } = article.words[at] ?? {};
  return (
    /^(?:the|his|her|its|their|party|group|bloc|movement)$/.test(low) ||
    /^(?:centre|center|left|right|wing|far|main|largest|biggest|smaller|larger|junior|rival|minor|banned|two|three)$/.test(low) ||
    between.has(low) ||
    low === "-" ||
    (tag === "ADJ" && /^\p{Ll}/u.test(text))
  );
}

function ends(article: Article, spot: Spot, preposition: string, office: Office): { spots: Spot[]; to: number } {
  if (!canOwn(spot.thing, office) || (/^(?:at|in)$/.test(preposition) && spot.thing.type !== "Organisation"))
    return { spots: [], to: spot.first - 1 };
  const bracket = article.low(spot.last + 1) === "(" && article.low(spot.last + 3) === ")";
  const noun = /^(?:state|province|region|city|county|district|party|group|bloc|movement)$/.test(article.low(spot.last + 1));
  return { spots: [spot], to: bracket ? spot.last + 3 : noun ? spot.last + 1 : spot.last };
}

/** Whom an office may be of. A newspaper's editor counts, a newspaper's mention in passing does not. */
export function canOwn({ type, reference }: Thing, office: Office): boolean {
  return (
    type === "Country" ||
    type === "Party" ||
    (type === "Place" && office.of.includes("Place")) ||
    (type === "Organisation" && reference?.subtype !== "media")
  );
}
