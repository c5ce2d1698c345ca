import type { Kysely } from "kysely";

/** What walks ask of every relation, so that a hop reads a stretch of an index and not a row here and there. */
const form = ["current", "polarity", "modality", "review", "predicate"] as const;

/**
 * Indexes, besides keys, that only readers of derived rows use: by table, their columns by name. That of locals deriving uses
 * as well, but only where people judged who is the same.
 */
const lateIndexes = {
  derivedStatements: {
    derivedStatementsById: ["id"],
    derivedStatementsByRelation: ["relationId"],
    derivedStatementsBySubject: ["subjectId", "relationId", "objectId", "objectType", ...form],
    derivedStatementsByObject: ["objectId", "relationId", "subjectId", "subjectType", ...form],
    derivedStatementsByPlace: ["published", "documentId", "start", "end", "id"],
  },
  locals: { localsByBase: ["baseId", "named"] },
  entities: { entitiesByChange: ["changed", "id"] },
  entityForms: { entityFormsByForm: ["folded", "entityId"] },
} as const;

/** A table that has such indexes. */
export type LateTable = keyof typeof lateIndexes;

/** One of them. */
export interface LateIndex {
  readonly table: LateTable;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Those of some tables, or all. */
export function lateIndexesOf(tables: readonly LateTable[] = Object.keys(lateIndexes) as readonly LateTable[]): readonly LateIndex[] {
  return tables.flatMap((table) =>
    Object.entries<readonly string[]>(lateIndexes[table]).map(([name, columns]) => ({ table, name, columns })),
  );
}

/** Makes those that are not there. */
export async function createLateIndexes<Tables>(queries: Kysely<Tables>, indexes: readonly LateIndex[]): Promise<void> {
  for (const { name, table, columns } of indexes) {
    await queries.schema
      .createIndex(name)
      .ifNotExists()
      .on(table)
      .columns([...columns])
      .execute();
  }
}

/** Drops them: sorted once, at the end, they cost a fraction of what they cost row by row. */
export async function dropLateIndexes<Tables>(queries: Kysely<Tables>, indexes: readonly LateIndex[]): Promise<void> {
  for (const { name } of indexes) await queries.schema.dropIndex(name).ifExists().execute();
}
