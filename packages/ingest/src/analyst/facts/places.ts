import { fits, type Finding } from "../findings.js";
import type { Article, Spot, Thing } from "../article.js";
import { fact } from "./fact.js";
import { seatIn, venues } from "./venues.js";
import { shareFacts } from "./shares.js";
import { lies, whereFrom } from "./where.js";

/** Where things lie, as names and phrases say: "Bergen, Norway", "the Libyan capital Tripoli", "the Bergen-based council". */
export function placeFacts(article: Article): Finding[] {
  const found: Finding[] = [];
  for (const thing of article.things) {
    for (const spot of thing.spots) {
      if (spot.kind === "pronoun" || spot.kind === "demonym") continue;
      if (article.regionOf(spot.first)?.kind === "dateline") {
        found.push(...dated(article, spot));
        continue;
      }
      if (thing.type === "Place")
        found.push(...lieIn(article, spot), ...capitalOf(article, spot), ...regionOf(article, spot), ...seatIn(article, spot));
      else if (thing.type === "Event" || thing.type === "Organisation") found.push(...venues(article, spot));
      else if (thing.type === "Country") found.push(...ledBy(article, spot));
    }
  }
  return [...found, ...shareFacts(article)];
}

/** "BERGEN, Norway": where the article was written; a capital beside its country tells nothing that its reader lacks. */
function dated(article: Article, spot: Spot): Finding[] {
  const where = article.low(spot.last + 1) === "," ? article.startingAt(spot.last + 2) : undefined;
  if (spot.thing.type !== "Place" || !where || where.thing === spot.thing || where.kind === "demonym") return [];
  if (spot.thing.reference !== null && spot.thing.reference.id === where.thing.reference?.id) return [];
  return article.regionOf(where.last)?.kind === "dateline" && /^(?:Country|Place)$/.test(where.thing.type) ? lies(spot, where, 0.65) : [];
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
    const part = where && where.first > last + 2 && article.low(last + 2) !== "the";
    return where && where.thing.type === "Country" && (part || !isEventful(article, first)) ? lies(spot, where, 0.6) : [];
  }
  const end = settlements.test(article.low(last + 1)) ? last + 1 : last;
  if (article.low(end + 1) !== ",") return [];
  const described = describedEnd(article, end + 2) ?? sideEnd(article, end + 2) ?? (article.low(end + 2) === "in" ? end + 3 : null);
  const where = whereFrom(article, described ?? end + 2);
  if (!where || (where.thing.type !== "Country" && where.thing.type !== "Place") || where.kind === "demonym") return [];
  if (described !== null) return lies(spot, where);
  return where.thing.type === "Country" && isAside(article, spot, where) ? lies(spot, where) : [];
}

/** "after a stay in Oslo in Norway" reads well, "a meeting on Gaza in Egypt" does not say where Gaza is. */
function isEventful(article: Article, first: number): boolean {
  return !/^(?:in|at|near|from|outside|of|to|into|around|through|reach|reached|enter|entered|leave|left|seized|captured|towards?)$/.test(
    article.low(article.low(first - 1) === "the" ? first - 2 : first - 1),
  );
}

/** Behind "a town in", "a port city in eastern", "the second largest city of": where the country stands. */
function describedEnd(article: Article, from: number): number | null {
  const bare = settlements.test(article.low(from));
  if (!bare && !/^(?:a|an|the|its|one)$/.test(article.low(from))) return null;
  for (let at = bare ? from : from + 1; at < from + 7; at += 1) {
    if (/^[,.;]$/.test(article.low(at))) return null;
    if (settlements.test(article.low(at)) && /^(?:in|of|on)$/.test(article.low(at + 1))) return at + 2;
  }
  return null;
}

/** Behind "on the northern tip of", "on the coast of". */
function sideEnd(article: Article, from: number): number | null {
  if (!/^(?:on|in|at)$/.test(article.low(from)) || article.low(from + 1) !== "the") return null;
  for (let at = from + 2; at < from + 6; at += 1)
    if (/^(?:tip|coast|edge|shores?|part|side|east|west|north|south|outskirts|centre|center|corner|end)$/.test(article.low(at)))
      return article.low(at + 1) === "of" ? at + 2 : null;
  return null;
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
    if (owner?.thing.type === "Country" && (article.low(spot.first - 1) !== "," || /^(?:capital|city)$/.test(article.low(at))))
      return lies(spot, owner);
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
  for (let end = after.last + 1; end < after.last + 6; end += 1)
    if (settlements.test(article.low(end)))
      return [fact({ subject: spot.thing, predicate: "locatedIn", object: after.thing, first: spot.first, last: end })];
  return [];
}

/** "the Rakhine region of Myanmar", "Myanmar's western Rakhine state", "Rakhine province in Myanmar". */
function regionOf(article: Article, spot: Spot): Finding[] {
  if (!/^(?:region|province|state|district|county|governorate|oblast|peninsula|islands?|area|enclave)$/.test(article.low(spot.last + 1)))
    return [];
  const behind = /^(?:of|in)$/.test(article.low(spot.last + 2)) ? whereFrom(article, spot.last + 3) : undefined;
  if (behind?.thing.type === "Country") return lies(spot, behind, 0.7);
  const at = skipModifiers(article, spot.first - 1);
  const before = at < spot.first - 1 ? article.endingAt(at) : undefined;
  return before?.thing.type === "Country" && /^'s?$/.test(article.low(before.last + 1)) ? lies(spot, before, 0.7) : [];
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
    /^(?:'s|'|port|main|capital|largest|second|third|fourth|-|biggest|northernmost|southernmost|breakaway|disputed|restive|far|mainly|commercial|coastal|border|northern|southern|eastern|western|central|north|south|east|west|eastern|historic|resort|lakeside|financial|economic|administrative|northeastern|northwestern|southeastern|southwestern)$/.test(
      article.low(at),
    );
    k += 1
  )
    at -= 1;
  return at;
}
