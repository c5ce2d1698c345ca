import { sql, type Kysely } from "kysely";
import type { Schema } from "../sql/schema.js";
import { layout, tables } from "./tables.js";

/*
 * Everything that is done differently where the Citus extension spreads a store over several machines. UNVERIFIED ON CITUS:
 * no registry offers it to this project, so that nothing here ever ran on it. What would be run is tested as text, against the schema as
 * PostgreSQL has it.
 */

/** A foreign key as the database describes it. */
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  /** `FOREIGN KEY (…) REFERENCES …` */
  readonly definition: string;
}

/** Any number that no other program is likely to lock: "Enteciti" in ASCII. */
const lockNumber = "4985265463254610025";

/**
 * Spreads tables that are not spread yet, all or none, where Citus is there.
 * @returns true if Citus is there
 */
export async function distribute(queries: Kysely<Schema>, schema: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'citus'`.execute(queries);
  if (rows.length === 0) return false;
  await queries.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)}::bigint)`.execute(transaction);
    await writeInOrder(transaction);
    const statements = distributionStatements(await spreadTables(transaction, schema), await foreignKeys(transaction, schema));
    for (const statement of statements) await sql.raw(statement).execute(transaction);
  });
  return true;
}

async function spreadTables(queries: Kysely<Schema>, schema: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${schema}`.execute(queries);
  return new Set(rows.map(({ name }) => name));
}

/** The foreign keys of a schema, by table and name. */
export async function foreignKeys(queries: Kysely<Schema>, schema: string): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select t.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
    where k.contype = 'f' and n.nspname = ${schema} order by t.relname, k.conname`.execute(queries);
  return rows;
}

/**
 * The statements that spread tables. Citus takes no table whose foreign keys lead to or come from one that is not spread yet, so
 * these go first and come back last; all of them stay within a document or lead to a table that every machine has whole.
 * @param spread - tables that are spread already
 */
export function distributionStatements(spread: ReadonlySet<string>, keys: readonly ForeignKey[]): readonly string[] {
  const left = tables.filter((table) => !spread.has(table));
  const loosened = keys.filter(({ table }) => left.some((name) => name === table));
  return [
    ...loosened.map(({ table, name }) => `alter table "${table}" drop constraint "${name}"`),
    ...left.filter((table) => layout[table] === null).map((table) => `select create_reference_table('"${table}"')`),
    ...left.filter((table) => layout[table] !== null).map(distributedTable),
    ...loosened.map(({ table, name, definition }) => `alter table "${table}" add constraint "${name}" ${definition}`),
  ];
}

/** What belongs to one document lies on one machine, and so does what belongs to one entity. */
function distributedTable(table: keyof Schema): string {
  const anchor = layout[table] === "entityId" || table === "entities" ? "entities" : "documents";
  const beside = table === anchor ? "none" : `"${anchor}"`;
  return `select create_distributed_table('"${table}"', '${layout[table]}', colocate_with => '${beside}')`;
}

/** Lets a transaction that writes tables of both kinds do so one shard after another, as Citus demands. */
export async function writeInOrder(queries: Kysely<Schema>): Promise<void> {
  await sql`set local citus.multi_shard_modify_mode to 'sequential'`.execute(queries);
}

/** Bytes of all shards. */
export async function distributedBytes(queries: Kysely<Schema>): Promise<number> {
  const sizes = tables.map((table) => sql`citus_total_relation_size(${`"${table}"`})`);
  const { rows } = await sql<{ bytes: number | null }>`select ${sql.join(sizes, sql` + `)} as bytes`.execute(queries);
  return rows[0]?.bytes ?? 0;
}
