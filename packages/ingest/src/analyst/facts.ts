import { findNumbers, type NumberMention } from "@entente/language";
import { readAgreementFacts } from "./agreements/facts.js";
import { readToldFacts } from "./agreements/told.js";
import type { Nouns } from "./agreementNouns.js";
import type { Article } from "./article.js";
import { chairFacts } from "./facts/chairs.js";
import { fact } from "./facts/fact.js";
import { officeFacts } from "./facts/offices.js";
import { partyStanding } from "./facts/parties.js";
import { placeFacts } from "./facts/places.js";
import { wholeFacts } from "./facts/wholes.js";
import type { Finding } from "./findings.js";
import type { ReadThings } from "./things.js";

/** What names and phrases say by themselves, without a verb: offices, membership, places, parties, sums and counts. */
export function readFacts({ article, holdings, places, told }: ReadThings, nouns: Nouns): Finding[] {
  return [
    ...holdings.flatMap((holding) => officeFacts(article, holding)),
    ...readAgreementFacts(article, places, nouns),
    ...told.flatMap(readToldFacts),
    ...placeFacts(article),
    ...partyStanding(article),
    ...chairFacts(article),
    ...wholeFacts(article),
    ...countFacts(article),
  ];
}

/** "300 foreign prisoners". */
function countFacts(article: Article): Finding[] {
  const byStart = new Map(article.words.map(({ start }, i) => [start, i]));
  return findNumbers(article.text).flatMap((number) => {
    const first = byStart.get(number.start);
    if (first === undefined || number.currency) return [];
    let last = first;
    while (article.words[last + 1] && (article.words[last + 1]?.start ?? 0) < number.end) last += 1;
    return countFact(article, number, first, last);
  });
}

function bound(number: NumberMention): Record<string, string> {
  return number.bound === "exactly" ? {} : { comparator: number.bound };
}

function countFact(article: Article, number: NumberMention, first: number, last: number): Finding[] {
  const spot = article.startingAt(last + 1);
  if (spot?.thing.type !== "Group") return [];
  return [
    fact({
      subject: spot.thing,
      predicate: "figure",
      value: number.value,
      qualifiers: { count: article.slice(spot.first, spot.last), ...bound(number) },
      first,
      last: spot.last,
      confidence: 0.6,
    }),
  ];
}
