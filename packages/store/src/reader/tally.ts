import type { Tally, TallyField, TallyRequest } from "@entente/core";
import { sql } from "kysely";
import type { CompileFilter } from "./filter.js";
import { parseColumn } from "./parse.js";
import type { Condition, Queries } from "./queries.js";
import { compileScope } from "./scope.js";

/** Fields with few values, which are counted together in one query: what a sort of all statements costs is paid once. */
const wordFields = ["predicate", "polarity", "modality", "review"] as const;
type WordField = (typeof wordFields)[number];
type OtherField = Exclude<TallyField, WordField>;

function isWord(field: TallyField): field is WordField {
  return (wordFields as readonly TallyField[]).includes(field);
}

/** How many statements a request finds, by each of the fields: one query for all fields with few values, one for each other. */
export async function tallyStatements(
  queries: Queries,
  compile: CompileFilter,
  request: TallyRequest,
  fields: readonly TallyField[],
): Promise<readonly Tally[]> {
  const scope = await compileScope(queries, compile, request);
  const words = wordFields.filter((field) => fields.includes(field));
  const tallies = words.length > 0 ? await tallyWords(queries, scope, words) : new Map<TallyField, Tally>();
  for (const field of fields) if (!isWord(field)) tallies.set(field, await tallyField(queries, scope, field));
  return fields.map((field) => tallies.get(field) ?? new Map());
}

async function tallyWords(queries: Queries, scope: Condition, fields: readonly WordField[]): Promise<Map<TallyField, Tally>> {
  const rows = await queries
    .selectFrom("derivedStatements as s")
    .select(fields.map((field) => `s.${field}` as const))
    .select((row) => row.fn.countAll<number>().as("count"))
    .where(scope)
    .groupBy(fields.map((field) => `s.${field}` as const))
    .execute();
  return new Map(fields.map((field) => [field, addUp(rows.map((row) => [row[field] ?? null, row.count]))]));
}

/** Counts by value. */
function addUp(counted: readonly (readonly [string | null, number])[]): Tally {
  const counts = new Map<string | null, number>();
  for (const [value, count] of counted) counts.set(value, (counts.get(value) ?? 0) + count);
  return counts;
}

const columns: Readonly<Record<OtherField, string>> = {
  document: "s.documentId",
  collection: "d.collections",
  speaker: "s.speakerId",
  published: "s.published",
};

async function tallyField(queries: Queries, scope: Condition, field: OtherField): Promise<Tally> {
  const rows = await countBy(queries, scope, columns[field]);
  return addUp(rows.flatMap(({ value, count }) => valuesOf(field, value).map((name) => [name, count] as const)));
}

/** A value as its column holds it, and how many statements have it. */
interface Counted {
  readonly value: string | null;
  readonly count: number;
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

function valuesOf(field: OtherField, value: string | null): readonly (string | null)[] {
  if (field === "published") return [value === "~" ? null : value];
  if (field !== "collection") return [value];
  const names = parseColumn(value ?? "[]") as readonly string[];
  return names.length > 0 ? names : [null];
}
