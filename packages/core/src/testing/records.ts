import {
  disputeReasons,
  instruments,
  modalities,
  polarities,
  predicates,
  retractReasons,
  statuses,
  topics,
  type DisputeReason,
  type EntityType,
  type Modality,
  type Polarity,
  type Predicate,
  type RetractReason,
} from "@entente/ontology";
import fc from "fast-check";
import { checksum } from "../model/hash.js";
import type { Reading } from "../model/reading.js";
import {
  completeStatement,
  type LocalEntity,
  type Mention,
  type Origin,
  type ProposedStatement,
  type Speaker,
  type Statement,
  type Value,
} from "../model/statement.js";

/** What a generated sentence says; the sentence is written from it. */
export interface Fact {
  readonly subject: LocalEntity;
  readonly predicate: Predicate;
  readonly object: LocalEntity | null;
  readonly value: Value | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly speaker: Speaker | null;
  readonly qualifiers: Statement["qualifiers"];
  readonly via: string | null;
  readonly confidence: number;
  /** Words after the sentence that say nothing. */
  readonly noise: string;
}

/** A generated document: what its versions say, oldest first. */
export interface DocumentPlan {
  readonly id: string;
  readonly collections: readonly string[];
  readonly versions: readonly { readonly published: string | null; readonly outlet: string | null; readonly facts: readonly Fact[] }[];
}

/** A decision that is still to be tied to statements, entities or judgements that are there: numbers pick one. */
export interface JudgementPlan {
  readonly kind: "same" | "notSame" | "accept" | "retract" | "dispute" | "add" | "note" | "undo";
  readonly pick: number;
  readonly other: number;
  readonly author: string;
  readonly minute: number;
  readonly retractReason: RetractReason;
  readonly disputeReason: DisputeReason;
  readonly fact: Fact;
}

/** Names by type: some identify, some are shared, ambiguous, or of one word. */
const names: Readonly<Record<EntityType, readonly string[]>> = {
  Person: ["Ada Lund", "Lund", "Ben Moor"],
  Country: ["Norland", "Sudland", "Norlandic", "Eastmark"],
  Party: ["Reform Party", "Unity"],
  Organisation: ["Harbour Council", "Supreme Court"],
  Agreement: ["Norland Accord", "Peace Agreement", "the deal"],
  Event: ["Bay Summit 2021", "the summit"],
  Place: ["Bay City"],
  Group: ["fishermen"],
};

/** Reference data in which the made-up names mean something. */
export const generatedReference = [
  { id: "country:NL", type: "Country", name: "Norland", aliases: ["Kingdom of Norland"], demonyms: ["Norlandic"] },
  { id: "country:SU", type: "Country", name: "Sudland", aliases: ["SL"], caseSensitive: ["SL"] },
  { id: "party:unity-nl", type: "Party", name: "Unity", aliases: [], country: "country:NL", ambiguous: ["Unity"] },
  { id: "party:unity-su", type: "Party", name: "Unity", aliases: [], country: "country:SU", ambiguous: ["Unity"] },
] as const;

const keys = <Name extends string>(table: Readonly<Record<Name, unknown>>): fc.Arbitrary<Name> =>
  fc.constantFrom(...(Object.keys(table) as Name[]));

const entityOf = (type: EntityType): fc.Arbitrary<LocalEntity> => fc.constantFrom(...names[type]).map((name) => ({ type, name }));

const values = {
  status: keys(statuses),
  instrument: keys(instruments),
  topic: keys(topics),
  number: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(0.5)),
} as const;

type Ends = Pick<Fact, "subject" | "predicate" | "object" | "value">;

const amongCountries = ["negotiatesWith", "supports"] as const;

/** Subject, predicate and object or value as the ontology allows them; often the same few, so that statements meet. */
const ends: fc.Arbitrary<Ends> = fc.oneof(
  { arbitrary: fc.constantFrom(...amongCountries).chain(countryEnds), weight: 2 },
  { arbitrary: keys(predicates).chain(anyEnds), weight: 1 },
);

function countryEnds(predicate: Predicate): fc.Arbitrary<Ends> {
  return fc.record({
    subject: entityOf("Country"),
    predicate: fc.constant(predicate),
    object: entityOf("Country"),
    value: fc.constant(null),
  });
}

function anyEnds(predicate: Predicate): fc.Arbitrary<Ends> {
  const definition = predicates[predicate];
  if (definition.object === "value") {
    const { kind, domain } = definition.value;
    return fc.record({
      subject: fc.constantFrom(...domain).chain(entityOf),
      predicate: fc.constant(predicate),
      object: fc.constant(null),
      value: values[kind],
    });
  }
  return fc.constantFrom(...definition.signatures).chain(({ domain, range }) =>
    fc.record({
      subject: fc.constantFrom(...domain).chain(entityOf),
      predicate: fc.constant(predicate),
      object: fc.constantFrom(...range).chain(entityOf),
      value: fc.constant(null),
    }),
  );
}

const speakers: fc.Arbitrary<Speaker | null> = fc.constantFrom<Speaker | null>(
  null,
  null,
  { name: "Ada Lund", entity: { type: "Person", name: "Ada Lund" }, speaksFor: null },
  { name: "a Norlandic spokesperson", entity: null, speaksFor: { type: "Country", name: "Norland" } },
);

/** Text in which offsets are easily miscounted. */
const noises = fc.constantFrom("", "So it goes.", "Nobody knew why — 🤝 or 👩‍👩‍👧.", "“Yes,” it said.\n\nNext day:", "\tÅ ß İ\r\n");

/** EDTF dates of every kind that articles give. */
export const dates = fc.constantFrom("2021", "2021~", "2021-03", "2021-03-05", "2022-01-01", "2022?", "2023-11");

const qualifiers: fc.Arbitrary<Statement["qualifiers"]> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 3 },
  { arbitrary: fc.record({ validFrom: dates, validTo: dates }, { requiredKeys: [] }), weight: 1 },
  { arbitrary: fc.record({ date: dates }), weight: 1 },
  { arbitrary: fc.record({ wording: fc.constantFrom("=SUM(A1)", 'so-called "talks"') }), weight: 1 },
);

/** A fact, in its simplest form: Norland negotiates with Sudland, says the article. */
export function fact(given: Partial<Fact> = {}): Fact {
  return {
    subject: {
      type: "Country",
      name: "Norland",
    },
    predicate: "negotiatesWith",
    object: {
      type: "Country",
      name: "Sudland",
    },
    value: null,
    polarity: "affirmed",
    modality: "asserted",
    speaker: null,
    qualifiers: {},
    via: null,
    confidence: 0.75,
    noise: "",
    ...given,
  };
}

/** Facts that pass the ontology. */
export const facts: fc.Arbitrary<Fact> = fc
  .record({
    ends,
    polarity: keys(polarities),
    modality: keys(modalities),
    speaker: speakers,
    qualifiers,
    via: fc.constantFrom(null, null, "The Ledger"),
    confidence: fc.constantFrom(0.25, 0.5, 0.75, 1),
    noise: noises,
  })
  .map(({ ends: given, ...rest }) => ({ ...given, ...rest }));

const documentPlan = (id: string): fc.Arbitrary<DocumentPlan> =>
  fc.record({
    id: fc.constant(id),
    collections: fc.subarray(["news", "notes"]),
    versions: fc.array(
      fc.record({
        published: fc.option(dates),
        outlet: fc.constantFrom(null, "The Ledger", "Bay Times"),
        facts: fc.array(facts, { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });

/** Up to four documents, most with several versions that partly say the same. */
export const documentPlans: fc.Arbitrary<readonly DocumentPlan[]> = fc
  .tuple(...["doc_a", "doc_b", "doc_c", "doc_d"].map((id) => fc.option(documentPlan(id))))
  .map((plans) => plans.filter((plan) => plan !== null).map(repeatFacts));

/** Later versions keep the first sentence of the one before, as real corrections do. */
function repeatFacts(plan: DocumentPlan): DocumentPlan {
  const versions = plan.versions.map((version, index) => {
    const kept = plan.versions[index - 1]?.facts.slice(0, 1) ?? [];
    return { ...version, facts: [...kept, ...version.facts] };
  });
  return { ...plan, versions };
}

/** Decisions of every kind. */
export const judgementPlans: fc.Arbitrary<readonly JudgementPlan[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("same", "notSame", "accept", "retract", "dispute", "add", "note", "undo"),
    pick: fc.nat(50),
    other: fc.nat(50),
    author: fc.constantFrom("mira", "jon"),
    minute: fc.nat(59),
    retractReason: keys(retractReasons),
    disputeReason: keys(disputeReasons),
    fact: facts,
  }),
  { maxLength: 8 },
);

/** The reader of every generated statement. */
const generatedOrigin: Origin = { kind: "extractor", name: "generated", version: "1" };

/** The sentence that says a fact. */
export function sentenceOf({ subject, predicate, object, value, polarity, modality, speaker }: Fact): string {
  const said = speaker ? `${speaker.name} said: ` : "";
  return `${said}${subject.name} ${polarity} ${modality} ${predicate} ${object?.name ?? String(value)}.`;
}

/** The readings of a plan, one a version, versions with equal texts only once; every quote stands in its text. */
export function toReadings(plan: DocumentPlan, origin: Origin = generatedOrigin): readonly Reading[] {
  const readings = plan.versions.map((version, index) => toReading(plan, version, index, origin));
  return [...new Map(readings.map((reading) => [reading.version.checksum, reading])).values()];
}

function toReading(
  plan: DocumentPlan,
  { published, outlet, facts: said }: DocumentPlan["versions"][number],
  index: number,
  origin: Origin,
): Reading {
  const text = said.map((fact) => `${sentenceOf(fact)} ${fact.noise}\n`).join("") || "Nothing happened.";
  const readAt = `2024-01-0${index + 1}T00:00:00.000Z`;
  const version = { checksum: checksum(text), title: `Title ${plan.id}`, outlet, published, readAt, text };
  const { id, collections } = plan;
  const mentions: Mention[] = [];
  let at = 0;
  const statements = said.map((fact): Statement => {
    const quote = sentenceOf(fact);
    const start = at;
    at += quote.length + fact.noise.length + 2;
    mentions.push(...mentionsOf(fact, id, version.checksum, start));
    return completeStatement(proposeFact(fact, quote, start, origin), id, version);
  });
  return {
    document: { id, url: null, path: `${id}.txt`, collections, language: "en", licence: null },
    version,
    mentions,
    statements,
    rejects: [],
    origin,
    sentences: said.length + 1,
    silentSentences: 1,
  };
}

function proposeFact({ noise: _noise, ...meaning }: Fact, quote: string, start: number, origin: Origin): ProposedStatement {
  const end = start + quote.length;
  return { ...meaning, evidence: { start, end, quote, sentenceStart: start, sentenceEnd: end }, origin };
}

function mentionsOf(fact: Fact, documentId: string, version: string, start: number): readonly Mention[] {
  const at = start + (fact.speaker ? `${fact.speaker.name} said: `.length : 0);
  const text = fact.subject.name;
  return [{ documentId, version, start: at, end: at + text.length, text, kind: "name", entity: fact.subject }];
}
