import { findNumbers, type NumberMention } from "@entente/language";
import type { NamedParties } from "./agreements.js";
import type { Nouns } from "./agreementNouns.js";
import type { Article, Spot, Thing } from "./article.js";
import { fact } from "./facts/fact.js";
import { officeFacts } from "./facts/offices.js";
import { partyStanding } from "./facts/parties.js";
import { placeFacts } from "./facts/places.js";
import { fits, type Finding } from "./findings.js";
import type { Holding } from "./holdings.js";
import { auxiliaries } from "./lexicon.js";

/** What names and phrases say by themselves, without a verb: offices, membership, places, parties, sums and counts. */
export function readFacts(article: Article, holdings: readonly Holding[], named: readonly NamedParties[], nouns: Nouns): Finding[] {
  return [
    ...holdings.flatMap((holding) => officeFacts(article, holding)),
    ...named.flatMap((agreement) => partyFacts(agreement)),
    ...placeFacts(article),
    ...partyStanding(article),
    ...article.things.filter(({ type }) => type === "Agreement").flatMap((thing) => agreementFacts(article, thing, nouns)),
    ...countFacts(article),
  ];
}

function partyFacts({ agreement, parties, first, last, future }: NamedParties): Finding[] {
  return parties
    .filter((party) => fits("partyTo", party, agreement))
    .map((party) =>
      fact({
        subject: party,
        predicate: "partyTo",
        object: agreement,
        first,
        last,
        modality: future ? "possible" : "asserted",
        confidence: future ? 0.5 : 0.65,
      }),
    );
}

function agreementFacts(article: Article, thing: Thing, nouns: Nouns): Finding[] {
  const found: Finding[] = [];
  for (const spot of thing.spots) {
    const phrase = nouns.byWord.get(article.low(headOf(article, spot)))?.[0];
    if (
      phrase?.instrument &&
      !found.some(({ predicate }) => predicate === "instrument") &&
      /^(?:treaty|convention|protocol|memorandum)$/.test(phrase.singular)
    ) {
      found.push(
        fact({ subject: thing, predicate: "instrument", value: phrase.instrument, first: spot.first, last: spot.last, confidence: 0.55 }),
      );
    }
    const topic = found.some(({ predicate }) => predicate === "topic") ? null : topicOf(article, spot, nouns);
    if (topic) found.push(fact({ subject: thing, predicate: "topic", value: topic, first: spot.first, last: spot.last, confidence: 0.5 }));
  }
  return found;
}

function headOf(article: Article, { first, last }: Spot): number {
  for (let i = first; i <= last; i += 1) if (/^(?:between|with|of)$/.test(article.low(i))) return i - 1;
  return last;
}

function topicOf(article: Article, { first, last }: Spot, { topics }: Nouns): string | null {
  const phrase = ` ${article.words
    .slice(first, last + 1)
    .map(({ low }) => low)
    .join(" ")} `.replaceAll(" - ", "-");
  return topics.find(({ words }) => words.some((word) => phrase.includes(` ${word} `)))?.topic ?? null;
}

/** "a 200-million-euro deal", "the deal is worth …", "300 foreign prisoners". */
function countFacts(article: Article): Finding[] {
  const byStart = new Map(article.words.map(({ start }, i) => [start, i]));
  return findNumbers(article.text).flatMap((number) => {
    const first = byStart.get(number.start);
    if (first === undefined) return [];
    let last = first;
    while (article.words[last + 1] && (article.words[last + 1]?.start ?? 0) < number.end) last += 1;
    return number.currency ? sumFact(article, number, first, last) : countFact(article, number, first, last);
  });
}

function bound(number: NumberMention): Record<string, string> {
  return number.bound === "exactly" ? {} : { comparator: number.bound };
}

function sumFact(article: Article, number: NumberMention, first: number, last: number): Finding[] {
  const inside = article.owner[first];
  const worth = /^(?:worth|costs?)$/.test(article.low(first - 1))
    ? article.endingAt(auxiliaries.has(article.low(first - 2)) ? first - 3 : first - 2)
    : undefined;
  const spot = inside ?? worth;
  if (spot?.thing.type !== "Agreement") return [];
  const qualifiers = { currency: number.currency ?? "", ...bound(number) };
  return [
    fact({
      subject: spot.thing,
      predicate: "monetaryValue",
      value: number.value,
      qualifiers,
      first: Math.min(first, spot.first),
      last: Math.max(last, spot.last),
      confidence: 0.65,
    }),
  ];
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
