import { EntenteError } from "@entente/core";
import { Migrator, type Kysely } from "kysely";
import { migrations } from "./migrations/index.js";
import type { Schema } from "./schema.js";

/** How many migrations a store has run when this version has opened it. */
export const schemaVersion = Object.keys(migrations).length;

/**
 * Checks the migrations that a store remembers.
 * @param run - their names, in any order
 * @throws EntenteError `STORE_TOO_NEW` if a newer version of Entente wrote it
 */
export function refuseNewer(run: readonly string[], location: string): void {
  if (run.every((name) => name in migrations)) return;
  throw new EntenteError(
    "STORE_TOO_NEW",
    `${location} was written by a newer version of Entente (schema ${run.length}, this one knows ${schemaVersion}); update Entente or give another path`,
  );
}

/**
 * Runs the migrations that a store has not run yet, all or none, one process at a time.
 * @param schema - PostgreSQL's schema that holds the tables
 */
export async function migrate(queries: Kysely<Schema>, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db: queries,
    provider: { getMigrations: async () => ({ ...migrations }) },
    // Kysely orders those that were run by the clock, which may have been set back in between; names alone decide here.
    allowUnorderedMigrations: true,
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
