import { entityTypes } from "./entity-types.js";
import { isEntityType, isInstrument, isModality, isPolarity, isPredicate, isStatus, isTopic } from "./guards.js";
import { instruments } from "./instruments.js";
import { modalities } from "./modalities.js";
import { polarities } from "./polarities.js";
import type { EntityPredicate, ValueKind, ValuePredicate } from "./predicates/definition.js";
import { predicates, type Predicate } from "./predicates/index.js";
import { problem, show, unknownName, type Problem } from "./problem.js";
import { qualifierProblems } from "./qualifier-problems.js";
import { statuses } from "./statuses.js";
import { topics } from "./topics.js";

/** What validation reads of a statement; names are unchecked, whoever proposed them. */
export interface Candidate {
  readonly subjectType: string;
  readonly predicate: string;
  /** Type of the object; null where the statement has a value. */
  readonly objectType: string | null;
  /** The value; null where the statement has an object. */
  readonly value: string | number | null;
  /** By name; an entity is `{type, name}`, a date EDTF. */
  readonly qualifiers: Readonly<Record<string, unknown>>;
  readonly polarity: string;
  readonly modality: string;
}

/**
 * Every reason why a statement does not fit the ontology: types, predicate, its two ends,
 * qualifiers, polarity, modality, in that order. An empty list if it fits. Never throws.
 */
export function validateStatement(candidate: Candidate): Problem[] {
  return [...typeProblems(candidate), ...predicateProblems(candidate), ...nameProblems(candidate)];
}

function typeProblems({ subjectType, objectType }: Candidate): Problem[] {
  return [subjectType, objectType]
    .filter((type) => type !== null)
    .filter((type) => !isEntityType(type))
    .map((type) => unknownName("unknownType", "entity type", type, entityTypes));
}

function nameProblems({ polarity, modality }: Candidate): Problem[] {
  const problems: Problem[] = [];
  if (!isPolarity(polarity)) {
    problems.push(unknownName("badPolarity", "polarity", polarity, polarities));
  }
  if (!isModality(modality)) {
    problems.push(unknownName("badModality", "modality", modality, modalities));
  }
  return problems;
}

function predicateProblems(candidate: Candidate): Problem[] {
  const { predicate } = candidate;
  if (!isPredicate(predicate)) {
    return [unknownName("unknownPredicate", "predicate", predicate, predicates)];
  }
  const definition = predicates[predicate];
  const ends =
    definition.object === "entity" ? objectProblems(predicate, definition, candidate) : valueProblems(predicate, definition, candidate);
  return [...ends, ...qualifierProblems(predicate, candidate.qualifiers, candidate.polarity)];
}

function objectProblems(predicate: Predicate, { signatures }: EntityPredicate, { subjectType, objectType, value }: Candidate): Problem[] {
  if (objectType === null || value !== null) {
    return [problem("objectAndValue", `${predicate} takes an object and no value.`)];
  }
  // Unknown types are reported as such; to call them outside the domain as well says nothing new.
  if (!isEntityType(subjectType) || !isEntityType(objectType)) return [];
  const fitting = signatures.filter(({ domain }) => domain.includes(subjectType));
  if (fitting.length === 0) {
    return [
      outsideDomain(
        predicate,
        subjectType,
        signatures.flatMap(({ domain }) => domain),
      ),
    ];
  }
  const allowed = fitting.flatMap(({ range }) => range);
  return allowed.includes(objectType) ? [] : [outsideRange(predicate, subjectType, objectType, allowed)];
}

function valueProblems(
  predicate: Predicate,
  { value: { kind, domain } }: ValuePredicate,
  { subjectType, objectType, value }: Candidate,
): Problem[] {
  const problems: Problem[] = [];
  if (isEntityType(subjectType) && !domain.includes(subjectType)) {
    problems.push(outsideDomain(predicate, subjectType, domain));
  }
  if (value === null || objectType !== null) {
    problems.push(problem("objectAndValue", `${predicate} takes a value (a ${kind}) and no object.`));
  } else if (!valueChecks[kind].accepts(value)) {
    problems.push(badValue(predicate, kind, value));
  }
  return problems;
}

function outsideDomain(predicate: Predicate, type: string, allowed: readonly string[]): Problem {
  return problem("outsideDomain", `${predicate} cannot have a subject of type ${type}; it takes ${list(allowed)}.`);
}

function outsideRange(predicate: Predicate, subjectType: string, objectType: string, allowed: readonly string[]): Problem {
  return problem(
    "outsideRange",
    `${predicate} cannot join ${subjectType} to ${objectType}; from ${subjectType} it goes to ${list(allowed)}.`,
  );
}

interface ValueCheck {
  readonly accepts: (value: string | number) => boolean;
  /** The allowed words; null where the value is a number. */
  readonly words: Readonly<Record<string, unknown>> | null;
}

const word = (isName: (text: string) => boolean) => (value: string | number) => typeof value === "string" && isName(value);

const valueChecks: Readonly<Record<ValueKind, ValueCheck>> = {
  status: { accepts: word(isStatus), words: statuses },
  instrument: { accepts: word(isInstrument), words: instruments },
  topic: { accepts: word(isTopic), words: topics },
  number: { accepts: Number.isFinite, words: null },
};

function badValue(predicate: Predicate, kind: ValueKind, value: string | number): Problem {
  const { words } = valueChecks[kind];
  return words
    ? unknownName("badValue", kind, value, words)
    : problem("badValue", `${predicate} takes a finite number, not ${show(value)}.`);
}

function list(names: readonly string[]): string {
  return [...new Set(names)].join(", ");
}
