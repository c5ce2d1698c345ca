import type { Article, Sentence, Spot, Thing } from "./article.js";
import { determiners, officialNouns, plainAdjectives, spokesNouns } from "./lexicon.js";

/** A noun phrase of a sentence that names or stands for things. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  /** More than one where they are joined: "Norway and Chile". */
  readonly things: readonly Thing[];
  /** Someone without a name who speaks: "a ministry spokesperson", "leaders in Norway"; null otherwise. */
  readonly unnamed: string | null;
}

/** The noun phrases of a sentence in order, and for each token the phrase it stands in. */
export interface Phrases {
  readonly list: readonly NounPhrase[];
  at(i: number): NounPhrase | undefined;
}

/** Finds the noun phrases of a sentence. `earlier` is the last plural one before it, for "the three countries". */
export function findPhrases(article: Article, sentence: Sentence, earlier: NounPhrase | null): Phrases {
  const starts = extents(article, sentence);
  const found: NounPhrase[] = [];
  let plural = earlier;
  for (let i = sentence.first; i <= sentence.last; i += 1) {
    const phrase = phraseAt(article, starts, i, sentence.last, plural);
    if (!phrase) continue;
    found.push(phrase);
    if (phrase.things.length > 1) plural = phrase;
    i = phrase.last;
  }
  return index(coordinate(article, found));
}

function index(list: readonly NounPhrase[]): Phrases {
  const byToken = new Map(list.flatMap((phrase) => range(phrase.first, phrase.last).map((i) => [i, phrase] as const)));
  return { list, at: (i) => byToken.get(i) };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

/** Where the phrases around spots start, widest first: "Norway's prime minister, Ada Byron," starts at "Norway". */
function extents(article: Article, { first, last }: Sentence): ReadonlyMap<number, Spot> {
  const starts = new Map<number, Spot>();
  for (let i = first; i <= last; i += 1) {
    const spot = article.owner[i];
    if (spot?.first !== i) continue;
    const from = Math.max(first, spot.extentFirst);
    const known = starts.get(from);
    if (!known || spot.extentLast > known.extentLast) starts.set(from, spot);
  }
  return starts;
}

function phraseAt(
  article: Article,
  starts: ReadonlyMap<number, Spot>,
  i: number,
  end: number,
  plural: NounPhrase | null,
): NounPhrase | null {
  const spot = starts.get(i);
  if (spot) return spotPhrase(article, spot, i, end);
  return officialsOf(article, i, end) ?? takenUp(article, i, plural);
}

function spotPhrase(article: Article, spot: Spot, i: number, end: number): NounPhrase | null {
  const last = Math.min(spot.extentLast, end);
  const standing = officialsAfter(article, spot, last, end);
  if (standing) return standing;
  if (article.low(last + 1) === "'s" || (spot.kind === "demonym" && spot.thing.type === "Country")) return null;
  if (article.low(last + 1) === "-" && article.words[last + 1]?.start === article.words[last]?.end) return null;
  return { first: i, last, things: [spot.thing], unnamed: null };
}

/** "Danish ministers", "Norway's government", "a Home Office spokesperson", "Byron's office". */
function officialsAfter(article: Article, { thing, first }: Spot, last: number, end: number): NounPhrase | null {
  let at = last + 1;
  if (article.low(at) === "'s" || article.low(at) === "'") at += 1;
  while (
    at < end &&
    (plainAdjectives.has(article.low(at)) ||
      /^(?:foreign|prime|interior|junta|labour|senior|top|prime)$/.test(article.low(at)) ||
      article.owner[at]?.thing.type === "Party")
  )
    at += 1;
  const low = article.low(at);
  const official = thing.type === "Country" && officialNouns.has(low);
  if (!official && !spokesNouns.has(low)) return null;
  if (thing.type === "Agreement" || thing.type === "Event" || thing.type === "Place") return null;
  const from = determiners.has(article.low(first - 1)) ? first - 1 : first;
  const to = underLeader(article, at, end);
  return { first: from, last: to, things: thing.type === "Person" ? [] : [thing], unnamed: article.slice(from, at) };
}

/** "the Norwegian government under Prime Minister Byron" is one phrase. */
function underLeader(article: Article, at: number, end: number): number {
  if (article.low(at + 1) !== "under") return at;
  const spot = range(at + 2, Math.min(at + 6, end))
    .map((i) => article.startingAt(i))
    .find((found) => found?.thing.type === "Person");
  return spot ? spot.last : at;
}

/** "leaders in Norway and Chile", "the government of Norway". */
function officialsOf(article: Article, i: number, end: number): NounPhrase | null {
  const at = determiners.has(article.low(i)) ? i + 1 : i;
  const countries = /^(?:countries|nations|states)$/.test(article.low(at)) && article.low(at + 1) === "of";
  if (!(officialNouns.has(article.low(at)) && /^(?:in|of|from)$/.test(article.low(at + 1))) && !countries) return null;
  const things: Thing[] = [];
  let last = at + 1;
  for (let next = at + 2; next <= end;) {
    const spot = article.startingAt(article.low(next) === "the" ? next + 1 : next);
    if (spot?.thing.type !== "Country" || spot.kind === "demonym") break;
    things.push(spot.thing);
    last = spot.last;
    if (!/^(?:and|,)$/.test(article.low(last + 1))) break;
    next = article.low(last + 2) === "and" ? last + 3 : last + 2;
  }
  return things.length > 0 ? { first: i, last, things, unnamed: countries ? null : article.slice(i, last) } : null;
}

const counts: Readonly<Record<string, number>> = { two: 2, both: 2, three: 3, four: 4, five: 5, six: 6 };

/** "the three countries", "the two leaders": the last plural phrase of as many things of that kind. */
function takenUp(article: Article, i: number, plural: NounPhrase | null): NounPhrase | null {
  const at = /^(?:the|these|those)$/.test(article.low(i)) ? i + 1 : i;
  const count = counts[article.low(at)];
  const type = /^(?:countries|states|nations|governments)$/.test(article.low(at + 1))
    ? "Country"
    : /^(?:leaders|presidents|ministers|men|politicians)$/.test(article.low(at + 1))
      ? "Person"
      : null;
  if (!type || !plural || plural.things.length !== count || plural.things.some((thing) => thing.type !== type)) return null;
  return { first: i, last: at + 1, things: plural.things, unnamed: null };
}

/** Joins "A and B", "A, B and C"; a list without its "and" stays apart. */
function coordinate(article: Article, found: readonly NounPhrase[]): NounPhrase[] {
  const joined: NounPhrase[] = [];
  for (let k = 0; k < found.length;) {
    const end = listEnd(article, found, k);
    joined.push(end > k ? merge(article, found.slice(k, end + 1)) : (found[k] as NounPhrase));
    k = end + 1;
  }
  return joined;
}

/** No list of names in a sentence is longer; without a bound a page of names would be joined again and again. */
const longestList = 40;

function listEnd(article: Article, found: readonly NounPhrase[], k: number): number {
  let end = k;
  for (let next = k + 1; next < Math.min(found.length, k + longestList); next += 1) {
    const gap = joint(article, found[next - 1], found[next]);
    if (!gap || !sameKind(found[k], found[next], gap) || isLocative(article, found[next - 1], found[next])) break;
    if (gap === "and") return next;
    end = k;
  }
  return end;
}

function joint(article: Article, a: NounPhrase | undefined, b: NounPhrase | undefined): "and" | "," | null {
  if (!a || !b) return null;
  const lows = range(a.last + 1, b.first - 1)
    .map((i) => article.low(i))
    .filter((low) => !determiners.has(low) || low === "both");
  const text = lows.join(" ");
  const closed = article.low(a.last) === ",";
  if (/^(?:, )?(?:and|or|&)$/.test(text)) return "and";
  return text === "," || (closed && text === "") ? "," : null;
}

const acting = new Set(["Country", "Organisation", "Party", "Person"]);

/** "Bergen, Norway, and …": the country only says where the place is. */
function isLocative(article: Article, a: NounPhrase | undefined, b: NounPhrase | undefined): boolean {
  return a?.things[0]?.type === "Place" && b?.things[0]?.type === "Country" && article.low(b.first - 1) === ",";
}

function sameKind(a: NounPhrase | undefined, b: NounPhrase | undefined, gap: "and" | ","): boolean {
  const [x, y] = [a?.things[0]?.type, b?.things[0]?.type];
  return (
    x !== undefined &&
    y !== undefined &&
    (x === y || (acting.has(x) && acting.has(y) && (gap === "and" || (x !== "Person" && y !== "Person"))))
  );
}

function merge(article: Article, parts: readonly NounPhrase[]): NounPhrase {
  const first = parts[0]?.first ?? 0;
  const last = parts.at(-1)?.last ?? 0;
  const unnamed = parts.some((part) => part.unnamed) ? article.slice(first, last) : null;
  return { first, last, things: [...new Set(parts.flatMap(({ things }) => things))], unnamed };
}
