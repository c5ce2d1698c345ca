import type { Role } from "@entente/ontology";
import type { Article, Spot, Thing } from "../article.js";
import { determiners, isAdverb, officialNouns } from "../lexicon.js";

/** Someone whom an agreement's phrase names, with what they are to it. */
export interface Side {
  readonly thing: Thing;
  readonly role: Role | null;
  /** First and last token of the words that name them. */
  readonly first: number;
  readonly last: number;
  /** The phrase only hints at it: "the Iran deal". */
  readonly doubt: number;
}

/** Sides found in a row, and the last token of the row. */
export interface Sides {
  readonly sides: readonly Side[];
  readonly last: number;
}

const actors = new Set(["Country", "Organisation", "Party"]);
/** Words that may stand for a country behind its name: "Norwegian officials", "Norway's parliament", "Malaysian counterpart". */
const titles =
  /^(?:counterpart|counterparts|president|minister|premier|king|queen|chancellor|leader|side|prime|foreign|military|junta|rebels?|forces|army|state|republic)$/;
/** No list of parties is longer. */
const reach = 60;

/** Whether a thing can be one side of an agreement. */
export function isActor({ type }: Thing): boolean {
  return actors.has(type);
}

/** The row of sides that starts at a token: "Norway, the Chilean government and rebel group X". */
export function sidesAt(article: Article, start: number, end: number): Sides {
  const sides: Side[] = [];
  let last = start - 1;
  let joined = false;
  for (let at = start; at <= Math.min(end, start + reach);) {
    const side = sideAt(article, at, end);
    if (!side) break;
    if (!sides.some(({ thing }) => thing === side.thing)) sides.push(side);
    last = side.last;
    const next = connector(article, last + 1, joined);
    if (!next) break;
    joined ||= next.and;
    at = next.at;
  }
  return { sides, last };
}

/** Where the next side may start: behind a comma, or behind an "and", which ends a list. */
function connector(article: Article, i: number, joined: boolean): { at: number; and: boolean } | null {
  const low = article.low(i);
  if (low === ",") {
    if (joined) return null;
    const and = /^(?:and|plus)$/.test(article.low(i + 1));
    return { at: and ? i + 2 : i + 1, and };
  }
  if (/^(?:and|plus|&)$/.test(low)) return { at: i + 1, and: true };
  if (low === "as" && article.low(i + 1) === "well") return { at: i + 3, and: true };
  return low === "along" && article.low(i + 1) === "with" ? { at: i + 2, and: false } : null;
}

/** Tokens between the start of a side and its name: "the neighbouring", "Prime Minister", "rebels in". */
const lead = 6;

function sideAt(article: Article, start: number, end: number): Side | null {
  for (let at = start; at <= Math.min(end, start + lead); at += 1) {
    const spot = article.startingAt(at);
    if (spot) return named(article, asGovernment(article, spot), start, end);
    if (!leadsOn(article, at)) return null;
  }
  return null;
}

/** "an accord with Oslo": a capital that is a side stands for its country. */
function asGovernment(article: Article, spot: Spot): Spot {
  const { thing, first, last } = spot;
  const country = thing.reference;
  if (thing.type !== "Place" || country?.type !== "Country") return spot;
  article.remove(spot);
  return article.spot(article.thing("Country", country.id, article.slice(first, last), country), first, last, "description");
}

function leadsOn(article: Article, i: number): boolean {
  const word = article.words[i];
  if (!word) return false;
  if (determiners.has(word.low) || article.titles.has(i) || officialNouns.has(word.low)) return true;
  if (/^(?:of|in|from|under)$/.test(word.low))
    return officialNouns.has(article.low(i - 1)) || /^(?:group|rebels|countries|states|nations|side|sides)$/.test(article.low(i - 1));
  return (
    word.tag === "ADJ" ||
    word.tag === "NUM" ||
    word.tag === "NOUN" ||
    word.tag === "PROPN" ||
    (word.low === "." && article.titles.has(i - 1))
  );
}

function named(article: Article, spot: Spot, first: number, end: number): Side | null {
  const { thing } = spot;
  const behind = article.low(spot.last + 1);
  const side = { thing, role: null, first, last: spot.last, doubt: 0 };
  if (thing.type === "Person")
    return { ...side, thing: thing.home && isActor(thing.home) ? thing.home : thing, last: Math.max(spot.last, spot.extentLast) };
  if (!isActor(thing)) return null;
  if (behind === "'s" || behind === "'") return official(article, side, spot.last + 2, end);
  if (spot.kind === "demonym") return official(article, side, spot.last + 1, end);
  if (officialNouns.has(behind) || /^(?:bloc|group|union|alliance|movement|side)$/.test(behind)) return { ...side, last: spot.last + 1 };
  return side;
}

/** "Norway's new government", "Malaysian counterpart Najib": the country, with the words that stand for it. */
function official(article: Article, side: Side, from: number, end: number): Side | null {
  for (let at = from; at <= Math.min(end, from + 4); at += 1) {
    const low = article.low(at);
    if (officialNouns.has(low) || titles.test(low) || article.titles.has(at)) return { ...side, last: officialEnd(article, at) };
    if (article.words[at]?.tag !== "ADJ" && article.words[at]?.tag !== "NOUN") return null;
  }
  return null;
}

function officialEnd(article: Article, at: number): number {
  let last = at;
  while (article.titles.has(last + 1) || officialNouns.has(article.low(last + 1)) || titles.test(article.low(last + 1))) last += 1;
  const person = [1, 2, 3].map((k) => article.startingAt(last + k)).find((spot) => spot?.thing.type === "Person");
  return person && person.first <= last + 3 ? person.last : last;
}

/** The sides that words before the noun name: "Norway's", "UK-Rwanda", "Danish-Kosovar", "U.S.-brokered", "Iran". */
export function sidesBefore(article: Article, first: number, head: number, general: boolean): Side[] {
  const found: Side[] = [];
  for (let i = first; i < head; i += 1) {
    const spot = startingWithin(article, i, head);
    const side = spot && spot.last < head && isActor(spot.thing) ? before(article, spot, first, head, general) : null;
    if (side && !found.some(({ thing }) => thing === side.thing)) found.push(side);
    if (spot) i = spot.last;
  }
  // A name by itself is a hint; two are the two sides.
  return found.filter(({ doubt }) => doubt === 0).length > 1 ? found.map((side) => ({ ...side, doubt: 0 })) : found;
}

/** "the court's founding treaty": a body that is the only one named need be no party. */
export function withoutHosts(before: readonly Side[], after: readonly Side[]): Side[] {
  const sides = [...before, ...after];
  return sides.length > 1 ? sides : sides.filter((side) => side.thing.type !== "Organisation" || after.includes(side));
}

/** The name that starts at a token, also where it stands inside the name of the agreement. */
function startingWithin(article: Article, i: number, head: number): Spot | undefined {
  const spot = article.startingAt(i);
  return spot && spot.last < head ? spot : article.inside(i, head).find(({ first }) => first === i);
}

function before(article: Article, spot: Spot, first: number, head: number, general: boolean): Side | null {
  const side = { thing: spot.thing, role: null, first: spot.first, last: spot.last, doubt: 0 };
  const behind = article.low(spot.last + 1);
  if (/^[-–—/]$/.test(behind)) return dashed(article, side, spot, head);
  if (/^[-–—/]$/.test(article.low(spot.first - 1)) && spot.first > first) return side;
  if (behind === "'s" || behind === "'") return general ? side : null;
  if (behind === "and" && article.startingAt(spot.last + 2)) return side;
  if (article.low(spot.first - 1) === "and" && article.endingAt(spot.first - 2)) return side;
  return general && spot.thing.type === "Country" ? { ...side, doubt: 0.15 } : null;
}

const mediating = /^(?:brokered|mediated|sponsored|facilitated|negotiated|hosted)$/;
const owning = /^(?:imposed|proposed|drafted|backed|led|supported|funded|supervised|run|designed|authored|style)$/;

function dashed(article: Article, side: Side, spot: Spot, head: number): Side | null {
  const word = article.low(spot.last + 2);
  if (mediating.test(word)) return { ...side, role: "mediator", last: spot.last + 2 };
  if (owning.test(word)) return null;
  const other = startingWithin(article, spot.last + 2, head);
  return other && other.last < head + 1 && isActor(other.thing) ? side : null;
}

const signing = /^(?:signed|struck|reached|agreed|concluded|made|inked|sealed|negotiated|forged|finalised|finalized|ratified)$/;
const brokering = /^(?:brokered|mediated|facilitated|sponsored|guaranteed)$/;

/** The sides that follow the noun: "between A and B", "with B", "signed by A and B", "brokered by C". */
export function sidesAfter(article: Article, head: number, end: number): Sides {
  let last = head;
  const found: Side[] = [];
  let role: Role | null = null;
  for (let at = head + 1; at <= Math.min(end, head + 16); at += 1) {
    const low = article.low(at);
    if (signing.test(low)) role = null;
    else if (brokering.test(low)) role = low === "guaranteed" ? "guarantor" : "mediator";
    else if (/^(?:between|among|with)$/.test(low) || (low === "by" && participleBefore(article, at))) {
      const row = listed(article, at, end);
      const sides = low === "by" ? row.sides.map((side) => ({ ...side, role })) : row.sides;
      if (low === "between" && row.sides.length < 2) break;
      found.push(...sides.filter(({ thing }) => !found.some((known) => known.thing === thing)));
      if (row.sides.length > 0) last = at = row.last;
      else if (low !== "with") break;
    } else if (!passes(article, at)) break;
  }
  return { sides: found, last };
}

function participleBefore(article: Article, by: number): boolean {
  let at = by - 1;
  while (isAdverb(article.low(at))) at -= 1;
  return signing.test(article.low(at)) || brokering.test(article.low(at));
}

/** "with A and B", "along with six world powers — A, B and C". */
function listed(article: Article, preposition: number, end: number): Sides {
  const row = sidesAt(article, preposition + 1, end);
  if (row.sides.length > 0) return row;
  let at = preposition + 1;
  while (at < preposition + 7 && /^(?:ADJ|NOUN|NUM|DET)$/.test(article.words[at]?.tag ?? "") && !article.owner[at]) at += 1;
  if (at === preposition + 1 || !/^(?:[—–:(,-])$/.test(article.low(at))) return { sides: [], last: preposition };
  if (article.low(at + 1) === "including") at += 1;
  const list = sidesAt(article, at + 1, end);
  return list.sides.length > 1 ? list : { sides: [], last: preposition };
}

/** What may stand between the noun and its sides: adverbs, dates, places, topics; no verb, no comma. */
function passes(article: Article, i: number): boolean {
  const word = article.words[i];
  if (word?.low === "and" && /^(?:an?|another|its|their)$/.test(article.low(i + 1))) return false;
  if (!word || word.tag === "AUX" || /^[,;:.!?()—]$/.test(word.low)) return false;
  if (word.tag === "VERB") return signing.test(word.low) || brokering.test(word.low) || word.fineTag === "VBG" || word.fineTag === "VB";
  if (word.tag === "ADP" && !/^(?:in|on|at|of|over|about|to|for|along)$/.test(word.low)) return false;
  return (
    word.tag !== "PRON" &&
    word.tag !== "SCONJ" &&
    !/^(?:who|which|that|but|while|talks|negotiations|meeting|meetings|consultations|help|support|backing|discussions)$/.test(word.low)
  );
}
