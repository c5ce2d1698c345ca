import type { Article, Spot } from "../article.js";
import type { Finding } from "../findings.js";
import { lies, whereFrom } from "./where.js";

/** Where an event is held or a body sits: "the summit in Bergen", "the council, based in Bergen". */
export function venues(article: Article, spot: Spot): Finding[] {
  const found = [inPlace, based, headquarters, heldIn, named, called, gathered]
    .map((read) => read(article, spot))
    .find((findings) => findings.length > 0);
  return found ?? [];
}

/** The place at a token, past "the Norwegian capital" and "the resort of". */
function placeAt(article: Article, from: number): Spot | undefined {
  const direct = whereFrom(article, from);
  if (direct) return direct;
  if (!/^(?:the|its|a|an)$/.test(article.low(from))) return undefined;
  for (let at = from + 1; at < from + 8; at += 1) {
    const spot = article.startingAt(at);
    if (spot && spot.kind !== "demonym" && article.low(at - 1) !== "'s") return spot.thing.type === "Place" ? spot : undefined;
    if (/^[.;:]$/.test(article.low(at)) || article.words[at]?.tag === "VERB") return undefined;
  }
  return undefined;
}

/** "the summit, held in Bergen", "the summit, which took place in the Norwegian capital, Oslo". */
function heldIn(article: Article, { thing, last, ...spot }: Spot): Finding[] {
  if (thing.type !== "Event") return [];
  let at = last + 1;
  while (at < last + 5 && /^(?:,|which|that|was|is|being|to|be)$/.test(article.low(at))) at += 1;
  const place = /^(?:took|taking)$/.test(article.low(at)) && article.low(at + 1) === "place";
  if (!place && !/^(?:held|hosted|staged|convened)$/.test(article.low(at))) return [];
  const preposition = place ? at + 2 : at + 1;
  const where = /^(?:in|at)$/.test(article.low(preposition)) ? placeAt(article, preposition + 1) : undefined;
  return where ? lies({ thing, last, ...spot }, where, 0.7) : [];
}

/** "summit in Montevideo": the place belongs to how the event is called. */
function named(article: Article, spot: Spot): Finding[] {
  const where = article.inside(spot.first, spot.last + 1).find(({ last, thing }) => last === spot.last && thing !== spot.thing);
  const lead = where && article.low(where.first - 1) === "the" ? where.first - 2 : (where?.first ?? 0) - 1;
  const placed = where !== undefined && where.kind !== "demonym" && /^(?:in|at)$/.test(article.low(lead));
  return placed && spot.thing.type === "Event" ? lies(spot, where, 0.7) : [];
}

/** "landed in Bergen on Friday for the summit", "gathered in Bergen, Norway, to attend a summit": those who come tell where it is. */
function gathered(article: Article, spot: Spot): Finding[] {
  if (spot.thing.type !== "Event" || spot.kind === "pronoun") return [];
  let at = spot.first - 1;
  while (at > spot.first - 5 && /^(?:DET|ADJ|NUM)$/.test(article.words[at]?.tag ?? "") && !article.owner[at]) at -= 1;
  if (/^(?:attend|join|chair|open)$/.test(article.low(at)) && article.low(at - 1) === "to") at -= 1;
  else if (article.low(at) !== "for") return [];
  for (let end = at - 1; end > at - 7; end -= 1) {
    const where = article.endingAt(end);
    if (where)
      return comesTo(article, where) ? lies(spot, where, 0.65) : where.thing.type === "Country" ? nextPlace(article, spot, where) : [];
    if (
      !/^(?:,|on|this|last|next|early|late|week|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+)$/.test(
        article.low(end),
      ) &&
      article.words[end]?.tag !== "PROPN"
    )
      return [];
  }
  return [];
}

/** "in Bergen, Norway, for the summit": the town stands before its country. */
function nextPlace(article: Article, spot: Spot, country: Spot): Finding[] {
  const town = article.low(country.first - 1) === "," ? article.endingAt(country.first - 2) : undefined;
  return town && comesTo(article, town) ? lies(spot, town, 0.65) : [];
}

/** Someone meets in it, or goes there: not "the minister in Bergen". */
function comesTo(article: Article, { first, thing, kind }: Spot): boolean {
  if ((thing.type !== "Place" && thing.type !== "Country") || kind === "demonym" || !/^(?:in|to|at)$/.test(article.low(first - 1)))
    return false;
  const before = article.words.slice(Math.max(0, first - 5), first - 1).map(({ lemma }) => lemma);
  return before.some((lemma) =>
    /^(?:meet|gather|assemble|convene|arrive|land|travel|fly|be|come|go|head|converge|return|stay)$/.test(lemma),
  );
}

/** What stays where its name says, unlike "the union in Bergen". */
const seated =
  /^(?:headquarters?|court|tribunal|institute|university|embassy|consulate|museum|hospital|school|college|academy|library|cathedral)$/;

/** "the summit in Bergen", "the Nobel Institute in Oslo". */
function inPlace(article: Article, spot: Spot): Finding[] {
  if (!/^(?:in|at)$/.test(article.low(spot.last + 1))) return [];
  const where = article.startingAt(article.low(spot.last + 2) === "the" ? spot.last + 3 : spot.last + 2);
  if (!where || where.kind === "demonym" || article.low(where.last + 1) === "'s") return [];
  return spot.thing.type === "Event" || seated.test(article.low(spot.last)) || /\bcourt of\b/i.test(spot.thing.label)
    ? lies(spot, where, 0.7)
    : [];
}

/** "the council, headquartered in Bergen,", "the council, which is based in Bergen". */
function based(article: Article, spot: Spot): Finding[] {
  for (let at = spot.last + 1; at < spot.last + 6; at += 1) {
    if (/^(?:headquartered|based|seated)$/.test(article.low(at)) && article.low(at + 1) === "in") {
      const where = whereFrom(article, at + 2);
      return where ? lies(spot, where) : [];
    }
    if (!/^(?:,|which|is|are|was|has|been|that|currently|now)$/.test(article.low(at))) return [];
  }
  return [];
}

/** "the council's headquarters in Bergen", "the council's Bergen headquarters", "the council, which has its seat in Bergen". */
function headquarters(article: Article, spot: Spot): Finding[] {
  if (spot.thing.type !== "Organisation") return [];
  let at = spot.last + 1;
  while (at < spot.last + 6 && /^(?:'s|'|,|which|has|with|its|the|permanent|main|global|world)$/.test(article.low(at))) at += 1;
  if (at === spot.last + 1) at = article.low(at).startsWith("headquarter") ? at : 0;
  const before = at > 0 ? article.startingAt(at) : undefined;
  const noun = before ? before.last + 1 : at;
  if (!/^(?:headquarters?|seat|hq|secretariat)$/.test(article.low(noun))) return [];
  if (before) return before.kind === "demonym" ? [] : lies(spot, before, 0.65);
  const where = /^(?:in|at)$/.test(article.low(noun + 1)) ? placeAt(article, noun + 2) : undefined;
  return where ? lies(spot, where, 0.7) : [];
}

/** "the Oslo summit": a capital before what is held tells where, a country or a region often what it is about. */
function called(article: Article, spot: Spot): Finding[] {
  const noun = /^(?:summit|conference|meeting|talks|congress|convention|round)$/.test(article.low(spot.last));
  const where = noun
    ? article.inside(spot.first, spot.last).find(({ first, last }) => first === spot.first && last === spot.last - 1)
    : undefined;
  const capital = where?.thing.type === "Place" && where.thing.reference?.type === "Country";
  return spot.thing.type === "Event" && where && capital ? lies(spot, where, 0.65) : [];
}

/** "the Bergen-based Baltic Council". */
export function seatIn(article: Article, spot: Spot): Finding[] {
  if (article.low(spot.last + 1) !== "-" || !/^(?:based|headquartered)$/.test(article.low(spot.last + 2))) return [];
  const led = article.startingAt(spot.last + 3);
  return led?.thing.type === "Organisation" ? lies(led, spot) : [];
}
