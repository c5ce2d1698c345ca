import { isCapital, type Article, type Spot, type Thing } from "../article.js";
import type { Nouns } from "../agreementNouns.js";
import { openers } from "../lexicon.js";

/** Small words between the capitals of a name: "Convention on the Rights of the Child". */
const joints = /^(?:of|on|for|and|the|to|against|in|de|du|des|with|establishing|concerning|relating|a)$/;

/** Finds agreements that are written as names: "Prespa Agreement", "Treaty of Ghent", "Convention on Haze (CoH)". */
export function findAgreementNames(article: Article, nouns: Nouns, headlines: ReadonlySet<number>): void {
  takeBack(article, nouns);
  for (let i = 0; i < article.words.length; i += 1) {
    if (!headsName(article, nouns, i) || headlines.has(i)) continue;
    const first = nameStart(article, i);
    const last = nameEnd(article, nouns, i);
    if (first === last || (first === i && article.owner[last] && article.low(i + 1) === "with")) continue;
    if (covered(article, first, last)) continue;
    const thing = takeOver(article, first, last) ?? article.thing("Agreement", nameKey(article, first, last), article.slice(first, last));
    const spot = article.spot(thing, first, last, "name");
    i = spot.last;
  }
}

/** Nouns that name agreements only, even in what looks like the name of a body that no list has. */
const plain =
  /^(?:agreement|agreements|deal|treaty|accord|accords|protocol|ceasefire|truce|memorandum|armistice|initiative|pact|compact|convention|charter)$/;

/** "the Albanian agreement" that was taken for the name of an event or a body. */
function takeBack(article: Article, nouns: Nouns): void {
  const others = article.things.filter(
    ({ type, reference }) => !reference && (type === "Event" || type === "Organisation" || type === "Place"),
  );
  for (const spot of others.flatMap(({ spots }) => [...spots])) {
    const noun = article.low(spot.last);
    const own = nouns.byWord.get(noun)?.some(({ weak, words }) => !weak && words.length === 1);
    if (plain.test(noun) || (/^(?:statement|declaration)$/.test(noun) && isDashed(article, spot)) || (own && spot.thing.type === "Event"))
      article.remove(spot);
  }
}

/** "EU–Turkey Statement": named by its sides. */
function isDashed(article: Article, { first, last }: Spot): boolean {
  return article.words.slice(first + 1, last).some(({ low }) => /^[-–—]$/.test(low));
}

function headsName(article: Article, nouns: Nouns, i: number): boolean {
  const word = article.words[i];
  if (!isCapital(word) || !nouns.byWord.has(article.low(i))) return false;
  const owner = article.owner[i];
  return (
    !owner ||
    (owner.thing.type !== "Organisation" && owner.thing.type !== "Party" && owner.thing.type !== "Event" && owner.thing.type !== "Person")
  );
}

/** The agreement of a shorter name that stands inside this one, whose spot gives way. */
function takeOver(article: Article, first: number, last: number): Thing | null {
  for (let i = first; i <= last; i += 1) {
    const spot = article.owner[i];
    if (spot?.thing.type !== "Agreement" || spot.kind !== "name" || spot.first < first || spot.last > last) continue;
    article.remove(spot);
    return spot.thing;
  }
  return null;
}

/** A spot of the same or a wider name is there already. */
function covered(article: Article, first: number, last: number): boolean {
  const owner = article.owner[last] ?? article.owner[first];
  return owner?.thing.type === "Agreement" && owner.kind === "name" && owner.first <= first && owner.last >= last;
}

function nameStart(article: Article, head: number): number {
  let first = head;
  for (let at = head - 1; at >= 0; at -= 1) {
    const word = article.words[at];
    if (!word || article.openings.has(at + 1)) break;
    const glued = /^[-–—/]$/.test(word.low) && word.start === article.words[at - 1]?.end && word.end === article.words[at + 1]?.start;
    if (glued) continue;
    const joined = word.low === "and" && isCapital(article.words[at - 1]) && !article.owner[at + 1] && !article.owner[at - 1];
    if (joined) continue;
    if (!isCapital(word) || (openers.has(word.low) && article.openings.has(at))) break;
    const spot = article.owner[at];
    if (spot?.thing.type === "Person") break;
    first = spot && spot.kind === "name" ? Math.min(first, spot.first) : at;
    at = first;
  }
  return first;
}

function nameEnd(article: Article, nouns: Nouns, head: number): number {
  let last = head;
  if (/^[IVX]+$/.test(article.words[head + 1]?.text ?? "") && article.low(head + 1) !== "i") last = head + 1;
  if (!/^(?:of|on|for|to|against|establishing|concerning|relating)$/.test(article.low(head + 1))) return last;
  for (let at = last + 1; at < head + 16; at += 1) {
    const word = article.words[at];
    if (!word || article.openings.has(at) || isDate(word.low) || (word.low === "and" && opensAnother(article, nouns, at + 1))) break;
    const spot = article.startingAt(at);
    if (spot && spot.thing.type !== "Person") last = at = spot.last;
    else if (isCapital(word)) last = at;
    else if (!(joints.test(word.low) || /^[-–]$/.test(word.low))) break;
  }
  return last;
}

/** "the Treaty of Ghent and the Bergen Treaty": another name with a noun of its own. */
function opensAnother(article: Article, nouns: Nouns, from: number): boolean {
  const words = article.words.slice(from, from + 6);
  const stop = words.findIndex((word, k) => !isCapital(word) && !(k === 0 && word.low === "the"));
  return words.slice(0, stop < 0 ? undefined : stop).some((word) => isCapital(word) && nouns.byWord.has(word.low));
}

const dates = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

function isDate(low: string): boolean {
  return dates.has(low) || /^\d+$/.test(low);
}

/** The words of a name that tell it from others, sorted: "Treaty of Ghent" and "Ghent Treaty" have one key. */
function nameKey(article: Article, first: number, last: number): string {
  return article.words
    .slice(first, last + 1)
    .filter(({ kind, low }) => kind !== "punctuation" && !/^(?:of|for|on|and|the|de|du|des)$/.test(low))
    .map(({ low }) => low)
    .sort()
    .join(" ");
}

/** Another name that the text gives: "known as the 'Pacific Way'". */
export interface OtherName {
  /** Token of "known", "called". */
  readonly verb: number;
  readonly first: number;
  readonly last: number;
}

/** Finds names that are introduced as such: "known as the 'Pacific Way'", "dubbed the Bergen Plan". */
export function findOtherNames(article: Article): OtherName[] {
  return article.words.flatMap(({ low }, verb) => {
    if (
      !/^(?:known|called|dubbed|named|nicknamed|termed|referred|labelled|labeled|rebranded|rebranding|renamed|renaming|branded)$/.test(low)
    )
      return [];
    const as = [verb + 1, verb + 2].find((i) => article.low(i) === "as") ?? (/^(?:known|referred|rebrand)/.test(low) ? -1 : verb);
    const span = as < 0 ? null : capitalsAt(article, as + 1);
    return span ? [{ verb, ...span }] : [];
  });
}

/** The capitals behind an article and a quotation mark, if nothing else owns them. */
function capitalsAt(article: Article, start: number): { first: number; last: number } | null {
  let first = start;
  while (/^(?:the|a|an|['"“”‘’])$/.test(article.low(first))) first += 1;
  const quoted = /^['"“‘]$/.test(article.low(first - 1))
    ? article.words.slice(first, first + 7).findIndex(({ low }) => /^[,'"”’]$/.test(low))
    : -1;
  if (quoted > 0 && isCapital(article.words[first])) return { first, last: first + quoted - 1 };
  let last = first - 1;
  while (
    isCapital(article.words[last + 1]) ||
    (last >= first && /^[-–]$/.test(article.low(last + 1)) && isCapital(article.words[last + 2])) ||
    (last >= first && joints.test(article.low(last + 1)) && isCapital(article.words[last + 2]))
  )
    last += 1;
  const owner = article.owner[first];
  const free =
    !owner ||
    owner.last < last ||
    owner.thing.type === "Agreement" ||
    (owner.first === first && !owner.thing.reference && owner.thing.type !== "Person");
  return last >= first && free ? { first, last } : null;
}

/** "memorandum (MoU)", "Treaty on Haze (ToH)": the token of a short form in brackets, null if there is none. */
export function shortForm(article: Article, last: number): number | null {
  const form = article.words[last + 2];
  const bracketed = article.low(last + 1) === "(" && article.low(last + 3) === ")";
  return bracketed && form && /^\p{Lu}[\p{L}-]{1,9}$/u.test(form.text) && /\p{Lu}.*\p{Lu}/u.test(form.text) ? last + 2 : null;
}

/** Every later place of a short form, named as the same thing. */
export function spotShortForms(article: Article, forms: ReadonlyMap<string, Thing>): void {
  article.words.forEach(({ text }, i) => {
    const thing = article.owner[i] && article.owner[i]?.thing.type !== "Agreement" ? undefined : forms.get(text);
    if (thing && article.owner[i]?.thing !== thing) article.spot(thing, i, i, "name");
  });
}
