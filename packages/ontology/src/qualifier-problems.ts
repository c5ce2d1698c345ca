import { hasEdtfShape } from "./edtf.js";
import type { EntityType } from "./entity-types.js";
import { isEntityType, isQualifier } from "./guards.js";
import { predicates, type Predicate } from "./predicates/index.js";
import { problem, show, unknownName, type Problem } from "./problem.js";
import { qualifiers, type Qualifier, type QualifierDefinition } from "./qualifiers.js";

/** What is wrong with the qualifiers of a statement. */
export function qualifierProblems(predicate: Predicate, given: Readonly<Record<string, unknown>>, polarity: string): Problem[] {
  const problems = Object.entries(given).flatMap(([name, value]) => oneQualifierProblems(predicate, name, value));
  if (given["change"] === "ended" && polarity === "affirmed") {
    problems.push(problem("badQualifier", 'The qualifier change "ended" belongs to a negated statement.'));
  }
  return problems;
}

function oneQualifierProblems(predicate: Predicate, name: string, value: unknown): Problem[] {
  const allowed = allowedQualifiers(predicate);
  if (!isQualifier(name)) return [unknownName("unknownQualifier", "qualifier", name, allowed)];
  if (!Object.hasOwn(allowed, name)) {
    const names = Object.keys(allowed).join(", ");
    return [problem("unknownQualifier", `${predicate} takes no qualifier ${name}; it takes ${names}.`)];
  }
  const wanted = wantedInstead(qualifiers[name], value);
  return wanted === null ? [] : [problem("badQualifier", `The qualifier ${name} takes ${wanted}, not ${show(value)}.`)];
}

type AllowedQualifiers = Partial<Record<Qualifier, QualifierDefinition>>;
const allowedByPredicate = new Map<Predicate, AllowedQualifiers>();

/** Made once for each predicate: an import checks millions of statements. */
function allowedQualifiers(predicate: Predicate): AllowedQualifiers {
  const known = allowedByPredicate.get(predicate);
  if (known) return known;
  const own: readonly string[] = predicates[predicate].qualifiers;
  const allowed: AllowedQualifiers = Object.fromEntries(
    Object.entries(qualifiers).filter(([name, { common }]) => common || own.includes(name)),
  );
  allowedByPredicate.set(predicate, allowed);
  return allowed;
}

/** What the qualifier takes, in words, if it does not take this value; null if it does. */
function wantedInstead(definition: QualifierDefinition, value: unknown): string | null {
  const kind = definition.value;
  if (typeof kind === "object") {
    return kind.oneOf.some((word) => word === value) ? null : `one of ${kind.oneOf.join(", ")}`;
  }
  switch (kind) {
    case "text":
      return isText(value) ? null : "text";
    case "edtf":
      return isText(value) && hasEdtfShape(value) ? null : "an EDTF date (2021, 2025-05, 2021~)";
    case "number":
      return Number.isFinite(value) ? null : "a finite number";
    case "boolean":
      return typeof value === "boolean" ? null : "true or false";
    case "entity":
      return isEntity(value, definition.entityTypes) ? null : entityWords(definition);
    case "entityOrText":
      return isText(value) || isEntity(value, definition.entityTypes) ? null : `text or ${entityWords(definition)}`;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isEntity(value: unknown, types: readonly EntityType[] | undefined): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!("type" in value) || !("name" in value)) return false;
  const { type, name } = value;
  if (typeof type !== "string" || !isEntityType(type)) return false;
  return isText(name) && (types?.includes(type) ?? true);
}

function entityWords({ entityTypes }: QualifierDefinition): string {
  return `an entity {type, name} of type ${entityTypes?.join(", ") ?? "any"}`;
}
