import { isCapital, type Article } from "../article.js";
import type { Nouns } from "../agreementNouns.js";
import { openers } from "../lexicon.js";
import { isReadable, type Coverage } from "./coverage.js";
import {
  eventHeads,
  joints,
  notInPersons,
  openingHeads,
  organisationHeads,
  particles,
  partyHeads,
  placeHeads,
  prefixes,
  isCalendar,
  type NamedType,
} from "./words.js";

/** Capitalised words that stand together. */
export interface Run {
  readonly first: number;
  readonly last: number;
  /** No joints ("of", "and") and no listed name in it: it may be a person's name. */
  readonly plain: boolean;
}

/** In tokens. */
const longestName = 14;

/** Every run of capitalised words that may be a name: the plain ones, and those that joints or listed names make longer. */
export function runs(article: Article, nouns: Nouns, known: Coverage): Run[] {
  const found: Run[] = [];
  for (let i = 0; i < article.words.length; i += 1) {
    const end = stretchEnd(article, i);
    if (end < i) continue;
    found.push(...inStretch(article, i, end, nouns, known));
    i = end;
  }
  return found;
}

/** Last token of the capitalised words, joints and hyphens that start here; `i - 1` if none start. */
function stretchEnd(article: Article, i: number): number {
  const region = article.regionOf(i);
  if (!region?.capitalsTell || !isReadable(article, i) || !startsName(article, i)) return i - 1;
  const stop = Math.min(region.last, article.sentenceOf(i)?.last ?? i);
  let end = isCapital(article.words[i]) ? i : i + 2;
  for (
    let at = nextWord(article, end, stop);
    at <= stop && at > end && (isCapital(article.words[at]) || isHyphen(article, at - 1));
    at = nextWord(article, end, stop)
  )
    end = at;
  return end;
}

/** A capital, or the small prefix of one: "al-Assad". */
function startsName(article: Article, i: number): boolean {
  if (isCapital(article.words[i])) return true;
  return (
    prefixes.has(article.low(i)) &&
    article.low(i + 1) === "-" &&
    touches(article, i) &&
    touches(article, i + 1) &&
    isCapital(article.words[i + 2])
  );
}

function touches(article: Article, i: number): boolean {
  return article.words[i]?.end === article.words[i + 1]?.start;
}

/** The next capitalised word that may belong to the same stretch, over joints, particles, hyphens and the stop of an initial. */
function nextWord(article: Article, end: number, stop: number): number {
  let at = end + 1;
  if (article.low(at) === "." && isInitial(article, end) && touches(article, end)) at += 1;
  if (isHyphen(article, at) && touches(article, at - 1) && touches(article, at)) return afterHyphen(article, at);
  else if (article.low(at) === "'s" || article.low(at) === "'") return possessive(article, at);
  else
    for (let k = 0; k < 3 && at < stop && isJoint(article, at); k += 1)
      at += article.low(at + 1) === "-" && prefixes.has(article.low(at)) ? 2 : 1;
  return at;
}

/** "Ki-moon": lower case goes on a name if one stands before it; "Soeul-based" and "UK-led" do not. */
function afterHyphen(article: Article, at: number): number {
  const low = article.low(at + 1);
  const given =
    isCapital(article.words[at - 2]) &&
    /^\p{Ll}{2,5}$/u.test(article.words[at + 1]?.text ?? "") &&
    !/(?:ed|led|wide|style|born|level|era|like|run|old|only|free|made|held|owned|time|size)$/.test(low);
  return isCapital(article.words[at + 1]) || given ? at + 1 : at - 1;
}

/** "Workers' Party", "Women's Union": a possessive inside a name, before a capital. */
function possessive(article: Article, at: number): number {
  return isCapital(article.words[at + 1]) ? at + 1 : at - 1;
}

function isHyphen(article: Article, i: number): boolean {
  return /^[-–‑/]$/.test(article.low(i));
}

function isInitial(article: Article, i: number): boolean {
  return /^\p{Lu}$/u.test(article.words[i]?.text ?? "") || /^(?:st|jr|sr|md|mohd)$/.test(article.low(i));
}

function isJoint(article: Article, i: number): boolean {
  const word = article.words[i];
  return (
    word !== undefined && /^\p{Ll}|^&$/u.test(word.text) && (joints.has(word.low) || particles.has(word.low) || prefixes.has(word.low))
  );
}

/** The runs inside a stretch: its plain parts, and what a head noun makes of several of them. */
function inStretch(article: Article, from: number, to: number, nouns: Nouns, known: Coverage): Run[] {
  const parts = plainParts(article, from, to, known);
  const wider = typedRuns(article, from, to, nouns, known);
  return [...parts, ...wider];
}

/** Stretches without joints, titles, listed names and words that no name holds. */
function plainParts(article: Article, from: number, to: number, known: Coverage): Run[] {
  const found: Run[] = [];
  let first = -1;
  for (let i = from; i <= to + 1; i += 1) {
    if (i <= to && belongs(article, i, first >= 0, known)) first = first < 0 ? i : first;
    else if (first >= 0) {
      found.push({ first, last: lastCapital(article, first, i - 1), plain: true });
      first = -1;
    }
  }
  return found.flatMap((run) => [run, ...withListed(article, run, from, known)]);
}

function lastCapital(article: Article, first: number, end: number): number {
  let last = end;
  while (last > first && !isCapital(article.words[last]) && !isHyphen(article, last - 1)) last -= 1;
  return last;
}

function belongs(article: Article, i: number, inside: boolean, known: Coverage): boolean {
  const word = article.words[i];
  if (!word || article.titles.has(i)) return false;
  if (isCapital(word))
    return (
      !known.sure.has(i) &&
      !notInPersons.has(word.low) &&
      !/^\p{Lu}{2}$/u.test(word.text) &&
      !isOpener(article, i, inside) &&
      !isCalendar(word.low)
    );
  if (word.text === "." || isHyphen(article, i)) return inside && (isHyphen(article, i) ? joinsPlain(article, i, known) : true);
  if (inside && isHyphen(article, i - 1)) return true;
  if (prefixes.has(word.low) && article.low(i + 1) === "-") return true;
  return inside && particles.has(word.low) && /^\p{Ll}/u.test(word.text) && word.low !== "of";
}

/** A word of grammar with a capital: at the opening of a sentence no name, elsewhere ("To Lam") it may be. */
function isOpener(article: Article, i: number, inside: boolean): boolean {
  if (inside || !openers.has(article.low(i))) return false;
  return (
    article.openings.has(i) ||
    /^["“‘':—–(]$/.test(article.low(i - 1)) ||
    /^(?:the|a|an|this|that|it|he|she|they|we|i|you|his|her|its|their|our|my)$/.test(article.low(i)) ||
    !article.titles.has(i - 1)
  );
}

function joinsPlain(article: Article, i: number, known: Coverage): boolean {
  return !known.sure.has(i - 1) && !known.sure.has(i + 1) && article.low(i) !== "/" && article.low(i) !== "–";
}

/** "Israel Katz", "Jack London": a person may bear a listed name of one word first or last. */
function withListed(article: Article, { first, last }: Run, from: number, known: Coverage): Run[] {
  const before = first - 1;
  const single =
    before >= from && known.sure.has(before) && !known.demonyms.has(before) && !known.long.has(before) && isCapital(article.words[before]);
  // "Ambassador to Chile Ada Byron": where somebody is sent is no part of the name.
  const sentTo = first < last && /^(?:to|for|in)$/.test(article.low(before - 1)) && article.titles.has(before - 2);
  const found: Run[] =
    single && !sentTo && !/^\p{Lu}[\p{Lu}.]+$/u.test(article.words[before]?.text ?? "") ? [{ first: before, last, plain: true }] : [];
  const after = last + 1;
  const trailing =
    known.sure.has(after) &&
    !known.demonyms.has(after) &&
    !known.long.has(after) &&
    isCapital(article.words[after]) &&
    !/^\p{Lu}[\p{Lu}.]+$/u.test(article.words[after]?.text ?? "");
  return trailing ? [...found, { first, last: after, plain: true }] : found;
}

/** Runs that end with a head noun, or open with one before "of". */
function typedRuns(article: Article, from: number, to: number, nouns: Nouns, known: Coverage): Run[] {
  const found: Run[] = [];
  const start = skipOpeners(article, from, to);
  let begin = start;
  for (let i = start; i <= to; i += 1) {
    if (breaksTyped(article, i, known) || (begin === i && joints.has(article.low(i)) && !isCapital(article.words[i]))) begin = i + 1;
    if (!isCapital(article.words[i]) || begin > i) continue;
    const type = typeOfHead(article, i, nouns);
    const owner = /^(?:office|department|cabinet|court|guard)$/.test(article.low(i)) ? titleOwner(article, i, from) : i;
    if (owner < i) found.push({ first: owner, last: i, plain: false });
    if (type && i > begin && i - begin < longestName) found.push({ first: begin, last: i, plain: false });
    if (type && type !== "Place" && /^(?:of|for|on|against)$/.test(article.low(i + 1))) found.push(...ofRuns(article, begin, i, to, known));
    else if (openingHeads[article.low(i)] && article.low(i + 1) === "of") found.push(...ofRuns(article, i, i, to, known));
  }
  return found;
}

/** "Prime Minister's Office": first token of the title that owns it, with the country before it; `i` if none does. */
function titleOwner(article: Article, i: number, from: number): number {
  if (!/^'s?$/.test(article.low(i - 1)) || !article.titles.has(i - 2)) return i;
  let first = i - 2;
  while (first > from && article.titles.has(first - 1)) first -= 1;
  return isCapital(article.words[first]) ? first : i;
}

/** Where a name cannot go on: titles ("President of …"), weekdays, and a listed name before "and". */
function breaksTyped(article: Article, i: number, known: Coverage): boolean {
  if (article.titles.has(i) || isCalendar(article.low(i))) return true;
  const low = article.low(i);
  if (low === "'s" || low === "'")
    return !/^(?:people|workers|women|citizens|peoples|children|farmers|prime|nurses|teachers|soldiers)$/.test(article.low(i - 1));
  if (low === "and" || low === "&") return known.sure.has(i - 1) || known.sure.has(i + 1);
  if (/^(?:of|for|on|the|in|to|against|de|du|des)$/.test(low) && /^\p{Ll}/u.test(article.words[i]?.text ?? "")) return true;
  return openers.has(low) && isCapital(article.words[i]) && article.openings.has(i);
}

/** "Ministry of Health", "Ministry of Foreign Affairs and Trade", "Organization for the Prohibition of Landmines". */
function ofRuns(article: Article, first: number, head: number, to: number, known: Coverage): Run[] {
  const found: Run[] = [];
  const stop = Math.min(to, head + longestName);
  let at = head + 1;
  while (at <= stop) {
    if (
      article.low(at) === "and" &&
      (article.low(at + 1) === "the" || known.sure.has(at + 1) || known.sure.has(at - 1) || found.length === 0)
    )
      break;
    if (/^(?:in|to|'s|')$/.test(article.low(at)) || isCalendar(article.low(at))) break;
    if (isCapital(article.words[at])) {
      const end = wordsEnd(article, at, stop, known);
      found.push({ first, last: end, plain: false });
      at = end;
    }
    at += 1;
  }
  return found.slice(-2);
}

function wordsEnd(article: Article, i: number, to: number, known: Coverage): number {
  let end = i;
  while (end < to && isCapital(article.words[end + 1]) && !article.titles.has(end + 1) && known.long.has(end) === known.long.has(end + 1))
    end += 1;
  return end;
}

function skipOpeners(article: Article, from: number, to: number): number {
  let first = from;
  while (first < to && openers.has(article.low(first)) && !openingHeads[article.low(first)]) first += 1;
  return first;
}

/** The type that the noun at a token gives to the name it heads. */
function typeOfHead(article: Article, i: number, nouns: Nouns): NamedType | null {
  const low = article.low(i);
  if (organisationHeads.has(low) && !partyHeads.has(low)) return "Organisation";
  if (nouns.byWord.get(low)?.some(({ words }) => words.every((word, k) => article.low(i - words.length + 1 + k) === word)))
    return "Agreement";
  if (partyHeads.has(low)) return "Party";
  if (eventHeads.has(low) && low !== "congress") return "Event";
  return placeHeads.has(low) ? "Place" : null;
}

/** A noun that heads names is none by itself: "the Office". */
export function isHeadNoun(low: string): boolean {
  return organisationHeads.has(low) || partyHeads.has(low) || placeHeads.has(low) || eventHeads.has(low) || openingHeads[low] !== undefined;
}

/** The type of a name by the noun that heads it, null if none does. One word alone is headed by nothing. */
export function headType(article: Article, first: number, last: number, nouns: Nouns): NamedType | null {
  if (first === last || last - first > longestName) return null;
  for (let i = first; i < last; i += 1) {
    if (!/^(?:of|for|on|against)$/.test(article.low(i)) || i === first) continue;
    return typeOfHead(article, i - 1, nouns) ?? openingHeads[article.low(i - 1)] ?? null;
  }
  // "Movement Toward Socialism", "Party For Harvest".
  const goesOn = /^(?:toward|towards|for|of|to)$/.test(article.low(first + 1)) ? openingHeads[article.low(first)] : undefined;
  return goesOn ?? typeOfHead(article, last, nouns);
}
