import { fits, type Finding } from "../findings.js";
import type { Article, Spot } from "../article.js";
import { fact } from "./fact.js";
import { countriesTo } from "./lists.js";

/** Which countries lead an organisation, as nouns tell: "the Norwegian co-chairs of the council", "council chair Norway". */
export function chairFacts(article: Article): Finding[] {
  const bodies = article.things.filter(({ type }) => type === "Organisation");
  return bodies.flatMap(({ spots }) => spots.flatMap((spot) => leadersOf(article, spot)));
}

const chairs = [chairsBefore, chairing, titled, presiding];

function leadersOf(article: Article, body: Spot): Finding[] {
  const leading = chairs.map((read) => read(article, body)).find((found) => found.length > 0) ?? [];
  const first = Math.min(body.first, ...leading.map((spot) => spot.first));
  const last = Math.max(body.last, ...leading.map((spot) => spot.last));
  return leading
    .filter(({ thing }) => fits("leads", thing, body.thing))
    .map(({ thing }) => fact({ subject: thing, predicate: "leads", object: body.thing, first, last, confidence: 0.7 }));
}

/** "the Norwegian and Chilean co-chairs of the Baltic Council", "Norway's presidency of the council". */
function chairsBefore(article: Article, body: Spot): Spot[] {
  const of = article.low(body.first - 1) === "the" ? body.first - 2 : body.first - 1;
  if (article.low(of) !== "of") return [];
  let at = of - 1;
  if (/^(?:presidency|chairmanship)$/.test(article.low(at))) return countryBefore(article, at - 1);
  if (!/^(?:co-)?chairs$/.test(article.low(at))) return [];
  at -= article.low(at - 1) === "-" && article.low(at - 2) === "co" ? 3 : 1;
  const leading: Spot[] = [];
  for (let spot = article.endingAt(at); spot?.thing.type === "Country"; spot = article.endingAt(at)) {
    leading.unshift(spot);
    at = spot.first - 1;
    while (/^(?:,|and)$/.test(article.low(at))) at -= 1;
  }
  return leading;
}

/** "Norway" of "Norway's rotating", "the Norwegian". */
function countryBefore(article: Article, until: number): Spot[] {
  let at = until;
  while (at > until - 3 && /^(?:rotating|current|six|month|-|year|long|annual|'s|')$/.test(article.low(at))) at -= 1;
  const spot = article.endingAt(at);
  return spot?.thing.type === "Country" && (spot.kind === "demonym" || at < until) ? [spot] : [];
}

/** "Norway and Chile, which co-chair the council", "whose countries co-chair the council". */
function chairing(article: Article, body: Spot): Spot[] {
  let at = article.low(body.first - 1) === "the" ? body.first - 2 : body.first - 1;
  if (!/^(?:co-?)?(?:chair|chairs|lead|leads|host|hosts|chaired|chairing)$/.test(article.low(at))) return [];
  if (article.low(at - 1) === "-" && article.low(at - 2) === "co") at -= 2;
  else if (!article.low(at).startsWith("co")) return [];
  at -= 1;
  while (/^(?:jointly|currently|also|now|together|which|who|that|,)$/.test(article.low(at))) at -= 1;
  if (!/^(?:countries|nations|governments|states)$/.test(article.low(at))) return countriesTo(article, at);
  for (let k = 0; k < 3 && article.low(at) !== "whose"; k += 1) at -= 1;
  return article.low(at) === "whose" ? countriesTo(article, article.low(at - 1) === "," ? at - 2 : at - 1) : [];
}

/** "current council chair Norway", "Norway, the council's current chair,", "Norway holds the council presidency". */
function titled(article: Article, { first, last }: Spot): Spot[] {
  let at = last + 1;
  while (at < last + 4 && /^(?:'s|'|current|rotating|co|-|new|outgoing|incoming)$/.test(article.low(at))) at += 1;
  if (/^(?:presidency|chairmanship)$/.test(article.low(at))) {
    const holder = holding(article, first - 1);
    return holder.length > 0 ? holder : countryBefore(article, first - 1);
  }
  if (!/^(?:co-)?(?:president|chair|chairman|holder)$/.test(article.low(at))) return [];
  const named = article.startingAt(at + 1);
  if (named?.thing.type === "Country" && named.kind === "name" && !/^(?:'s|'|-)$/.test(article.low(named.last + 1))) return [named];
  let before = first - 1;
  while (/^(?:the|current|rotating|new)$/.test(article.low(before))) before -= 1;
  const owner = article.low(before) === "," && /^[,.;)]$/.test(article.low(at + 1)) ? article.endingAt(before - 1) : undefined;
  return owner?.thing.type === "Country" && owner.kind === "name" ? [owner] : [];
}

/** The country that "holds the rotating" and the like stand behind. */
function holding(article: Article, until: number): Spot[] {
  let at = until;
  while (/^(?:the|rotating|current)$/.test(article.low(at))) at -= 1;
  if (article.low(at) === "over") at -= 1;
  if (!/^(?:holds?|holding|assumes?|assumed|assuming|takes?|took)$/.test(article.low(at))) return [];
  at -= 1;
  while (/^(?:which|currently|now|also|,|that)$/.test(article.low(at))) at -= 1;
  const spot = article.endingAt(at);
  return spot?.thing.type === "Country" && spot.kind !== "demonym" ? [spot] : [];
}

/** "the council, currently presided over by Norway". */
function presiding(article: Article, { last }: Spot): Spot[] {
  let at = last + 1;
  while (/^(?:,|which|is|currently|now|being)$/.test(article.low(at))) at += 1;
  if (/^(?:presided|co-?chaired)$/.test(article.low(at))) at += 1;
  else return [];
  if (article.low(at) === "over") at += 1;
  const spot = article.low(at) === "by" ? article.startingAt(at + 1) : undefined;
  return spot?.thing.type === "Country" && spot.kind === "name" ? [spot] : [];
}
