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

const lateTables = Object.keys(lateIndexes) as readonly LateTable[];

/** Makes the indexes that are not there, of one table or of all. */
export async function createLateIndexes<Tables>(queries: Kysely<Tables>, tables: readonly LateTable[] = lateTables): Promise<void> {
  for (const table of tables) {
    for (const [name, columns] of Object.entries<readonly string[]>(lateIndexes[table])) {
      await queries.schema
        .createIndex(name)
        .ifNotExists()
        .on(table)
        .columns([...columns])
        .execute();
    }
  }
}

/** Drops them: sorted once, at the end, they cost a fraction of what they cost row by row. */
export async function dropLateIndexes<Tables>(queries: Kysely<Tables>, tables: readonly LateTable[]): Promise<void> {
  for (const name of tables.flatMap((table) => Object.keys(lateIndexes[table]))) {
    await queries.schema.dropIndex(name).ifExists().execute();
  }
}
