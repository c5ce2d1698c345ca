import type { EntityType, Modality, Polarity, Predicate, Review } from "@entente/ontology";
import type { GraphCounts } from "@entente/core";
import { sql } from "kysely";
import type { DerivedState } from "../derived/derived.js";
import { countRelations } from "./find.js";
import type { Queries } from "./queries.js";

/** Counts what the graph holds in the present: current versions, every polarity, modality and review. */
export async function countGraph(queries: Queries, { judgements, looseJudgements, rejects }: DerivedState): Promise<GraphCounts> {
  const { speaking, ...ofDocuments } = await countDocuments(queries);
  const entitiesByType = await countEntities(queries);
  const forms = await countForms(queries);
  const tally = <Name extends string>(field: Exclude<keyof FormCount, "count">) =>
    tallyOf<Name>(forms.map((form) => [form[field], form.count]));
  return {
    ...ofDocuments,
    silentDocuments: ofDocuments.documents - speaking,
    entities: sum(Object.values(entitiesByType)),
    relations: await countRelations(queries, sql`${sql.ref("s.current")} = 1`),
    statements: sum(forms.map(({ count }) => count)),
    entitiesByType,
    statementsByPredicate: tally<Predicate>("predicate"),
    statementsByPolarity: tally<Polarity>("polarity"),
    statementsByModality: tally<Modality>("modality"),
    statementsByReview: tally<Review>("review"),
    judgements,
    looseJudgements,
    rejects,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

async function countDocuments(queries: Queries) {
  const total = (column: string) => sql<number>`coalesce(sum(${sql.ref(column)}), 0)`;
  const row = await queries
    .selectFrom("derivedDocuments")
    .select((columns) => columns.fn.countAll<number>().as("documents"))
    .select(sql<number>`coalesce(sum(case when ${sql.ref("published")} = '~' then 1 else 0 end), 0)`.as("undatedDocuments"))
    .select([total("sentences").as("sentences"), total("silentSentences").as("silentSentences")])
    .executeTakeFirstOrThrow();
  const current = sql<boolean>`exists (select 1 from "derivedStatements" s where s."documentId" = d."id" and s."current" = 1)`;
  const speaking = await queries
    .selectFrom("derivedDocuments as d")
    .select((columns) => columns.fn.countAll<number>().as("count"))
    .where(current)
    .executeTakeFirstOrThrow();
  return {
    documents: row.documents,
    undatedDocuments: row.undatedDocuments,
    sentences: row.sentences,
    silentSentences: row.silentSentences,
    speaking: speaking.count,
  };
}

async function countEntities(queries: Queries): Promise<Readonly<Partial<Record<EntityType, number>>>> {
  const rows = await queries
    .selectFrom("entities")
    .select("type")
    .select((columns) => columns.fn.countAll<number>().as("count"))
    .where("gone", "=", 0)
    .where("documents", ">", 0)
    .groupBy("type")
    .execute();
  return tallyOf<EntityType>(rows.map(({ type, count }) => [type, count]));
}

/** How many current statements have the same predicate, polarity, modality and review. */
interface FormCount {
  readonly predicate: string;
  readonly polarity: string;
  readonly modality: string;
  readonly review: string;
  readonly count: number;
}

async function countForms(queries: Queries): Promise<readonly FormCount[]> {
  const rows = await queries
    .selectFrom("derivedStatements")
    .select(["predicate", "polarity", "modality", "review"])
    .select((columns) => columns.fn.countAll<number>().as("count"))
    .where("current", "=", 1)
    .groupBy(["predicate", "polarity", "modality", "review"])
    .execute();
  return rows;
}

/** Counts by name. */
function tallyOf<Name extends string>(counted: readonly (readonly [string, number])[]): Readonly<Partial<Record<Name, number>>> {
  const counts: Record<string, number> = {};
  for (const [name, count] of counted) counts[name] = (counts[name] ?? 0) + count;
  return counts as Partial<Record<Name, number>>;
}
