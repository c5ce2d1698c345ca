import { fold, tokenise } from "@entente/language";
import type { Office, ReferenceData } from "../reference.js";
import { isCapital, type Article, type Spot, type Thing } from "./article.js";
import { eventNouns, nameParticles, notInNames, openers, organisationNouns, partyNouns, placeNouns } from "./lexicon.js";
import type { Nouns } from "./agreementNouns.js";

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
}

/** A person said to hold an office. */
export interface Holding {
  readonly person: Thing;
  readonly span: OfficeSpan;
  readonly first: number;
  readonly last: number;
}

/** The offices by their first word, longest first. */
export interface People {
  readonly offices: ReadonlyMap<string, readonly { readonly tokens: readonly string[]; readonly office: Office }[]>;
  readonly honorifics: ReadonlySet<string>;
}

/** Nouns that head an office whose other words no list has: "agriculture and fisheries minister". */
const officeHeads = new Set(
  "minister secretary president ambassador commissioner chief envoy premier counterpart prosecutor spokesman spokeswoman spokesperson".split(
    " ",
  ),
);
const officeModifiers = new Set(
  "foreign policy economic security deputy vice first interior special high regional migration trade affairs shadow opposition acting interim".split(
    " ",
  ),
);
const temporal = new Set(
  "former ex then late new current acting outgoing longtime long-time veteran newly elected incoming at the time".split(" "),
);
const personVerbs = new Set(
  "said says told signed met visited added attended announced wrote replied argued warned insisted confirmed denied rejected called hosted chaired mediated".split(
    " ",
  ),
);

/** Makes offices and honorifics ready to look up. */
export function readPeople({ offices, honorifics }: ReferenceData): People {
  const map = new Map<string, { tokens: string[]; office: Office }[]>();
  for (const office of offices) {
    for (const name of [office.name, ...office.aliases, ...(office.abbreviations ?? [])]) {
      const tokens = tokenise(name).map(({ text }) => fold(text));
      const first = tokens[0] ?? "";
      map.set(
        first,
        [...(map.get(first) ?? []), { tokens, office }].sort((a, b) => b.tokens.length - a.tokens.length),
      );
    }
  }
  return { offices: map, honorifics: new Set(honorifics.map((name) => fold(name).replace(/\.$/, ""))) };
}

/** Finds people by title, office, apposition and what people do, then every later surname; tells who holds what. */
export function findPeople(article: Article, people: People, nouns: Nouns): Holding[] {
  const spans = findOffices(article, people);
  for (const { first, last } of article.sentences) findUntitled(article, people, nouns, first, last);
  const holdings = spans.flatMap((span) => appositionOf(article, span) ?? holdingOf(article, people, span) ?? []);
  findSurnames(article);
  return holdings;
}

function findOffices(article: Article, people: People): OfficeSpan[] {
  const spans: OfficeSpan[] = [];
  for (let i = 0; i < article.words.length; i += 1) {
    const found = officeAt(article, people, i);
    if (!found) continue;
    for (let k = i; k <= found.last; k += 1) article.titles.add(k);
    spans.push(withOwner(article, i, found.last, found.office));
    i = found.last;
  }
  return spans;
}

function officeAt(article: Article, { offices }: People, i: number): { last: number; office: Office } | null {
  const listed = offices.get(article.low(i))?.find(({ tokens }) => tokens.every((low, k) => article.low(i + k) === low));
  let last = listed ? i + listed.tokens.length - 1 : i - 1;
  // "foreign policy chief", "Immigration Minister": modifiers up to a head noun, further than the list goes.
  let at = i;
  while (at < i + 4 && officeModifiers.has(article.low(at)) && !article.owner[at]) at += 1;
  if (at > last && at > i && officeHeads.has(article.low(at))) last = at;
  if (!listed && last < i && officeHeads.has(article.low(i))) last = i;
  if (last < i || article.owner[i]) return null;
  return {
    last,
    office: listed?.office ?? { name: article.slice(i, last), aliases: [], of: ["Country", "Organisation"], kind: "minister" },
  };
}

function withOwner(article: Article, first: number, last: number, office: Office): OfficeSpan {
  const left = ownersLeft(article, first);
  const right = ownersRight(article, last);
  const former = /^(?:former|ex|late)$/.test(article.low(first - 1)) || article.low(left.from - 1) === "former";
  // "U.S. ambassador to the U.N.": the one before the office sends, the one after it receives.
  const of = left.spots.length > 0 ? left.spots : right.spots;
  return { first, last, office, of, from: left.from, to: right.to, former };
}

function ownersLeft(article: Article, first: number): { spots: Spot[]; from: number } {
  let at = first - 1;
  while (temporal.has(article.low(at)) || article.low(at) === "-") at -= 1;
  if (article.low(at) === "'s" || article.low(at) === "'") at -= 1;
  const spot = article.endingAt(at);
  if (!spot || !canOwnOffice(spot.thing)) return { spots: [], from: first };
  const more = article.endingAt(spot.first - 1);
  return { spots: [spot], from: more && canOwnOffice(more.thing) && more.kind === "demonym" ? more.first : spot.first };
}

function ownersRight(article: Article, last: number): { spots: Spot[]; to: number } {
  if (!/^(?:of|to|for)$/.test(article.low(last + 1))) return { spots: [], to: last };
  const at = article.low(last + 2) === "the" ? last + 3 : last + 2;
  const spot = article.startingAt(at);
  return spot && canOwnOffice(spot.thing) && spot.kind === "name" ? { spots: [spot], to: spot.last } : { spots: [], to: last };
}

function canOwnOffice({ type, reference }: Thing): boolean {
  return type === "Country" || type === "Party" || (type === "Organisation" && reference?.subtype !== "media");
}

/** "Prime Minister Ada Byron", "Norway's prime minister, Ada Byron,", "the president of Norway, Ada Byron". */
function holdingOf(article: Article, people: People, span: OfficeSpan): Holding | null {
  const known = span.of.length > 0 || span.to > span.last || /^(?:the|its|his|her|their)$/.test(article.low(span.first - 1));
  const comma = article.low(span.to + 1) === "," && known;
  if (!comma && span.to > span.last) return null;
  const at = skipHonorifics(article, people, comma ? span.to + 2 : span.last + 1);
  const spot = personAt(article, at);
  if (!spot || (comma && spot.first === spot.last) || !(comma ? closesApposition(article, spot.last + 1) : true)) return null;
  spot.extentFirst = withArticle(article, span.from);
  if (comma && article.low(spot.last + 1) === ",") spot.extentLast = spot.last + 1;
  return settleHolding(spot, span);
}

function closesApposition(article: Article, i: number): boolean {
  return /^(?:[,.;:)]|and|in|beside|)$/.test(article.low(i)) || personVerbs.has(article.low(i));
}

function personAt(article: Article, i: number): Spot | null {
  const known = article.startingAt(i);
  if (known) return known.thing.type === "Person" ? known : null;
  const end = nameEnd(article, i);
  return end < i ? null : personSpot(article, i, end);
}

/** "Ada Byron, the Norwegian prime minister," and "Ada Byron, who was then president of Norway". */
function appositionOf(article: Article, span: OfficeSpan): Holding | null {
  let at = span.from - 1;
  while (/^(?:the|a|an|then|who|was|is|former|once|currently)$/.test(article.low(at))) at -= 1;
  const spot = article.low(at) === "," ? article.endingAt(at - 1) : undefined;
  if (spot?.thing.type !== "Person" || spot.extentFirst < spot.first) return null;
  let end = span.to + 1;
  while (/^(?:at|the|time)$/.test(article.low(end))) end += 1;
  if (!/^(?:[,.;:)]|and|)$/.test(article.low(end))) return null;
  if (article.low(end) === ",") spot.extentLast = end;
  return settleHolding(spot, span);
}

function settleHolding(spot: Spot, span: OfficeSpan): Holding {
  const home = span.of[0]?.thing;
  if (home && !span.former) spot.thing.home ??= home;
  return { person: spot.thing, span, first: Math.min(spot.extentFirst, spot.first), last: Math.max(spot.last, span.to) };
}

function withArticle(article: Article, from: number): number {
  return /^(?:the|a|an|his|her|its|their)$/.test(article.low(from - 1)) ? from - 1 : from;
}

function skipHonorifics(article: Article, { honorifics }: People, i: number): number {
  let at = i;
  while (honorifics.has(article.low(at)) || (at > i && article.low(at) === "." && honorifics.has(article.low(at - 1)))) at += 1;
  return at;
}

/** Last token of the personal name that starts here, `i - 1` if none does. */
function nameEnd(article: Article, i: number): number {
  let end = i - 1;
  for (let at = i; at < i + 7; at += 1) {
    const particle = at > i && nameParticles.has(article.low(at)) && isNameWord(article, at + 1);
    const hyphen =
      at > i && article.low(at) === "-" && isNameWord(article, at + 1) && article.words[at]?.start === article.words[at - 1]?.end;
    const initial = article.low(at) === "." && at > i && article.words[at - 1]?.text.length === 1 && isNameWord(article, at + 1);
    if (isNameWord(article, at)) end = at;
    else if (!particle && !hyphen && !initial) break;
  }
  return end;
}

function isNameWord(article: Article, i: number): boolean {
  const low = article.low(i);
  if (!isCapital(article.words[i]) || article.owner[i] || article.titles.has(i) || openers.has(low) || notInNames.has(low)) return false;
  return !officeHeads.has(low) && !organisationNouns.has(low) && !partyNouns.has(low) && !eventNouns.has(low) && !placeNouns.has(low);
}

function personSpot(article: Article, first: number, last: number): Spot {
  const key = nameKey(article, first, last);
  const thing = article.thing("Person", knownFullName(article, key) ?? key, article.slice(first, last));
  article.alias(thing, key);
  return article.spot(thing, first, last, "name");
}

function nameKey(article: Article, first: number, last: number): string {
  return article.words
    .slice(first, last + 1)
    .map(({ low }) => low)
    .join(" ");
}

/** The one person already met whose name ends like this one: "Byron" after "Ada Byron". */
function knownFullName(article: Article, key: string): string | null {
  const same = article.things.filter(({ type, label }) => type === "Person" && fold(label).endsWith(` ${key}`));
  const [only] = same;
  return same.length === 1 && only ? fold(only.label) : null;
}

/** "Mr Byron", and two or more unknown capitalised words that do what people do. */
function findUntitled(article: Article, people: People, nouns: Nouns, first: number, last: number): void {
  for (let i = first; i <= last; i += 1) {
    const titled = people.honorifics.has(article.low(i)) && isCapital(article.words[i]);
    const at = titled ? skipHonorifics(article, people, i) : i;
    const end = Math.min(nameEnd(article, at), last);
    if (end < at) continue;
    const long = end - at >= 1 && end - at <= 4 && !nouns.byWord.has(article.low(end));
    if (titled || (long && (actsLikePerson(article, at, end, first) || followsTitle(article, at)))) personSpot(article, at, end);
    i = end;
  }
}

function followsTitle(article: Article, i: number): boolean {
  return article.titles.has(i - 1);
}

function actsLikePerson(article: Article, first: number, last: number, opening: number): boolean {
  const [before, after] = [article.low(first - 1), article.low(last + 1)];
  if (
    /^(?:met|told|accused|praised|criticised|thanked|hosted)$/.test(before) ||
    personVerbs.has(after) ||
    (after === "," && article.low(last + 2) === "who")
  )
    return true;
  if (after === "," && /^(?:a|an|the|then)$/.test(article.low(last + 2))) return first === opening || before === "," || before === "and";
  const title =
    [2, 3, 4, 5, 6].some((k) => article.titles.has(last + k)) && !article.words.slice(last + 2, last + 6).some(({ text }) => text === ",");
  if (after === "," && title && (first === opening || before === ",")) return true;
  if (before === "by" && first - 1 === opening) return true;
  const listed = [2, 3].some((back) => article.endingAt(first - back)?.thing.type === "Person");
  return (before === "and" || before === ",") && listed;
}

/** Every later surname alone is the one person who bears it; a doubtful country name gives way to it. */
function findSurnames(article: Article): void {
  const bearers = new Map<string, Thing | null>();
  for (const thing of article.things) {
    if (thing.type !== "Person") continue;
    const surname = tokenise(fold(thing.label)).at(-1)?.text ?? "";
    bearers.set(surname, bearers.has(surname) && bearers.get(surname) !== thing ? null : thing);
  }
  article.words.forEach((word, i) => {
    const thing = bearers.get(word.low);
    const owner = article.owner[i];
    if (!thing || !isCapital(word) || (owner && !yields(owner, word.text))) return;
    if (owner) article.remove(owner);
    article.spot(thing, i, i, "name");
  });
}

function yields({ thing, first, last }: Spot, text: string): boolean {
  return first === last && (thing.reference?.ambiguous?.includes(text) ?? false);
}
