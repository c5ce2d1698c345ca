import type { QualifierValue } from "@entente/core";
import { allowsPair, predicates, type Modality, type Polarity, type Predicate } from "@entente/ontology";
import type { Thing } from "./article.js";

/** What a finding rests on: the signs from which its confidence is computed. */
export interface Features {
  /** What read it: "verb sign", "deed talk", "fact office". */
  readonly frame: string;
  /** A verb, a state, a noun that names a deed, or a fact told by names alone. */
  readonly kind: "verb" | "state" | "deed" | "fact";
  /** Sum of the doubts of its parts: who a pronoun stands for, where a phrase belongs; 0 for names in plain places. */
  readonly doubt: number;
  /** Predicates above it in the sentence: 1 in "agreed to sign". */
  readonly depth: number;
  /** Tokens between the parts that lie farthest apart. */
  readonly distance: number;
}

/** What a clause or a name says, before it is known who says it. */
export interface Finding {
  readonly subject: Thing | null;
  readonly predicate: Predicate;
  /** Null where the predicate takes a value, or where the speaker's own side is meant. */
  readonly object: Thing | null;
  readonly value: string | number | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly qualifiers: Readonly<Record<string, QualifierValue | Thing>>;
  /** Tokens of the quote, both included. */
  readonly first: number;
  readonly last: number;
  /** Token of the verb or noun that says it. */
  readonly trigger: number;
  readonly confidence: number;
  /** Absent where nothing but names tells it. */
  readonly features?: Features;
  /** The side that is left to the speaker: "There have been no talks with Norway", she said. */
  readonly implied: "subject" | "object" | null;
  /** Someone was asked whether it is so. */
  readonly asked: boolean;
}

/** Those that decide on a treaty and are no party to it. */
const assemblies =
  /\b(?:parliament|senate|congress|assembly|bundestag|knesset|duma|verkhovna rada|house of \w+|courts?|tribunal|commission of inquiry)$/i;

/** True if the ontology lets the two things stand on the two sides, and they are two. */
export function fits(predicate: Predicate, subject: Thing, object: Thing | null): boolean {
  const definition = predicates[predicate];
  if (predicate === "partyTo" && assemblies.test(subject.label)) return false;
  if (definition.object === "value") return definition.value.domain.includes(subject.type);
  return object !== null && subject !== object && allowsPair(predicate, subject.type, object.type);
}

/** Confidence that the rules give, rounded so that it prints alike everywhere. */
export function confidence(value: number): number {
  return Math.round(Math.max(0.2, Math.min(0.9, value)) * 100) / 100;
}
