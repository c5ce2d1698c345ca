import { fits, type Finding } from "../findings.js";
import type { Article, Spot, Thing } from "../article.js";
import { fact } from "./fact.js";

/** Where things lie, as names and phrases say: "Bergen, Norway", "the Libyan capital Tripoli", "the Bergen-based council". */
export function placeFacts(article: Article): Finding[] {
  const found: Finding[] = [];
  for (const thing of article.things) {
    for (const spot of thing.spots) {
      if (article.regionOf(spot.first)?.kind === "dateline" || spot.kind === "pronoun" || spot.kind === "demonym") continue;
      if (thing.type === "Place") found.push(...lieIn(article, spot), ...capitalOf(article, spot), ...seatIn(article, spot));
      else if (thing.type === "Event" || thing.type === "Organisation") found.push(...inPlace(article, spot), ...based(article, spot));
      else if (thing.type === "Country") found.push(...ledBy(article, spot));
    }
  }
  return found;
}

function lies(thing: Spot, where: Spot, confidence = 0.75): Finding[] {
  if (!fits("locatedIn", thing.thing, where.thing)) return [];
  const [first, last] = [Math.min(thing.first, where.first), Math.max(thing.last, where.last)];
  return [fact({ subject: thing.thing, predicate: "locatedIn", object: where.thing, first, last, confidence })];
}

/** "the UK-led taskforce". */
function ledBy(article: Article, { thing, first, last }: Spot): Finding[] {
  if (article.low(last + 1) !== "-" || article.low(last + 2) !== "led") return [];
  const led = article.startingAt(last + 3);
  return led && fits("leads", thing, led.thing)
    ? [fact({ subject: thing, predicate: "leads", object: led.thing, first, last: led.last })]
    : [];
}

const settlements =
  /^(?:town|city|capital|village|port|resort|province|region|island|suburb|district|state|area|seat|stronghold|enclave|county)$/;

/** "Bergen, Norway", "Ohrid, a town in North Macedonia", "Bergen in western Norway". */
function lieIn(article: Article, spot: Spot): Finding[] {
  const { first, last } = spot;
  if (/^(?:in|on)$/.test(article.low(last + 1))) {
    const where = whereFrom(article, last + 2);
    return where && where.thing.type === "Country" && !isEventful(article, first) ? lies(spot, where, 0.6) : [];
  }
  if (article.low(last + 1) !== ",") return [];
  const described = describedEnd(article, last + 2);
  const where = described === null ? article.startingAt(last + 2) : whereFrom(article, described);
  if (!where || (where.thing.type !== "Country" && where.thing.type !== "Place") || where.kind === "demonym") return [];
  if (described !== null) return lies(spot, where);
  return where.thing.type === "Country" && isAside(article, spot, where) ? lies(spot, where) : [];
}

/** "after a stay in Oslo in Norway" reads well, "a meeting on Gaza in Egypt" does not say where Gaza is. */
function isEventful(article: Article, first: number): boolean {
  return !/^(?:in|at|near|from|outside|of)$/.test(article.low(article.low(first - 1) === "the" ? first - 2 : first - 1));
}

/** Behind "a town in", "a port city in eastern", "the second largest city of": where the country stands. */
function describedEnd(article: Article, from: number): number | null {
  if (!/^(?:a|an|the|its|one)$/.test(article.low(from))) return null;
  for (let at = from + 1; at < from + 7; at += 1) {
    if (/^[,.;]$/.test(article.low(at))) return null;
    if (settlements.test(article.low(at)) && /^(?:in|of|on)$/.test(article.low(at + 1))) return at + 2;
  }
  return null;
}

/** The place or country named at a token, past "the" and words like "eastern". */
function whereFrom(article: Article, i: number): Spot | undefined {
  let at = i;
  while (
    /^(?:the|southern|northern|eastern|western|central|south|north|east|west|north-eastern|south-eastern|north-western|south-western|northeastern|southeastern|northwestern|southwestern|neighbouring|neighboring|nearby|-)$/.test(
      article.low(at),
    ) &&
    !article.startingAt(at)
  )
    at += 1;
  const spot = article.startingAt(at);
  return spot && spot.kind !== "demonym" && (spot.thing.type === "Country" || spot.thing.type === "Place") ? spot : undefined;
}

/** "in Bergen, Norway, on Friday" and no list of places, nor two seats of government side by side. */
function isAside(article: Article, { thing, first }: Spot, where: Spot): boolean {
  if (
    !/^[,.;:)—–?!"”]?$|^(?:on|and|in|for|to|at|during|this|last|next|where|after|before|earlier|late|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      article.low(where.last + 1),
    )
  )
    return false;
  const listed = article.low(first - 1) === "," && article.endingAt(first - 2) !== undefined;
  const more =
    article.low(where.last + 1) === "and" ||
    (article.low(where.last + 1) === "," &&
      article.startingAt(where.last + 2) !== undefined &&
      article.startingAt(where.last + 2)?.thing.type === "Country");
  const ambiguousSeat = thing.reference?.id === where.thing.reference?.id && article.low(first - 1) === ",";
  return !listed && !more && !ambiguousSeat;
}

/** "the Libyan capital, Tripoli", "Libya's capital Tripoli", "the eastern Libyan city of Benghazi", "Tripoli, Libya's capital". */
function capitalOf(article: Article, spot: Spot): Finding[] {
  let at = spot.first - 1;
  if (article.low(at) === "," || article.low(at) === "of") at -= 1;
  if (settlements.test(article.low(at))) {
    const owner = article.endingAt(skipModifiers(article, at - 1));
    if (owner?.thing.type === "Country" && (article.low(spot.first - 1) !== "," || article.low(at) === "capital")) return lies(spot, owner);
  }
  const seat = ownCapital(article, spot);
  if (seat && article.low(at) === "capital")
    return [fact({ subject: spot.thing, predicate: "locatedIn", object: seat, first: at, last: spot.last, confidence: 0.6 })];
  // "Myanmar's Rakhine state".
  const owning = /^'s?$/.test(article.low(spot.first - 1)) ? article.endingAt(spot.first - 2) : undefined;
  if (owning?.thing.type === "Country" && owning.kind === "name" && settlements.test(article.low(spot.last + 1)))
    return lies(spot, owning, 0.7);
  const after = article.low(spot.last + 1) === "," ? article.startingAt(spot.last + 2) : undefined;
  if (after?.thing.type !== "Country" || !/^(?:'s|'|capital)$/.test(article.low(after.last + 1))) return [];
  for (let end = after.last + 1; end < after.last + 5; end += 1)
    if (settlements.test(article.low(end)))
      return [fact({ subject: spot.thing, predicate: "locatedIn", object: after.thing, first: spot.first, last: end })];
  return [];
}

/** "in the capital, Oslo": the country that the document speaks of and whose seat the lists say it is. */
function ownCapital(article: Article, { thing }: Spot): Thing | null {
  const country = thing.reference?.type === "Country" ? article.find("Country", thing.reference.id) : undefined;
  return country && country.spots.length > 0 ? country : null;
}

/** Back over "'s", "main", "port", "southern" between a country and its city. */
function skipModifiers(article: Article, i: number): number {
  let at = i;
  for (
    let k = 0;
    k < 4 &&
    !article.endingAt(at) &&
    /^(?:'s|'|port|main|capital|largest|second|third|-|biggest|commercial|coastal|border|northern|southern|eastern|western|central|north|south|east|west|eastern|historic|resort|lakeside|financial|economic|administrative|northeastern|northwestern|southeastern|southwestern)$/.test(
      article.low(at),
    );
    k += 1
  )
    at -= 1;
  return at;
}

/** "the summit in Bergen". */
function inPlace(article: Article, spot: Spot): Finding[] {
  if (!/^(?:in|at)$/.test(article.low(spot.last + 1))) return [];
  const where = article.startingAt(article.low(spot.last + 2) === "the" ? spot.last + 3 : spot.last + 2);
  if (!where || where.kind === "demonym" || article.low(where.last + 1) === "'s") return [];
  return spot.thing.type === "Event" || /headquarter/.test(article.low(spot.last)) ? lies(spot, where, 0.7) : [];
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

/** "the Bergen-based Baltic Council". */
function seatIn(article: Article, spot: Spot): Finding[] {
  if (article.low(spot.last + 1) !== "-" || !/^(?:based|headquartered)$/.test(article.low(spot.last + 2))) return [];
  const led = article.startingAt(spot.last + 3);
  return led?.thing.type === "Organisation" ? lies(led, spot) : [];
}
