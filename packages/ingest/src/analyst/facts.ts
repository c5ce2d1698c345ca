import { findNumbers, type NumberMention } from "@entente/language";
import type { NamedParties } from "./agreements.js";
import type { Nouns } from "./agreementNouns.js";
import type { Article, Spot, Thing } from "./article.js";
import { fits, type Finding } from "./findings.js";
import { auxiliaries, plainAdjectives } from "./lexicon.js";
import type { Holding } from "./people.js";

type Plain = Pick<Finding, "subject" | "predicate" | "first" | "last"> & Partial<Finding>;

function fact(found: Plain): Finding {
  return {
    object: null,
    value: null,
    polarity: "affirmed",
    modality: "asserted",
    qualifiers: {},
    trigger: found.first,
    confidence: 0.75,
    implied: null,
    asked: false,
    ...found,
  };
}

/** What names and phrases say by themselves, without a verb: offices, membership, places, parties, sums and counts. */
export function readFacts(article: Article, holdings: readonly Holding[], named: readonly NamedParties[], nouns: Nouns): Finding[] {
  return [
    ...holdings.flatMap((holding) => officeFacts(article, holding)),
    ...named.flatMap((agreement) => partyFacts(agreement)),
    ...article.things.flatMap((thing) => thing.spots.flatMap((spot) => spotFacts(article, spot))),
    ...article.things.filter(({ type }) => type === "Agreement").flatMap((thing) => agreementFacts(article, thing, nouns)),
    ...countFacts(article),
  ];
}

function officeFacts(article: Article, { person, span, first, last }: Holding): Finding[] {
  return span.of.flatMap(({ thing, kind }) => {
    const leads = /^(?:leader|party leader|chief|head|general secretary)$/.test(span.office.name) && thing.type !== "Country";
    const predicate = leads ? "leads" : "holdsOffice";
    if (!fits(predicate, person, thing) || (span.office.kind === "legislator" && thing.type === "Country" && kind === "demonym")) return [];
    const ended = span.former ? { polarity: "negated" as const, qualifiers: { change: "ended" } } : {};
    const office = article.slice(span.first, span.last);
    const held = fact({
      subject: person,
      predicate,
      object: thing,
      first,
      last,
      ...ended,
      qualifiers: { ...ended.qualifiers, ...(leads || /^counterpart/i.test(office) ? {} : { office }) },
    });
    const member =
      thing.type === "Party" && !span.former
        ? [fact({ subject: person, predicate: "memberOf", object: thing, first, last, confidence: 0.7 })]
        : [];
    return [held, ...member];
  });
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

function spotFacts(article: Article, spot: Spot): Finding[] {
  const { thing, last } = spot;
  if (thing.type === "Place") return [...placeFacts(article, spot)];
  if (thing.type === "Event") return inPlace(article, spot);
  if (thing.type === "Party") return partyStanding(article, spot);
  // "the UK-led taskforce".
  if (thing.type === "Country" && article.low(last + 1) === "-" && article.low(last + 2) === "led") {
    const led = article.startingAt(last + 3);
    if (led && fits("leads", thing, led.thing))
      return [fact({ subject: thing, predicate: "leads", object: led.thing, first: spot.first, last: led.last })];
  }
  return [];
}

/** "Bergen, Norway", "Oslo, the capital of Norway", "Ohrid, a town in North Macedonia". */
function placeFacts(article: Article, spot: Spot): Finding[] {
  return [...lieIn(article, spot), ...listedIn(article, spot)];
}

/** "the six states on the Baltic—Latvia, …": countries, a preposition, the place, then the list. */
function listedIn(article: Article, { thing, first, last }: Spot): Finding[] {
  const lead = article.low(first - 1) === "the" ? first - 2 : first - 1;
  if (
    !/^(?:in|of|on)$/.test(article.low(lead)) ||
    !/^(?:countries|states|nations)$/.test(article.low(lead - 1)) ||
    !/^[—–:-]$/.test(article.low(last + 1))
  )
    return [];
  const listed: Spot[] = [];
  for (let at = last + 2; article.startingAt(at)?.thing.type === "Country";) {
    const spot = article.startingAt(at);
    if (spot) listed.push(spot);
    at = (spot?.last ?? at) + 1;
    while (/^(?:,|and)$/.test(article.low(at))) at += 1;
  }
  const end = listed.at(-1)?.last ?? last;
  return listed.length < 2
    ? []
    : listed.map(({ thing: country }) =>
        fact({ subject: country, predicate: "locatedIn", object: thing, first: lead - 1, last: end, confidence: 0.7 }),
      );
}

function lieIn(article: Article, { thing, first, last }: Spot): Finding[] {
  if (article.low(last + 1) !== ",") return [];
  let at = last + 2;
  const described =
    /^(?:a|the)$/.test(article.low(at)) &&
    /^(?:town|city|capital|village|port|resort)$/.test(article.low(at + 1)) &&
    /^(?:in|of)$/.test(article.low(at + 2));
  if (described) at += 3;
  const spot = article.startingAt(article.low(at) === "the" ? at + 1 : at);
  if (spot?.thing.type !== "Country" || spot.kind !== "name" || (!described && !/^[,.;:)—–]?$|^on$|^and$/.test(article.low(spot.last + 1))))
    return [];
  const listed = article.endingAt(first - 2)?.thing.type === "Place" && article.low(first - 1) === ",";
  return listed || (thing.reference?.id === spot.thing.reference?.id && !described && article.low(first - 1) === ",")
    ? []
    : [fact({ subject: thing, predicate: "locatedIn", object: spot.thing, first, last: spot.last })];
}

/** "the summit in Bergen". */
function inPlace(article: Article, { thing, first, last }: Spot): Finding[] {
  if (article.low(last + 1) !== "in") return [];
  const spot = article.startingAt(article.low(last + 2) === "the" ? last + 3 : last + 2);
  return spot && fits("locatedIn", thing, spot.thing) && article.low(spot.last + 1) !== "'s"
    ? [fact({ subject: thing, predicate: "locatedIn", object: spot.thing, first, last: spot.last, confidence: 0.7 })]
    : [];
}

/** "the Norwegian Labour government", "Byron's Labour party", "the Conservative Chris Byron". */
function partyStanding(article: Article, spot: Spot): Finding[] {
  const { thing, first, last } = spot;
  const before = article.endingAt(article.low(first - 1) === "'s" ? first - 2 : first - 1);
  const country = before?.thing.type === "Country" ? before.thing : ownCountry(article, spot);
  if (country && article.low(last + 1) === "government")
    return [
      fact({
        subject: thing,
        predicate: "governs",
        object: country,
        first: before?.thing === country ? before.first : first,
        last: last + 1,
      }),
    ];
  const owner = article.endingAt(skipBackTo(article, first));
  if (owner?.thing.type === "Person" && article.low(owner.last + 1) === "'s")
    return [fact({ subject: owner.thing, predicate: "memberOf", object: thing, first: owner.first, last, confidence: 0.7 })];
  const mate = article.low(first - 1) === "his" || article.low(first - 1) === "her" ? article.endingAt(first - 3) : undefined;
  return mate?.thing.type === "Person" && article.low(first - 2) === "and"
    ? [fact({ subject: mate.thing, predicate: "memberOf", object: thing, first: mate.first, last, confidence: 0.65 })]
    : [];
}

/** The country that a party's name begins with: "UK Labour". */
function ownCountry(article: Article, { thing, first }: Spot): Thing | null {
  const country = thing.reference?.country ? article.find("Country", thing.reference.country) : undefined;
  return country?.spots.some((spot) => spot.last === spot.first && article.low(spot.first) === article.low(first)) ? country : null;
}

/** From a party back over adjectives to the possessive before them. */
function skipBackTo(article: Article, first: number): number {
  let at = first - 1;
  while (at > first - 4 && (plainAdjectives.has(article.low(at)) || /^(?:ruling|governing)$/.test(article.low(at)))) at -= 1;
  return article.low(at) === "'s" ? at - 1 : -1;
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
