import type { Predicate } from "@entente/ontology";
import type { Article, Thing } from "../article.js";
import type { Finding } from "../findings.js";

/** What speaks for or against a statement, each as a number; those that are not there are 0. */
export type Signs = Readonly<Record<string, number>>;

const themes: Readonly<Record<string, readonly Predicate[]>> = {
  office: ["holdsOffice", "leads", "memberOf", "governs", "inOppositionIn", "candidateFor"],
  place: ["locatedIn", "partOf"],
  party: ["partyTo"],
  status: ["agreementStatus"],
  dealing: ["metWith", "negotiatesWith", "visited", "attended", "approached", "cooperatesWith", "allyOf"],
  stance: ["supports", "criticises", "rejects", "proposes", "openTo"],
};
const themeOf = new Map(
  Object.entries(themes).flatMap(([theme, predicates]) => predicates.map((predicate) => [predicate, theme] as const)),
);

/** Beyond these more makes no difference. */
const longest = { distance: 30, sentence: 60, depth: 3 };

/**
 * The signs of a finding: how sure its reader was of it, what kind of words tell it, how far apart its parts lie, how long
 * its sentence is, whether it is denied, planned or told by somebody, and how its sides are named.
 */
export function signsOf(article: Article, finding: Finding, attributed: boolean): Signs {
  const { features, confidence, predicate, subject, object, modality, polarity, trigger } = finding;
  const sentence = article.sentenceOf(trigger);
  const length = sentence ? sentence.last - sentence.first + 1 : 0;
  return {
    prior: Math.log(confidence / (1 - confidence)),
    doubt: features?.doubt ?? 0,
    depth: Math.min(features?.depth ?? 0, longest.depth),
    distance: Math.min(features?.distance ?? 0, longest.distance) / longest.distance,
    length: Math.min(length, longest.sentence) / longest.sentence,
    [`kind ${features?.kind ?? "fact"}`]: 1,
    [`theme ${themeOf.get(predicate) ?? "value"}`]: 1,
    negated: Number(polarity === "negated"),
    open: Number(modality !== "asserted"),
    attributed: Number(attributed),
    headline: Number(article.regionOf(trigger)?.kind === "headline"),
    unknown: [subject, object].filter((thing) => thing !== null && !isKnown(thing)).length,
  };
}

/** In the reference data, or named more than once. */
function isKnown({ reference, spots }: Thing): boolean {
  return reference !== null || spots.filter(({ kind }) => kind === "name").length > 1;
}
