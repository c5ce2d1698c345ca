import type { Office } from "../reference.js";
import { isCapital, type Article, type Spot, type Thing } from "./article.js";
import type { OfficeWords } from "./offices.js";
import { between, canOwn, isBefore, links, withOwner, type OfficeSpan } from "./owners.js";

/** A person said to hold an office. */
export interface Holding {
  readonly person: Thing;
  readonly span: OfficeSpan;
  readonly first: number;
  readonly last: number;
  /** The text names the office only; its country follows from the rest of the document. */
  readonly inferred?: true;
}

/** Completes offices with whom they are of, and finds who holds each: by title or apposition. */
export function findHoldings(article: Article, offices: readonly OfficeWords[]): Holding[] {
  const spans = offices.map((found) => withOwner(article, found));
  const held = spans.map((span) => holdingsOf(article, span));
  return spans.flatMap((span, k) => {
    const own = held[k] ?? [];
    return own.length > 0 ? own : joinedTitle(article, span, { before: held[k - 1], after: held[k + 1] });
  });
}

function holdingsOf(article: Article, span: OfficeSpan): Holding[] {
  const paired = span.plural ? [...respectiveHoldings(article, span), ...pairedHoldings(article, span)] : [];
  if (paired.length > 0) return paired;
  if (span.plural && ownersBeside(article, span).length > 1) return [];
  const holding = titleOf(article, span) ?? appositionOf(article, span);
  return holding ? [holding, ...shared(article, holding)] : [];
}

/** "prime minister and Labour leader Ada Byron", "Byron, the prime minister and leader of Labour": two offices of one person. */
function joinedTitle(
  article: Article,
  span: OfficeSpan,
  { before, after }: { readonly before: readonly Holding[] | undefined; readonly after: readonly Holding[] | undefined },
): Holding[] {
  if (span.plural) return [];
  const [next] = after ?? [];
  if (
    next &&
    after?.length === 1 &&
    isJoined(article, span.to, next.span.from) &&
    next.person.spots.some(({ first }) => first > next.span.last && first < next.span.to + 6)
  )
    return [sameHolder(article, next, span)];
  const [known] = before ?? [];
  const apposed = known && known.person.spots.some(({ last }) => last < known.span.from && known.span.from - last < 6);
  return known && apposed && before?.length === 1 && isJoined(article, known.span.to, span.from) ? [sameHolder(article, known, span)] : [];
}

/** Only "and" stands between two offices. */
function isJoined(article: Article, to: number, from: number): boolean {
  const joint = article.words.slice(to + 1, from).map(({ low }) => low);
  return joint[0] === "and" && joint.every((low) => links.has(low) || between.has(low)) && from - to < 5;
}

function sameHolder(article: Article, { person, first, last, span: known }: Holding, span: OfficeSpan): Holding {
  const owned = span.of.length > 0 || span.to > span.last;
  const of = owned || known.of[0]?.thing.type !== "Country" ? span.of : known.of;
  const home = of[0]?.thing;
  if (home?.type === "Country" && !span.former) person.home ??= home;
  return { person, span: { ...span, of }, first: Math.min(first, withArticle(article, span.from)), last: Math.max(last, span.to) };
}

/** "Prime Minister Ada Byron", "Norway's prime minister, Ada Byron,", "the president of Norway, Ada Byron". */
function titleOf(article: Article, span: OfficeSpan): Holding | null {
  const known = span.of.length > 0 || span.to > span.last || /^(?:the|its|his|her|their|'s)$/.test(article.low(span.from - 1));
  const titled = isCapital(article.words[span.first]) && span.last - span.first > 1;
  const end = aimEnd(article, span.to);
  const aside = article.low(end + 1) === "," ? null : relativeEnd(article, end + 1);
  const comma = (aside !== null || article.low(end + 1) === ",") && (known || titled);
  if (!comma && span.to > span.last && !followsDirectly(article, span)) return null;
  const aim = comma ? null : directAim(article, span);
  const spot = aim ?? personFrom(article, comma ? (aside ?? end + 1) + 1 : span.to + 1);
  if (!spot || (comma && !closes(article, spot.last + 1))) return null;
  spot.extentFirst = Math.min(spot.extentFirst, withArticle(article, span.from));
  if (comma && article.low(spot.last + 1) === ",") spot.extentLast = spot.last + 1;
  const owner = span.of.length === 0 ? ownerAfter(article, spot.last, span.office) : null;
  return holding(spot, owner ? { ...span, of: [owner], to: owner.last } : span);
}

/** "the party's candidate for the presidency, X": what an office is for, before the comma. */
function aimEnd(article: Article, to: number): number {
  const portfolio = article.low(to + 1) === "of" && /^(?:minister|secretary|director|commissioner)$/.test(article.low(to));
  if (!portfolio && !/^(?:for|in|at|to|on)$/.test(article.low(to + 1))) return to;
  for (let at = to + 2; at < to + 8; at += 1) {
    if (article.low(at) === ",") return at - 1;
    if (article.startingAt(at)?.thing.type === "Person") return to;
  }
  return to;
}

/** "the chairman of the council that led the talks, Ada Byron": the comma that closes the clause. */
function relativeEnd(article: Article, from: number): number | null {
  if (!/^(?:that|which|who)$/.test(article.low(from))) return null;
  for (let at = from + 2; at < from + 12; at += 1) {
    if (article.low(at) === ",") return personFrom(article, at + 1) && at - from > 2 ? at : null;
    if (/^[.;:]$/.test(article.low(at))) return null;
  }
  return null;
}

const sent = /^(?:envoy|ambassador|commissioner|representative|coordinator|rapporteur|adviser|advisor|negotiator|minister|secretary)$/;

/** "UN Special Envoy for the Bergen talks Ada Byron": who is sent, after what for. */
function directAim(article: Article, { last, to }: OfficeSpan): Spot | null {
  if (!sent.test(article.low(last)) || !/^(?:to|for|on|in)$/.test(article.low(last + 1)) || to > last + 6) return null;
  for (let at = last + 2; at < last + 10; at += 1) {
    const spot = article.startingAt(at);
    if (spot?.thing.type === "Person") return spot.first < spot.last || article.titles.has(at - 1) ? spot : null;
    const { tag = "X", low = "" } = article.words[at] ?? {};
    if (!spot && !article.owner[at] && !/^(?:DET|ADJ|NOUN|PROPN|PART)$/.test(tag) && low !== "-") return null;
  }
  return null;
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
    if (spot?.kind === "demonym" && article.titles.has(spot.last + 1)) continue;
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
  while (
    links.has(article.low(at)) ||
    between.has(article.low(at)) ||
    isAge(article, at) ||
    /^(?:has|been|served|serves|as|worked)$/.test(article.low(at))
  ) {
    past ||= /^(?:was|former|once|then|ex|served|worked)$/.test(article.low(at));
    installed ||= article.low(at) === "elected";
    at -= 1;
  }
  // "was elected president" tells who came into an office, which the clause says better.
  if (installed && /^(?:was|is|been|were)$/.test(article.low(at + 1))) return null;
  const opened = /^(?:,|\()$/.test(article.low(at));
  const spot = opened
    ? article.endingAt(at - 1)
    : /^(?:is|was|has|served|serves)$/.test(article.low(at + 1))
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

/** "the 35-year-old". */
function isAge(article: Article, at: number): boolean {
  return article.words[at]?.kind === "number" || /^(?:-|year|old)$/.test(article.low(at));
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

/** "of Norway", "from Norway", "(Norway)", "of the centre-left Farmers' Party" behind a name. */
function ownerAfter(article: Article, last: number, office: Office): Spot | null {
  if (!/^(?:of|from|\()$/.test(article.low(last + 1))) return null;
  let at = last + 2;
  while (at < last + 9 && !article.owner[at] && isBefore(article, at)) at += 1;
  const spot = article.startingAt(at);
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
