import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with a record, in words: each field by its path, what it may hold and what it holds.
 * Of the forms that a field may take, the one that fits best is explained.
 */
export function describeIssues(issues: readonly Issue[], input: unknown): string {
  return issues.map((issue) => describe(issue, [], input)).join("; ");
}

function describe(issue: Issue, base: readonly PropertyKey[], input: unknown): string {
  const path = [...base, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const best = issue.errors.reduce((a, b) => (misfit(b) < misfit(a) ? b : a));
    return best.map((inner) => describe(inner, path, input)).join("; ");
  }
  const field = path.length > 0 ? path.map(String).join(".") : "the record";
  return `${field}: ${issue.message}${found(path, input)}`;
}

/** How far a form is from fitting: its issues, wrong names weighing most, since they belong to another form. */
function misfit(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? 10 * issue.keys.length : 1), 0);
}

function found(path: readonly PropertyKey[], input: unknown): string {
  let value = input;
  for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === "string" || typeof value === "number" ? ` (found ${JSON.stringify(value).slice(0, 60)})` : "";
}
