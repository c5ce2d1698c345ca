import { countForms, type CountedLocal, type NameForm } from "@entente/core";
import { sql } from "kysely";
import { addNames, type NamingRules } from "./entities.js";
import type { Queries } from "./queries.js";

/** Local entities, all of whose entities are named together. */
const localsAtOnce = 100_000;

/**
 * Names the entities that all local entities make, within a transaction, where none has a row yet and nobody judged who is the
 * same. In the order of their ids: named document by document, each of a large store is met again and again, anywhere in its table.
 */
export async function nameAllEntities(queries: Queries, rules: NamingRules): Promise<void> {
  for (let after: string | null = ""; after !== null;) {
    const range: IdRange = { after, to: await endOfRange(queries, after) };
    const forms = formsOf(await countLocals(queries, range));
    await addNames(queries, { forms, documents: await countDocuments(queries, range), merged: [] }, rules);
    after = range.to;
  }
}

/** Base ids after one and up to another, or all that follow. */
interface IdRange {
  readonly after: string;
  readonly to: string | null;
}

async function endOfRange(queries: Queries, after: string): Promise<string | null> {
  const rows = await queries
    .selectFrom("locals")
    .select("baseId")
    .where("baseId", ">", after)
    .orderBy("baseId")
    .offset(localsAtOnce)
    .limit(1)
    .execute();
  return rows[0]?.baseId ?? null;
}

function isWithin({ after, to }: IdRange) {
  const column = sql.ref("baseId");
  return to === null ? sql<boolean>`${column} > ${after}` : sql<boolean>`${column} > ${after} and ${column} <= ${to}`;
}

/** The database counts those that are alike, which most of a country's are. */
async function countLocals(queries: Queries, range: IdRange): Promise<readonly CountedLocal[]> {
  const rows = await queries
    .selectFrom("locals")
    .select(({ fn }) => ["baseId", "entityName", "forms", "present", fn.countAll().as("times")])
    .where(isWithin(range))
    .where("named", "=", 1)
    .groupBy(["baseId", "entityName", "forms", "present"])
    .execute();
  return rows.map(({ baseId, entityName, forms, present, times }) => ({
    local: { name: entityName },
    names: JSON.parse(forms) as string[],
    named: true,
    entityId: baseId,
    present: present === 1,
    times: Number(times),
  }));
}

function formsOf(locals: readonly CountedLocal[]): ReadonlyMap<string, readonly NameForm[]> {
  return new Map([...countForms(locals)].map(([id, forms]) => [id, [...forms.values()]]));
}

async function countDocuments(queries: Queries, range: IdRange): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .selectFrom("locals")
    .select(({ fn }) => ["baseId", fn.count("documentId").distinct().as("documents")])
    .where(isWithin(range))
    .where("present", "=", 1)
    .groupBy("baseId")
    .execute();
  return new Map(rows.map(({ baseId, documents }) => [baseId, Number(documents)]));
}
