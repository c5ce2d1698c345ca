import { EntenteError } from "@entente/core";
import { Kysely, sql } from "kysely";
import pg from "pg";
import { migrate, refuseNewer } from "../sql/migrate.js";
import { patiently } from "../sql/patience.js";
import type { Schema } from "../sql/schema.js";
import { createAbsence } from "./absence.js";
import { readPostgresAddress, type PostgresAddress } from "./address.js";
import { distribute } from "./citus.js";
import { longestPause, PostgresDialect, type PoolOptions } from "./dialect.js";
import { isPassing, translate } from "./errors.js";
import { tables, wordyColumns } from "./tables.js";

/** How long the store waits for a database that is away. */
export interface PostgresPatience {
  /** While it is opened, in milliseconds: a mistyped address should not look like a slow one. */
  readonly opening: number;
  /** Once it was there: for how many milliseconds what failed is tried again. */
  readonly open: number;
}

/** An open database. */
export interface OpenPostgres {
  readonly queries: Kysely<Schema>;
  readonly address: PostgresAddress;
  /** PostgreSQL's schema that holds the tables. */
  readonly schema: string;
  /** True if the tables are spread over several machines by Citus. */
  readonly distributed: boolean;
  readonly patience: PostgresPatience;
  /** Waits for queries under way, then closes all connections. */
  readonly close: () => Promise<void>;
}

/** The number (OID) by which PostgreSQL names a type. */
type TypeNumber = Parameters<typeof pg.types.getTypeParser>[0];

/** OIDs of bigint and numeric, which pg gives as text: counts and sums, none of which comes near 2^53. */
const numberTypes: ReadonlySet<TypeNumber> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Connections that one process may hold at once. */
const connections = 10;

/** How long a writer waits for others, and how long a silent one may hold them up, in milliseconds. */
const timeouts = { connectionTimeoutMillis: 10_000, lock_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 } as const;

/**
 * Opens a database, brings its schema up to date, and spreads its tables where Citus is there.
 * @param log - told once it is open when it goes away and when it is back, in a line each
 * @throws EntenteError `STORE_UNAVAILABLE` if it does not answer, refuses the user or belongs to another program,
 * `STORE_TOO_NEW` if a newer version of Entente wrote it, `BAD_INPUT` if the location is no address
 */
export async function openPostgres(location: string, patience: PostgresPatience, log: (line: string) => void): Promise<OpenPostgres> {
  const address = readPostgresAddress(location);
  const pool = connect(address);
  let isOpen = false;
  const options: PoolOptions = {
    name: address.name,
    // Opening is tried again as a whole.
    patience: () => (isOpen ? patience.open : 0),
    absence: createAbsence(address.name, patience.open, (line) => isOpen && log(line)),
  };
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect(pool, options) });
  const close = (): Promise<void> => pool.end();
  try {
    const database = await patiently({ total: patience.opening, pause: longestPause }, isPassing, async () => {
      const schema = await currentSchema(queries, address);
      await refuseOthers(queries, address, schema);
      await migrate(queries, schema);
      await keepNoWords(queries, schema);
      return { queries, address, schema, distributed: await distribute(queries, schema), patience, close };
    });
    isOpen = true;
    return database;
  } catch (error) {
    await close();
    throw translate(error, address.name);
  }
}

function connect({ connection }: PostgresAddress): pg.Pool {
  const types = { getTypeParser: typeParser };
  const pool = new pg.Pool({
    connectionString: connection,
    max: connections,
    keepAlive: true,
    application_name: "entente",
    types,
    ...timeouts,
  });
  // A connection that breaks while nothing runs on it is no failure: the next query takes another.
  return pool.on("error", () => undefined).on("connect", (client) => client.on("error", () => undefined));
}

function typeParser(type: TypeNumber, format?: "text" | "binary"): unknown {
  return numberTypes.has(type) ? Number : pg.types.getTypeParser(type, format);
}

async function currentSchema(queries: Kysely<Schema>, { name }: PostgresAddress): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(queries);
  const schema = rows[0]?.schema;
  if (schema) return schema;
  throw new EntenteError("STORE_UNAVAILABLE", `the schema that the address names is not in ${name}; make it with create schema`);
}

/** Looks before anything is written: tables of our names that we did not make are somebody else's. */
async function refuseOthers(queries: Kysely<Schema>, { name, shown }: PostgresAddress, schema: string): Promise<void> {
  const there = await tablesIn(queries, schema);
  const run = there.has("kysely_migration") ? (await sql<{ name: string }>`select name from kysely_migration`.execute(queries)).rows : [];
  if (run.length > 0 && there.has("tombstones"))
    return refuseNewer(
      run.map((row) => row.name),
      shown,
    );
  const foreign = tables.find((table) => there.has(table));
  if (run.length === 0 && foreign === undefined) return;
  throw new EntenteError(
    "STORE_UNAVAILABLE",
    `${name} holds tables of another program (${foreign ?? "kysely_migration"}); give another database, or another schema with ?options=-csearch_path%3DNAME`,
  );
}

async function tablesIn(queries: Kysely<Schema>, schema: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${schema}`.execute(queries);
  return new Set(rows.map(({ name }) => name));
}

/**
 * Keeps the planner from remembering samples of what the news says: its statistics would outlive a removal. Nothing is ever
 * looked up by these columns.
 */
async function keepNoWords(queries: Kysely<Schema>, schema: string): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p') and coalesce(a.attstattarget, -1) <> 0`.execute(queries);
  const sampled = new Set(rows.map(({ table, column }) => `${table}.${column}`));
  for (const [table, column] of wordyColumns) {
    if (!sampled.has(`${table}.${column}`)) continue;
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} set statistics 0`.execute(queries);
  }
}
