import { findNumbers, type NumberMention } from "@entente/language";
import type { NamedParties } from "./agreements.js";
import type { Nouns } from "./agreementNouns.js";
import type { Draft, Spot, Thing } from "./draft.js";
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
export function readFacts(draft: Draft, holdings: readonly Holding[], named: readonly NamedParties[], nouns: Nouns): Finding[] {
  return [
    ...holdings.flatMap((holding) => officeFacts(draft, holding)),
    ...named.flatMap((agreement) => partyFacts(agreement)),
    ...draft.things.flatMap((thing) => thing.spots.flatMap((spot) => spotFacts(draft, spot))),
    ...draft.things.filter(({ type }) => type === "Agreement").flatMap((thing) => agreementFacts(draft, thing, nouns)),
    ...countFacts(draft),
  ];
}

function officeFacts(draft: Draft, { person, span, first, last }: Holding): Finding[] {
  return span.of.flatMap(({ thing, kind }) => {
    const leads = /^(?:leader|party leader|chief|head|general secretary)$/.test(span.office.name) && thing.type !== "Country";
    const predicate = leads ? "leads" : "holdsOffice";
    if (!fits(predicate, person, thing) || (span.office.kind === "legislator" && thing.type === "Country" && kind === "demonym")) return [];
    const ended = span.former ? { polarity: "negated" as const, qualifiers: { change: "ended" } } : {};
    const office = draft.slice(span.first, span.last);
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

function spotFacts(draft: Draft, spot: Spot): Finding[] {
  const { thing, last } = spot;
  if (thing.type === "Place") return [...placeFacts(draft, spot)];
  if (thing.type === "Event") return inPlace(draft, spot);
  if (thing.type === "Party") return partyStanding(draft, spot);
  // "the UK-led taskforce".
  if (thing.type === "Country" && draft.low(last + 1) === "-" && draft.low(last + 2) === "led") {
    const led = draft.startingAt(last + 3);
    if (led && fits("leads", thing, led.thing))
      return [fact({ subject: thing, predicate: "leads", object: led.thing, first: spot.first, last: led.last })];
  }
  return [];
}

/** "Bergen, Norway", "Oslo, the capital of Norway", "Ohrid, a town in North Macedonia". */
function placeFacts(draft: Draft, spot: Spot): Finding[] {
  return [...lieIn(draft, spot), ...listedIn(draft, spot)];
}

/** "the six states on the Baltic—Latvia, …": countries, a preposition, the place, then the list. */
function listedIn(draft: Draft, { thing, first, last }: Spot): Finding[] {
  const lead = draft.low(first - 1) === "the" ? first - 2 : first - 1;
  if (
    !/^(?:in|of|on)$/.test(draft.low(lead)) ||
    !/^(?:countries|states|nations)$/.test(draft.low(lead - 1)) ||
    !/^[—–:-]$/.test(draft.low(last + 1))
  )
    return [];
  const listed: Spot[] = [];
  for (let at = last + 2; draft.startingAt(at)?.thing.type === "Country";) {
    const spot = draft.startingAt(at);
    if (spot) listed.push(spot);
    at = (spot?.last ?? at) + 1;
    while (/^(?:,|and)$/.test(draft.low(at))) at += 1;
  }
  const end = listed.at(-1)?.last ?? last;
  return listed.length < 2
    ? []
    : listed.map(({ thing: country }) =>
        fact({ subject: country, predicate: "locatedIn", object: thing, first: lead - 1, last: end, confidence: 0.7 }),
      );
}

function lieIn(draft: Draft, { thing, first, last }: Spot): Finding[] {
  if (draft.low(last + 1) !== ",") return [];
  let at = last + 2;
  const described =
    /^(?:a|the)$/.test(draft.low(at)) &&
    /^(?:town|city|capital|village|port|resort)$/.test(draft.low(at + 1)) &&
    /^(?:in|of)$/.test(draft.low(at + 2));
  if (described) at += 3;
  const spot = draft.startingAt(draft.low(at) === "the" ? at + 1 : at);
  if (spot?.thing.type !== "Country" || spot.kind !== "name" || (!described && !/^[,.;:)—–]?$|^on$|^and$/.test(draft.low(spot.last + 1))))
    return [];
  const listed = draft.endingAt(first - 2)?.thing.type === "Place" && draft.low(first - 1) === ",";
  return listed || (thing.reference?.id === spot.thing.reference?.id && !described && draft.low(first - 1) === ",")
    ? []
    : [fact({ subject: thing, predicate: "locatedIn", object: spot.thing, first, last: spot.last })];
}

/** "the summit in Bergen". */
function inPlace(draft: Draft, { thing, first, last }: Spot): Finding[] {
  if (draft.low(last + 1) !== "in") return [];
  const spot = draft.startingAt(draft.low(last + 2) === "the" ? last + 3 : last + 2);
  return spot && fits("locatedIn", thing, spot.thing) && draft.low(spot.last + 1) !== "'s"
    ? [fact({ subject: thing, predicate: "locatedIn", object: spot.thing, first, last: spot.last, confidence: 0.7 })]
    : [];
}

/** "the Norwegian Labour government", "Byron's Labour party", "the Conservative Chris Byron". */
function partyStanding(draft: Draft, spot: Spot): Finding[] {
  const { thing, first, last } = spot;
  const before = draft.endingAt(draft.low(first - 1) === "'s" ? first - 2 : first - 1);
  const country = before?.thing.type === "Country" ? before.thing : ownCountry(draft, spot);
  if (country && draft.low(last + 1) === "government")
    return [
      fact({
        subject: thing,
        predicate: "governs",
        object: country,
        first: before?.thing === country ? before.first : first,
        last: last + 1,
      }),
    ];
  const owner = draft.endingAt(skipBackTo(draft, first));
  if (owner?.thing.type === "Person" && draft.low(owner.last + 1) === "'s")
    return [fact({ subject: owner.thing, predicate: "memberOf", object: thing, first: owner.first, last, confidence: 0.7 })];
  const mate = draft.low(first - 1) === "his" || draft.low(first - 1) === "her" ? draft.endingAt(first - 3) : undefined;
  return mate?.thing.type === "Person" && draft.low(first - 2) === "and"
    ? [fact({ subject: mate.thing, predicate: "memberOf", object: thing, first: mate.first, last, confidence: 0.65 })]
    : [];
}

/** The country that a party's name begins with: "UK Labour". */
function ownCountry(draft: Draft, { thing, first }: Spot): Thing | null {
  const country = thing.reference?.country ? draft.find("Country", thing.reference.country) : undefined;
  return country?.spots.some((spot) => spot.last === spot.first && draft.low(spot.first) === draft.low(first)) ? country : null;
}

/** From a party back over adjectives to the possessive before them. */
function skipBackTo(draft: Draft, first: number): number {
  let at = first - 1;
  while (at > first - 4 && (plainAdjectives.has(draft.low(at)) || /^(?:ruling|governing)$/.test(draft.low(at)))) at -= 1;
  return draft.low(at) === "'s" ? at - 1 : -1;
}

function agreementFacts(draft: Draft, thing: Thing, nouns: Nouns): Finding[] {
  const found: Finding[] = [];
  for (const spot of thing.spots) {
    const phrase = nouns.byWord.get(draft.low(headOf(draft, spot)))?.[0];
    if (
      phrase?.instrument &&
      !found.some(({ predicate }) => predicate === "instrument") &&
      /^(?:treaty|convention|protocol|memorandum)$/.test(phrase.singular)
    ) {
      found.push(
        fact({ subject: thing, predicate: "instrument", value: phrase.instrument, first: spot.first, last: spot.last, confidence: 0.55 }),
      );
    }
    const topic = found.some(({ predicate }) => predicate === "topic") ? null : topicOf(draft, spot, nouns);
    if (topic) found.push(fact({ subject: thing, predicate: "topic", value: topic, first: spot.first, last: spot.last, confidence: 0.5 }));
  }
  return found;
}

function headOf(draft: Draft, { first, last }: Spot): number {
  for (let i = first; i <= last; i += 1) if (/^(?:between|with|of)$/.test(draft.low(i))) return i - 1;
  return last;
}

function topicOf(draft: Draft, { first, last }: Spot, { topics }: Nouns): string | null {
  const phrase = ` ${draft.words
    .slice(first, last + 1)
    .map(({ low }) => low)
    .join(" ")} `.replaceAll(" - ", "-");
  return topics.find(({ words }) => words.some((word) => phrase.includes(` ${word} `)))?.topic ?? null;
}

/** "a 200-million-euro deal", "the deal is worth …", "300 foreign prisoners". */
function countFacts(draft: Draft): Finding[] {
  const byStart = new Map(draft.words.map(({ start }, i) => [start, i]));
  return findNumbers(draft.text).flatMap((number) => {
    const first = byStart.get(number.start);
    if (first === undefined) return [];
    let last = first;
    while (draft.words[last + 1] && (draft.words[last + 1]?.start ?? 0) < number.end) last += 1;
    return number.currency ? sumFact(draft, number, first, last) : countFact(draft, number, first, last);
  });
}

function bound(number: NumberMention): Record<string, string> {
  return number.bound === "exactly" ? {} : { comparator: number.bound };
}

function sumFact(draft: Draft, number: NumberMention, first: number, last: number): Finding[] {
  const inside = draft.owner[first];
  const worth = /^(?:worth|costs?)$/.test(draft.low(first - 1))
    ? draft.endingAt(auxiliaries.has(draft.low(first - 2)) ? first - 3 : first - 2)
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

function countFact(draft: Draft, number: NumberMention, first: number, last: number): Finding[] {
  const spot = draft.startingAt(last + 1);
  if (spot?.thing.type !== "Group") return [];
  return [
    fact({
      subject: spot.thing,
      predicate: "figure",
      value: number.value,
      qualifiers: { count: draft.slice(spot.first, spot.last), ...bound(number) },
      first,
      last: spot.last,
      confidence: 0.6,
    }),
  ];
}
