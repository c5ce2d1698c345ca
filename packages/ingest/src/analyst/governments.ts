import type { Article, Spot } from "./article.js";
import { auxiliaries, isAdverb, reportingVerbs } from "./lexicon.js";

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** What two governments have with each other: "talks with Tirana", "ties between Paris and Rome". */
const sides = words(
  "talks negotiations relations ties deal agreement accord treaty pact dialogue cooperation contacts tensions discussions trade partnership row dispute alliance consultations rapprochement",
);
/** Verbs whose object is a government rather than a city. */
const addressed = words(
  "accuse blame criticise criticize assail condemn urge press tell warn ask congratulate thank pressure persuade convince demand sanction consult inform notify antagonise anger isolate rebuke support back commend praise embolden push call allow",
);
/** Verbs that cities are subjects of as cities. */
const urban = words("be have lie become remain grow host see celebrate wake fall sit stand face witness boast burn sprawl flood suffer");
/** What governments, not cities, have: "Tirana's refusal". */
const held = words(
  "decision refusal position stance proposal offer policy response claim allies ally ambassador envoy intention commitment plan demands demand role accession bid membership ties relations interests government troops officials leaders leadership withdrawal approach support ambitions sovereignty concerns insistence reluctance willingness request move threat sanctions diplomats readiness assurances pledge obligations",
);

/**
 * Capitals that stand for governments become mentions of their countries: one that acts ("Tirana refused"), that is
 * one side of something ("talks with Tirana"), that is spoken to ("accused Tirana"), or that has what only a government
 * has ("Tirana's refusal"). `verbs` are forms of verbs that a government may be the subject of.
 */
export function findGovernments(article: Article, verbs: ReadonlySet<string>): void {
  const seats = article.things.filter(({ type, reference }) => type === "Place" && reference?.type === "Country");
  for (const spot of seats.flatMap(({ spots }) => [...spots])) {
    const country = spot.thing.reference;
    if (!country || article.regionOf(spot.first)?.kind === "dateline" || !standsForGovernment(article, spot, verbs)) continue;
    article.remove(spot);
    article.spot(article.thing("Country", country.id, article.slice(spot.first, spot.last), country), spot.first, spot.last, "description");
  }
}

function standsForGovernment(article: Article, spot: Spot, verbs: ReadonlySet<string>): boolean {
  if (isSide(article, spot)) return true;
  if (/^'s?$/.test(article.low(spot.last + 1))) return owns(article, spot.last + 2);
  return byTree(article, spot) ?? byOrder(article, spot, verbs);
}

/** "talks with Tirana", "relations between Paris and Rome". */
function isSide(article: Article, { first }: Spot): boolean {
  const before = article.low(first - 1);
  if (before === "with" || before === "between") return sides.has(article.low(first - 2));
  const other = before === "and" ? article.endingAt(first - 2) : undefined;
  return other?.thing.type === "Country" && article.low(other.first - 1) === "between" && sides.has(article.low(other.first - 2));
}

function owns(article: Article, from: number): boolean {
  for (let at = from; at < from + 3; at += 1) if (held.has(article.low(at))) return true;
  return false;
}

/** By the verb that the name hangs on; null where there is no tree. */
function byTree(article: Article, { first, last }: Spot): boolean | null {
  let at = last;
  while (at >= first && (article.words[at]?.head ?? -1) >= first && (article.words[at]?.head ?? -1) <= last)
    at = article.words[at]?.head ?? -1;
  const word = article.words[at];
  const verb = article.words[word?.head ?? -1];
  if (!word || word.tag === "X" || !verb) return null;
  if (word.relation.startsWith("nsubj")) return verb.tag === "VERB" && !urban.has(verb.lemma);
  return word.relation === "obj" && addressed.has(verb.lemma);
}

/** Without a tree: right before a verb at the opening of a clause, right behind a verb of address. */
function byOrder(article: Article, { first, last }: Spot, verbs: ReadonlySet<string>): boolean {
  const before = article.low(first - 1);
  if (addressed.has(article.words[first - 1]?.lemma ?? "") || /^(?:accused|blamed|urged|told|warned)$/.test(before)) return true;
  let next = last + 1;
  while (isAdverb(article.low(next))) next += 1;
  const verb = article.low(next);
  const helped =
    /^(?:has|have|had|will|would|may|could)$/.test(verb) && auxiliaries.has(verb) && !/^(?:in|at|from|to|near|the)$/.test(before);
  const acts = reportingVerbs.has(verb) || verb === "refused" || verbs.has(verb);
  return (
    (helped && /^(?:not|refused|said|agreed)$/.test(article.low(next + 1))) ||
    (acts && (article.openings.has(first) || /^(?:but|and|while|that|as|,)$/.test(before)))
  );
}
