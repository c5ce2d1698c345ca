import { suggest } from "./suggest.js";

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

/** A problem with its sentence. */
export function problem(reason: ProblemReason, message: string): Problem {
  return { reason, message };
}

/** A word that is not in its list: names the nearest, or all that are allowed. */
export function unknownName(reason: ProblemReason, kind: string, given: unknown, allowed: Readonly<Record<string, unknown>>): Problem {
  const names = Object.keys(allowed);
  const near = typeof given === "string" ? suggest(given, names) : null;
  const advice = near ? `did you mean "${near}"?` : `use one of ${names.join(", ")}.`;
  return problem(reason, `Unknown ${kind} ${show(given)}: ${advice}`);
}

const longestShown = 60;

/** A value as an error shows it; objects only by kind, since their own text may throw. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const cut = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
  return JSON.stringify(cut);
}
