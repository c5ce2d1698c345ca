import { comparators } from "./comparators.js";
import { actorTypes, type EntityType } from "./entity-types.js";
import { formalities } from "./formalities.js";
import { outcomes } from "./outcomes.js";
import { roles } from "./roles.js";
import type { Concept } from "./types.js";

/**
 * What a qualifier may hold: free text, an EDTF date, a number, true or false, a local entity
 * `{type, name}`, either an entity or text, or one word of a list.
 */
export type QualifierValue = "text" | "edtf" | "number" | "boolean" | "entity" | "entityOrText" | { readonly oneOf: readonly string[] };

/** An entity as a qualifier names it: local, by its type and its name in the document. */
export interface QualifierEntity {
  readonly type: EntityType;
  readonly name: string;
}

/** A qualifier: what it adds to a statement and what it may hold. */
export interface QualifierDefinition extends Concept {
  readonly value: QualifierValue;
  /** Types that an entity given here may have; absent: any. */
  readonly entityTypes?: readonly EntityType[];
  /** Allowed on every predicate; otherwise only on those that name it. */
  readonly common: boolean;
  /** What `example` gives, as a value. */
  readonly sample: string | number | boolean | QualifierEntity;
}

const table = {
  validFrom: {
    label: "valid from",
    definition: "When what is stated began to hold.",
    includes: "Start of an office, a membership, a state of force.",
    excludes: "The date of a single act: use date.",
    example: "She has been president since 2019.",
    counterExample: "They met in 2019: use date.",
    value: "edtf",
    common: true,
    sample: "2019",
  },
  validTo: {
    label: "valid to",
    definition: "When what is stated ceased, or will cease, to hold.",
    includes: "End of an office, a term or a lease.",
    excludes: "A negation that ends a state: use change.",
    example: "He was envoy until May 2021.",
    counterExample: "They met in May 2021: use date.",
    value: "edtf",
    common: true,
    sample: "2021-05",
  },
  date: {
    label: "date",
    definition: "When it happened, or is to happen, as precisely as the text allows.",
    includes: "Dates resolved from weekdays by the date of publication.",
    excludes: "When the article appeared; durations: use validFrom and validTo.",
    example: "Nixon visited China in 1972.",
    counterExample: "The article of 3 May: that is its date of publication.",
    value: "edtf",
    common: true,
    sample: "1972",
  },
  place: {
    label: "place",
    definition: "Where it happened.",
    includes: "Cities, countries, venues.",
    excludes: "Where an entity lies: use locatedIn.",
    example: "Reagan met Gorbachev in Reykjavik.",
    counterExample: "Reykjavik lies in Iceland: use locatedIn.",
    value: "entityOrText",
    entityTypes: ["Place", "Country"],
    common: true,
    sample: { type: "Place", name: "Reykjavik" },
  },
  about: {
    label: "about",
    definition: "What an act, a talk or a stance concerns, where the object does not say it.",
    includes: "Subject of talks, ground of a criticism.",
    excludes: "The object itself.",
    example: "Iceland approached Russia about a loan.",
    counterExample: "Iceland rejects the treaty: the treaty is the object.",
    value: "entityOrText",
    common: true,
    sample: "a loan",
  },
  condition: {
    label: "condition",
    definition: "What must be met first, in the words of the source.",
    includes: '"if", "unless", "provided that".',
    excludes: "Doubt without a condition: use modality possible.",
    example: "Norway would sign if quotas were cut.",
    counterExample: "Norway may sign.",
    value: "text",
    common: true,
    sample: "if quotas were cut",
  },
  wording: {
    label: "wording",
    definition: "Words of the source that colour the statement.",
    includes: "Epithets, degrees, a term that the source insists on.",
    excludes: "The whole sentence: that is the quote.",
    example: "The United States describes Japan as a steadfast ally.",
    counterExample: "A full quotation.",
    value: "text",
    common: true,
    sample: "steadfast ally",
  },
  change: {
    label: "change",
    definition: "That a negated statement ends a state that held before, and so contradicts nothing earlier.",
    includes: "Leaving an organisation, withdrawal from a treaty, resignation.",
    excludes: "States that never held.",
    example: "Mali is no longer a member of ECOWAS.",
    counterExample: "Switzerland is not a member of the European Union.",
    value: { oneOf: ["ended"] },
    common: true,
    sample: "ended",
  },
  office: {
    label: "office",
    definition: "The office held or stood for, as the text names it.",
    includes: "Deputy and acting offices, portfolios.",
    excludes: "Ranks without office, professions.",
    example: "Dag Hammarskjöld, Secretary-General",
    counterExample: "Dag Hammarskjöld, economist",
    value: "text",
    common: false,
    sample: "Secretary-General",
  },
  role: {
    label: "role",
    definition: "What a party does in an agreement.",
    includes: "The words of the list of roles.",
    excludes: "Offices of people: use office.",
    example: "the state that hosts the centre",
    counterExample: "the minister who signed",
    value: { oneOf: Object.keys(roles) },
    common: false,
    sample: "host",
  },
  by: {
    label: "by",
    definition: "The party whose act a status is.",
    includes: "Ratification or suspension by one party.",
    excludes: "The speaker who reports it.",
    example: "The accord was ratified by Greece.",
    counterExample: "Greece said that the accord was ratified by others.",
    value: "entity",
    entityTypes: actorTypes,
    common: false,
    sample: { type: "Country", name: "Greece" },
  },
  binding: {
    label: "binding",
    definition: "Whether the source calls the agreement binding.",
    includes: '"legally binding", "not binding".',
    excludes: "Conclusions from its form.",
    example: "a memorandum that binds nobody",
    counterExample: "a memorandum, with nothing said on force",
    value: "boolean",
    common: false,
    sample: false,
  },
  outcome: {
    label: "outcome",
    definition: "What a court or committee decided.",
    includes: "The words of the list of outcomes.",
    excludes: "What parties did in answer: use agreementStatus.",
    example: "The Court of Justice invalidated the Privacy Shield.",
    counterExample: "The government gave the plan up: use shelved.",
    value: { oneOf: Object.keys(outcomes) },
    common: false,
    sample: "annulled",
  },
  formality: {
    label: "formality",
    definition: "How formal a contact is said to be.",
    includes: "The words of the list of formalities.",
    excludes: "Impressions of the reader.",
    example: "no formal talks",
    counterExample: "no talks",
    value: { oneOf: Object.keys(formalities) },
    common: false,
    sample: "formal",
  },
  currency: {
    label: "currency",
    definition: "The currency of a sum, as its ISO 4217 code where the text makes it certain.",
    includes: "Codes; the text's own word where it is not certain.",
    excludes: "Conversions.",
    example: "13 billion US dollars",
    counterExample: '"the equivalent of": give the sum first named.',
    value: "text",
    common: false,
    sample: "USD",
  },
  count: {
    label: "count",
    definition: "What a figure counts.",
    includes: "Nouns of the source: arrivals, returns, member states.",
    excludes: "The unit it is counted in: use unit.",
    example: "about 150 heads of state and government",
    counterExample: "150 km: use unit.",
    value: "text",
    common: false,
    sample: "heads of state and government",
  },
  comparator: {
    label: "comparator",
    definition: "How the number relates to the true one.",
    includes: "The words of the list of comparators.",
    excludes: "Comparison of two figures.",
    example: "more than 22,000",
    counterExample: "twice as many as in 2020",
    value: { oneOf: Object.keys(comparators) },
    common: false,
    sample: "moreThan",
  },
  unit: {
    label: "unit",
    definition: "The unit of a figure.",
    includes: "people, places, tonnes, per cent.",
    excludes: "Currencies: use currency.",
    example: "300 places",
    counterExample: "300 euros: use currency.",
    value: "text",
    common: false,
    sample: "places",
  },
  asOf: {
    label: "as of",
    definition: "The date for which a figure holds.",
    includes: '"as of June", "in 2024", counts to date.',
    excludes: "When it was published.",
    example: "22,000 by the end of June 2025",
    counterExample: "a report of June 2025",
    value: "edtf",
    common: false,
    sample: "2025-06",
  },
} as const satisfies Record<string, QualifierDefinition>;

/** The name of a qualifier. */
export type Qualifier = keyof typeof table;

/** What may be added to a statement, common ones first. */
export const qualifiers: Readonly<Record<Qualifier, QualifierDefinition>> = table;
