import type { Tally, TallyField, TallyRequest } from "@entente/core";
import { sql } from "kysely";
import type { CompileFilter } from "./filter.js";
import { parseColumn } from "./parse.js";
import type { Condition, Queries } from "./queries.js";
import { compileScope } from "./scope.js";

/** A value as its column holds it, and how many statements have it. */
interface Counted {
  readonly value: string | null;
  readonly count: number;
}

/** How many statements a request finds, by each of the fields: one query a field. */
export async function tallyStatements(
  queries: Queries,
  compile: CompileFilter,
  request: TallyRequest,
  fields: readonly TallyField[],
): Promise<readonly Tally[]> {
  const scope = await compileScope(queries, compile, request);
  const tallies: Tally[] = [];
  for (const field of fields) tallies.push(await tallyField(queries, scope, field));
  return tallies;
}

const columns: Readonly<Record<TallyField, string>> = {
  predicate: "s.predicate",
  polarity: "s.polarity",
  modality: "s.modality",
  review: "s.review",
  document: "s.documentId",
  collection: "d.collections",
  speaker: "s.speakerId",
  published: "s.published",
};

async function tallyField(queries: Queries, scope: Condition, field: TallyField): Promise<Tally> {
  const rows = await countBy(queries, scope, columns[field]);
  const counts = new Map<string | null, number>();
  for (const { value, count } of rows) {
    for (const name of valuesOf(field, value)) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
}

async function countBy(queries: Queries, scope: Condition, column: string): Promise<readonly Counted[]> {
  const value = sql.ref<string | null>(column);
  return queries
    .selectFrom("derivedStatements as s")
    .$if(column.startsWith("d."), (query) => query.innerJoin("derivedDocuments as d", "d.id", "s.documentId"))
    .select(value.as("value"))
    .select((row) => row.fn.countAll<number>().as("count"))
    .where(scope)
    .groupBy(value)
    .execute();
}

function valuesOf(field: TallyField, value: string | null): readonly (string | null)[] {
  if (field === "published") return [value === "~" ? null : value];
  if (field !== "collection") return [value];
  const names = parseColumn(value ?? "[]") as readonly string[];
  return names.length > 0 ? names : [null];
}
