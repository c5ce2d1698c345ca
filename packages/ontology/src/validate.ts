/** Why a statement is refused. */
export type ProblemReason =
  | "unknownPredicate"
  | "unknownType"
  | "outsideDomain"
  | "outsideRange"
  | "unknownQualifier"
  | "badQualifier"
  | "badValue"
  | "badPolarity"
  | "badModality"
  | "objectAndValue";

/** One reason why a statement does not fit the ontology, with a sentence that says what would. */
export interface Problem {
  readonly reason: ProblemReason;
  readonly message: string;
}

/** What validation reads of a statement; names are unchecked, whoever proposed them. */
export interface Candidate {
  readonly subjectType: string;
  readonly predicate: string;
  /** Type of the object; null where the statement has a value. */
  readonly objectType: string | null;
  /** The value; null where the statement has an object. */
  readonly value: string | number | null;
  readonly qualifiers: Readonly<Record<string, unknown>>;
  readonly polarity: string;
  readonly modality: string;
}

/** Every reason why a statement does not fit the ontology; an empty list if it does. */
export function validateStatement(_candidate: Candidate): Problem[] {
  return [];
}
