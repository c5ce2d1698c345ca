import { fits, type Finding } from "../findings.js";
import type { Article, Spot } from "../article.js";
import { fact } from "./fact.js";

/** Which countries lead an organisation: "the Norwegian and Chilean co-chairs of the Baltic Council". */
export function chairFacts(article: Article): Finding[] {
  const bodies = article.things.filter(({ type }) => type === "Organisation");
  return bodies.flatMap(({ spots }) => spots.flatMap((spot) => chairsBefore(article, spot)));
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
