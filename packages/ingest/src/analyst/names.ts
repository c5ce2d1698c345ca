import type { EntityType } from "@entente/ontology";
import { isCapital, type Article, type Thing } from "./article.js";
import { eventNouns, openers, organisationNouns, partyNouns, placeNouns } from "./lexicon.js";
import type { Nouns } from "./agreementNouns.js";

/** Small words that names hold between capitals. */
const joints = new Set(["of", "for", "on", "and", "the", "de", "du", "des"]);

/**
 * Finds names that no list has, by the noun that heads them: "Joint Migration Taskforce", "Treaty of Ghent",
 * "Movement for Change", "Regional Conference"; and the short form that follows one in brackets.
 */
export function findNamedThings(article: Article, nouns: Nouns): void {
  const short = new Map<string, Thing>();
  for (const { first, last } of article.sentences) {
    if (isHeadline(article, first, last)) continue;
    for (let i = first; i <= last; i += 1) {
      const end = runEnd(article, i, last);
      if (end < i) continue;
      const thing = nameRun(article, trimStart(article, i, end), end, nouns);
      const form = article.words[end + 2];
      if (thing && form && bracketed(article, end)) short.set(form.text, thing);
      i = Math.max(i, end);
    }
  }
  article.words.forEach(({ text }, i) => {
    const thing = article.owner[i] ? undefined : short.get(text);
    if (thing) article.spot(thing, i, i, "name");
  });
}

/** "Economic Union of the South (EUS)": letters in brackets name the same thing wherever they stand. */
function bracketed(article: Article, end: number): boolean {
  return article.low(end + 1) === "(" && article.low(end + 3) === ")" && /^\p{Lu}\p{L}{1,9}$/u.test(article.words[end + 2]?.text ?? "");
}

/** A line in which nearly every word has a capital: there capitals tell nothing. */
function isHeadline(article: Article, first: number, last: number): boolean {
  const words = article.words.slice(first, last + 1).filter(({ kind, text }) => kind === "word" && text.length > 1);
  return words.length > 4 && article.low(last) !== "." && words.filter((word) => isCapital(word)).length > words.length * 0.8;
}

/** Last token of the run of capitalised words that starts here, one before `i` if none does. */
function runEnd(article: Article, i: number, last: number): number {
  if (!isCapital(article.words[i]) && !article.startingAt(i)) return i - 1;
  let end = article.startingAt(i)?.last ?? i;
  for (let next = end + 1; next <= last;) {
    const at = skipJoints(article, next, last);
    const spot = article.startingAt(at);
    const glued = at === next || !(article.endingAt(end) && article.low(next) === "and");
    if (
      !glued ||
      (/^(?:and|for|on|the)$/.test(article.low(next)) && spot?.thing.type === "Country") ||
      !(isCapital(article.words[at]) || spot)
    )
      break;
    end = spot?.last ?? at;
    next = end + 1;
  }
  return end;
}

function skipJoints(article: Article, i: number, last: number): number {
  let at = i;
  while (at <= last && at < i + 3 && joints.has(article.low(at)) && !(article.low(at) === "the" && article.low(at - 1) === "and")) at += 1;
  const dash =
    /^[-–—]$/.test(article.low(at)) &&
    article.words[at]?.start === article.words[at - 1]?.end &&
    article.words[at]?.end === article.words[at + 1]?.start;
  return at === i && dash ? at + 1 : at;
}

/** "Norway's foreign ministry", "the Chilean ministry": an organisation of its own, named with its country. */
export function findMinistries(article: Article): void {
  article.words.forEach(({ low }, i) => {
    if (low !== "ministry" || article.owner[i]) return;
    let at = i - 1;
    while (
      at > i - 4 &&
      (/^(?:foreign|interior|defence|defense|finance|justice|health|trade|energy)$/.test(article.low(at)) || article.low(at) === "'s")
    )
      at -= 1;
    const country = article.endingAt(at);
    if (country?.thing.type !== "Country") return;
    const label = article.slice(country.first, i);
    article.spot(article.thing("Organisation", label.toLowerCase(), label), country.first, i, "name");
  });
}

/** "the taskforce", "the court": the last organisation whose name ends so. */
export function findShortNames(article: Article): void {
  const byNoun = new Map<string, Thing>();
  for (let i = 0; i < article.words.length; i += 1) {
    const spot = article.owner[i];
    const low = article.low(i);
    if (spot?.thing.type === "Organisation" && spot.last === i && spot.first < i) byNoun.set(low, spot.thing);
    const thing = spot || article.low(i - 1) !== "the" || article.words[i]?.text !== low ? undefined : byNoun.get(low);
    if (thing && organisationNouns.has(low) && !/^[-–]$/.test(article.low(i + 1))) article.spot(thing, i, i, "description");
  }
}

function trimStart(article: Article, i: number, end: number): number {
  let first = i;
  while (first < end && !article.owner[first] && (openers.has(article.low(first)) || joints.has(article.low(first)))) first += 1;
  return first;
}

function nameRun(article: Article, first: number, end: number, nouns: Nouns): Thing | null {
  if (first > end || article.owner[first]?.last === end) return article.owner[first]?.thing ?? null;
  const type = headType(article, first, end, nouns);
  if (!type || first === end) return null;
  const thing = article.thing(type, nameKey(article, first, end), article.slice(first, end));
  article.spot(thing, first, end, "name");
  return thing;
}

/** The words of a name that tell it from others, sorted: "Treaty of Ghent" and "Ghent Treaty" have one key. */
function nameKey(article: Article, first: number, end: number): string {
  const lows = article.words
    .slice(first, end + 1)
    .filter(({ kind }) => kind !== "punctuation")
    .map(({ low }) => low);
  return lows
    .filter((low) => !joints.has(low))
    .sort()
    .join(" ");
}

function headType(article: Article, first: number, end: number, nouns: Nouns): EntityType | null {
  const ofHead = joints.has(article.low(first + 1)) && article.low(first + 1) !== "and" ? typeOfNoun(article.low(first), nouns) : null;
  if (ofHead) return ofHead;
  const last = article.low(end);
  return typeOfNoun(last, nouns);
}

function typeOfNoun(low: string, nouns: Nouns): EntityType | null {
  if (nouns.byWord.has(low)) return "Agreement";
  if (eventNouns.has(low) && low !== "congress" && low !== "forum") return "Event";
  if (organisationNouns.has(low)) return "Organisation";
  if (partyNouns.has(low)) return "Party";
  return placeNouns.has(low) ? "Place" : null;
}
