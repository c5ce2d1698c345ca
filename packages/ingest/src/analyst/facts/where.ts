import type { Article, Spot } from "../article.js";
import { fits, type Finding } from "../findings.js";
import { fact } from "./fact.js";

/** The finding that one thing lies in another, if the ontology lets it. */
export function lies(thing: Spot, where: Spot, confidence = 0.75): Finding[] {
  if (!fits("locatedIn", thing.thing, where.thing)) return [];
  const [first, last] = [Math.min(thing.first, where.first), Math.max(thing.last, where.last)];
  return [fact({ subject: thing.thing, predicate: "locatedIn", object: where.thing, first, last, confidence })];
}

/** The place or country named at a token, past "the" and words like "eastern". */
export function whereFrom(article: Article, i: number): Spot | undefined {
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
