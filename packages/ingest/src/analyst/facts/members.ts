import { fits, type Finding } from "../findings.js";
import type { Article, Spot } from "../article.js";
import { fact } from "./fact.js";

/**
 * Which countries belong to an organisation or lead it: "EU member Hungary", "UN member states, including Norway and
 * Chile", "the Norwegian and Chilean co-chairs of the Baltic Council".
 */
export function memberFacts(article: Article): Finding[] {
  const bodies = article.things.filter(({ type }) => type === "Organisation");
  return bodies.flatMap(({ spots }) => spots.flatMap((spot) => [...membersAfter(article, spot), ...chairsBefore(article, spot)]));
}

function membersAfter(article: Article, body: Spot): Finding[] {
  const noun = memberNoun(article, body.last);
  if (noun === null) return [];
  return listed(article, listStart(article, noun)).flatMap((country) =>
    fits("memberOf", country.thing, body.thing)
      ? [
          fact({
            subject: country.thing,
            predicate: "memberOf",
            object: body.thing,
            first: body.first,
            last: country.last,
            confidence: 0.7,
          }),
        ]
      : [],
  );
}

/** Last token of "member", "member states", "members" behind a name; null if it is not there, or no longer so. */
function memberNoun(article: Article, last: number): number | null {
  let at = last + 1;
  if (article.low(at) === "'s") at += 1;
  if (/^(?:founding|fellow|permanent|full|key)$/.test(article.low(at))) at += 1;
  if (!/^members?$/.test(article.low(at))) return null;
  return /^(?:states?|countries|country|nations?)$/.test(article.low(at + 1)) ? at + 1 : at;
}

/** Past "including", "such as", "like", a colon or nothing to where the members are named. */
function listStart(article: Article, noun: number): number {
  let at = noun + 1;
  if (/^[,:(—–]$/.test(article.low(at))) at += 1;
  if (article.low(at) === "such" && article.low(at + 1) === "as") at += 2;
  else if (/^(?:including|like|namely)$/.test(article.low(at))) at += 1;
  else if (at > noun + 1 && article.low(noun + 1) === ",") return noun;
  return article.low(at) === "the" ? at + 1 : at;
}

function listed(article: Article, from: number): Spot[] {
  const found: Spot[] = [];
  for (let at = from; found.length < 40;) {
    const spot = article.startingAt(at);
    if (spot?.thing.type !== "Country" || spot.kind === "demonym") return found;
    found.push(spot);
    at = spot.last + 1;
    if (!/^(?:,|and)$/.test(article.low(at))) return found;
    while (/^(?:,|and|the)$/.test(article.low(at))) at += 1;
  }
  return found;
}

function chairsBefore(article: Article, body: Spot): Finding[] {
  const of = article.low(body.first - 1) === "the" ? body.first - 2 : body.first - 1;
  if (article.low(of) !== "of") return [];
  let at = of - 1;
  if (!/^(?:co-)?chairs$/.test(article.low(at))) return [];
  at -= article.low(at - 1) === "-" && article.low(at - 2) === "co" ? 3 : 1;
  const leading: Spot[] = [];
  for (let spot = article.endingAt(at); spot?.thing.type === "Country"; spot = article.endingAt(at)) {
    leading.unshift(spot);
    at = spot.first - 1;
    while (/^(?:,|and)$/.test(article.low(at))) at -= 1;
  }
  const first = leading[0]?.first ?? body.first;
  return leading.flatMap(({ thing }) =>
    fits("leads", thing, body.thing)
      ? [fact({ subject: thing, predicate: "leads", object: body.thing, first, last: body.last, confidence: 0.7 })]
      : [],
  );
}
