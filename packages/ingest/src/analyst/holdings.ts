import type { Office } from "../reference.js";
import { isCapital, type Article, type Spot, type Thing } from "./article.js";
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

/** A person said to hold an office. */
export interface Holding {
  readonly person: Thing;
  readonly span: OfficeSpan;
  readonly first: number;
  readonly last: number;
  /** The text names the office only; its country follows from the rest of the document. */
  readonly inferred?: true;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** Words between an owner and the office that say when or what kind. */
const between = words(
  `former ex late new newly current acting outgoing incoming longtime long-time veteran elected then now interim caretaker
  de facto self-declared self-proclaimed embattled ousted deposed transitional military populist conservative liberal
  right-wing left-wing far-right far-left centrist socialist nationalist hardline moderate reformist pro-western
  pro-russian pro-european first second next previous first-ever top chief senior key powerful popular own longest-serving
  long-serving ageing aging recently appointed ruling opposition islamist leftist exiled jailed civilian prime`,
);
const endedWords = /^(?:former|ex|late|ousted|deposed|previous|then|erstwhile)$/;
const links = words("the a an then who was is former once currently now being its their his her also both and");

/** Completes offices with whom they are of, and finds who holds each: by title or apposition. */
export function findHoldings(article: Article, offices: readonly OfficeWords[]): Holding[] {
  return offices.flatMap((found) => {
    const span = withOwner(article, found);
    const paired = span.plural ? [...respectiveHoldings(article, span), ...pairedHoldings(article, span)] : [];
    if (paired.length > 0) return paired;
    if (span.plural && ownersBeside(article, span).length > 1) return [];
    const holding = titleOf(article, span) ?? appositionOf(article, span);
    return holding ? [holding, ...shared(article, holding)] : [];
  });
}

function withOwner(article: Article, found: OfficeWords): OfficeSpan {
  const { first, last } = found;
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
  const spot = article.endingAt(possessive ? at - 1 : at);
  if (!spot || !canOwn(spot.thing, office)) return { spots: [], from: former ? at + 1 : first, former };
  // "the pro-Russian leader".
  if (article.low(spot.first - 1) === "-") return { spots: [], from: spot.first, former };
  former ||= endedWords.test(article.low(spot.first - 1));
  const wider = article.endingAt(spot.first - 1);
  const demonym = wider && canOwn(wider.thing, office) && wider.kind === "demonym" ? wider : null;
  return { spots: [spot], from: (demonym ?? spot).first, former };
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
  if (!/^(?:of|to|for|at|in)$/.test(preposition)) return { spots: [], to: last };
  for (let at = last + 2; at < last + 12; at += 1) {
    const spot = article.startingAt(at);
    if (!spot) {
      if (!isBefore(article, at)) break;
      continue;
    }
    const possessive = /^'s?$/.test(article.low(spot.last + 1));
    if (spot.kind === "demonym" || possessive) at = possessive ? spot.last + 1 : spot.last;
    else return ends(article, spot, preposition, office);
  }
  return { spots: [], to: last };
}

/** A word that may stand between a preposition and the name it leads to. */
function isBefore(article: Article, at: number): boolean {
  const { low = "", tag, text = "" } = article.words[at] ?? {};
  return (
    /^(?:the|his|her|its|their|party|group|bloc|movement)$/.test(low) ||
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
function canOwn({ type, reference }: Thing, office: Office): boolean {
  return (
    type === "Country" ||
    type === "Party" ||
    (type === "Place" && office.of.includes("Place")) ||
    (type === "Organisation" && reference?.subtype !== "media")
  );
}

/** "Prime Minister Ada Byron", "Norway's prime minister, Ada Byron,", "the president of Norway, Ada Byron". */
function titleOf(article: Article, span: OfficeSpan): Holding | null {
  const known = span.of.length > 0 || span.to > span.last || /^(?:the|its|his|her|their|'s)$/.test(article.low(span.from - 1));
  const titled = isCapital(article.words[span.first]) && span.last - span.first > 1;
  const end = aimEnd(article, span.to);
  const comma = article.low(end + 1) === "," && (known || titled);
  if (!comma && span.to > span.last && !followsDirectly(article, span)) return null;
  const spot = personFrom(article, comma ? end + 2 : span.to + 1);
  if (!spot || (comma && !closes(article, spot.last + 1))) return null;
  spot.extentFirst = Math.min(spot.extentFirst, withArticle(article, span.from));
  if (comma && article.low(spot.last + 1) === ",") spot.extentLast = spot.last + 1;
  const owner = span.of.length === 0 ? ownerAfter(article, spot.last, span.office) : null;
  return holding(spot, owner ? { ...span, of: [owner], to: owner.last } : span);
}

/** "the party's candidate for the presidency, X": what an office is for, before the comma. */
function aimEnd(article: Article, to: number): number {
  if (!/^(?:for|in|at|to)$/.test(article.low(to + 1))) return to;
  for (let at = to + 2; at < to + 6; at += 1) {
    if (article.low(at) === ",") return at - 1;
    if (article.startingAt(at)?.thing.type === "Person") return to;
  }
  return to;
}

/** "the president of Norway Ada Byron": rare, but no other reading. */
function followsDirectly(article: Article, span: OfficeSpan): boolean {
  const spot = article.startingAt(span.to + 1);
  return spot?.thing.type === "Person" && spot.first < spot.last;
}

/** The person named at a token or behind honorifics there. */
function personFrom(article: Article, i: number): Spot | null {
  for (let at = i; at < i + 5 && article.sentenceOf(at) === article.sentenceOf(i - 1); at += 1) {
    const spot = article.startingAt(at);
    if (spot) return spot.thing.type === "Person" ? spot : null;
    const word = article.words[at];
    if (!word || !(word.text === "." || word.low === "former" || article.titles.has(at) || /^\p{Lu}/u.test(word.text))) return null;
  }
  return null;
}

function closes(article: Article, i: number): boolean {
  const low = article.low(i);
  return (
    /^(?:[,.;:)"”“–—-]|and|in|on|at|from|beside|who|to|)$/.test(low) ||
    article.words[i]?.tag === "VERB" ||
    article.words[i]?.tag === "AUX" ||
    /(?:ed|s|id|et|ld)$/.test(low)
  );
}

/** "Ada Byron, the Norwegian prime minister," and "Ada Byron, who was then president of Norway". */
function appositionOf(article: Article, span: OfficeSpan): Holding | null {
  let at = span.from - 1;
  let past = false;
  let installed = false;
  while (links.has(article.low(at)) || between.has(article.low(at))) {
    past ||= /^(?:was|former|once|then)$/.test(article.low(at));
    installed ||= article.low(at) === "elected";
    at -= 1;
  }
  // "was elected president" tells who came into an office, which the clause says better.
  if (installed && /^(?:was|is|been|were)$/.test(article.low(at + 1))) return null;
  const opened = /^(?:,|\()$/.test(article.low(at));
  const spot = opened
    ? article.endingAt(at - 1)
    : article.low(at + 1) === "is" || article.low(at + 1) === "was"
      ? article.endingAt(at)
      : undefined;
  if (spot?.thing.type !== "Person") return null;
  // The person already has a title before it, and this is another one's: "President Byron, Foreign Minister Lovelace".
  const next = article.startingAt(span.to + 1);
  if (next?.thing.type === "Person" || article.titles.has(span.to + 1)) return null;
  let end = span.to + 1;
  while (/^(?:at|the|time|since|from|until|between|\d{4})$/.test(article.low(end))) end += 1;
  if (!/^(?:[,.;:)–—"”]|and|who|for|in|on|to|at|of|)$/.test(article.low(end))) return null;
  if (article.low(end) === ",") spot.extentLast = Math.max(spot.extentLast, end);
  return holding(spot, past ? { ...span, former: true } : span);
}

function holding(spot: Spot, span: OfficeSpan): Holding {
  const home = span.of[0]?.thing;
  if (home && !span.former && home.type !== "Place") spot.thing.home ??= home;
  return { person: spot.thing, span, first: Math.min(spot.first, span.from), last: Math.max(spot.last, span.to) };
}

function withArticle(article: Article, from: number): number {
  return /^(?:the|a|an|his|her|its|their)$/.test(article.low(from - 1)) ? from - 1 : from;
}

/** "the Norwegian and Chilean foreign ministers", "the presidents of Norway and Chile": all that an office is of. */
function ownersBeside(article: Article, span: OfficeSpan): Spot[] {
  const [only] = span.of;
  if (!only) return [];
  const found = [only];
  if (only.first < span.first) {
    for (let at = only.first - 1; /^(?:and|,)$/.test(article.low(at));) {
      const spot = article.endingAt(at - 1);
      if (!spot || !canOwn(spot.thing, span.office)) break;
      found.unshift(spot);
      at = spot.first - 1;
    }
    return found;
  }
  for (let at = only.last + 1; /^(?:and|,)$/.test(article.low(at));) {
    const next = article.low(at + 1) === "and" || article.low(at + 1) === "the" ? at + 2 : at + 1;
    const spot = article.startingAt(next);
    if (!spot || !canOwn(spot.thing, span.office)) break;
    found.push(spot);
    at = spot.last + 1;
  }
  return found;
}

/** "the Norwegian and Chilean foreign ministers, Ada Byron and Luis Rojas,": as many names as owners, in their order. */
function respectiveHoldings(article: Article, span: OfficeSpan): Holding[] {
  const owners = ownersBeside(article, span);
  if (owners.length < 2) return [];
  const people: Spot[] = [];
  let at = Math.max(span.last, ...owners.map(({ last }) => last)) + 1;
  for (; people.length <= owners.length;) {
    while (/^(?:,|and)$/.test(article.low(at))) at += 1;
    const person = personFrom(article, at);
    if (!person) break;
    people.push(person);
    at = person.last + 1;
  }
  if (people.length !== owners.length) return [];
  const first = Math.min(span.first, ...owners.map((owner) => owner.first));
  const last = people.at(-1)?.last ?? span.last;
  return people.map((person, k) => ({ ...holding(person, { ...span, of: owners.slice(k, k + 1) }), first, last }));
}

/** "foreign ministers Ada Byron of Norway and Luis Rojas of Chile", "Presidents Byron (Norway) and Rojas (Chile)". */
function pairedHoldings(article: Article, span: OfficeSpan): Holding[] {
  const found: Holding[] = [];
  let at = span.to + 1;
  if (article.low(at) === ",") at += 1;
  for (let k = 0; k < 12; k += 1) {
    const person = personFrom(article, at);
    if (!person) break;
    const owner = ownerAfter(article, person.last, span.office);
    const own: OfficeSpan | null = owner ? { ...span, of: [owner], from: Math.min(span.first, person.first), to: owner.last } : null;
    if (own)
      found.push({ ...holding(person, own), first: found.length === 0 ? span.first : person.first, last: owner?.last ?? person.last });
    else if (span.of.length > 0) found.push(holding(person, span));
    at = (owner && article.low(owner.last + 1) === ")" ? owner.last + 1 : (owner?.last ?? person.last)) + 1;
    while (/^(?:,|and)$/.test(article.low(at))) at += 1;
  }
  return found;
}

/** "of Norway", "from Norway", "(Norway)" behind a name. */
function ownerAfter(article: Article, last: number, office: Office): Spot | null {
  if (!/^(?:of|from|\()$/.test(article.low(last + 1))) return null;
  const spot = article.startingAt(article.low(last + 2) === "the" ? last + 3 : last + 2);
  return spot && canOwn(spot.thing, office) && spot.kind === "name" ? spot : null;
}

/** "Ministers Byron and Lovelace", "Norwegian lawmakers Ada Byron and Luis Rojas": one title before a list. */
function shared(article: Article, { span, last }: Holding): Holding[] {
  if (!span.plural) return [];
  const found: Holding[] = [];
  for (let at = last + 1; /^(?:,|and)$/.test(article.low(at));) {
    while (/^(?:,|and)$/.test(article.low(at))) at += 1;
    const spot = article.startingAt(at);
    if (spot?.thing.type !== "Person") break;
    found.push(holding(spot, span));
    at = spot.last + 1;
  }
  return found;
}
