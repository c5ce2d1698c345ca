import { sql, type Kysely } from "kysely";
import type { SqlEngine } from "../sql/engine.js";
import { schemaVersion } from "../sql/migrate.js";
import { patiently } from "../sql/patience.js";
import type { Schema } from "../sql/schema.js";
import { distributedBytes, writeInOrder } from "./citus.js";
import { openPostgres, type OpenPostgres, type PostgresPatience } from "./database.js";
import { longestPause } from "./dialect.js";
import { isGone, isPassing, translate } from "./errors.js";
import { danglingRows } from "./integrity.js";
import { sweep } from "./sweep.js";

/**
 * A mistyped address should not look like a slow one; a database that was there may be started anew, which takes a minute or two where it must
 * first make good a crash.
 */
const usualPatience: PostgresPatience = { opening: 5_000, open: 120_000 };

/**
 * Tables in a PostgreSQL database, which any number of processes on any number of machines may open: one writes at a time, all read. A
 * database that goes away is waited for.
 */
export class PostgresEngine implements SqlEngine {
  readonly name = "postgres";
  readonly schemaVersion = schemaVersion;
  readonly #database: OpenPostgres;

  private constructor(database: OpenPostgres) {
    this.#database = database;
  }

  /**
   * Opens the tables in a database, making them if need be.
   * @param location - `postgres://user:password@host:port/database`
   * @param log - told in a line each when the database goes away and when it is back
   * @throws EntenteError as {@link openPostgres}
   */
  static async open(
    location: string,
    patience: Partial<PostgresPatience> = {},
    log: (line: string) => void = console.error,
  ): Promise<PostgresEngine> {
    return new PostgresEngine(await openPostgres(location, { ...usualPatience, ...patience }, log));
  }

  get location(): string {
    return this.#database.address.shown;
  }

  get queries(): Kysely<Schema> {
    return this.#database.queries;
  }

  write<T>(work: (queries: Kysely<Schema>) => Promise<T>): Promise<T> {
    return patiently({ total: this.#database.patience.open, pause: longestPause }, isPassing, () => this.#attempt(work));
  }

  /**
   * One transaction. If the connection breaks while it commits, the database knows whether it did: the work is not done twice.
   */
  async #attempt<T>(work: (queries: Kysely<Schema>) => Promise<T>): Promise<T> {
    const done: { result: T; transaction: string }[] = [];
    try {
      return await this.queries.transaction().execute(async (queries) => {
        if (this.#database.distributed) await writeInOrder(queries);
        const transaction = await takeTurn(queries);
        const result = await work(queries);
        done.push({ result, transaction });
        return result;
      });
    } catch (cause) {
      const error = translate(cause, this.#database.address.name);
      const [written] = done;
      if (written && isGone(error) && (await this.#hasCommitted(written.transaction))) return written.result;
      throw error;
    }
  }

  async #hasCommitted(transaction: string): Promise<boolean> {
    const look = sql<{ status: string | null }>`select pg_xact_status(${transaction}::xid8) as status`;
    return (await look.execute(this.queries)).rows[0]?.status === "committed";
  }

  async bytes(): Promise<number> {
    if (this.#database.distributed) return distributedBytes(this.queries);
    const { rows } = await sql<{ bytes: number | null }>`
      select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${this.#database.schema} and c.relkind = 'r'`.execute(this.queries);
    return rows[0]?.bytes ?? 0;
  }

  problems(): Promise<readonly string[]> {
    return danglingRows(this.queries);
  }

  sweep(): Promise<void> {
    return sweep(this.#database);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}

/**
 * Locks the one row that every writer locks first, so that writers take turns and sequence numbers come in the order of commits.
 * @returns the number of the transaction
 */
async function takeTurn(queries: Kysely<Schema>): Promise<string> {
  await queries
    .updateTable("state")
    .set((row) => ({ sequence: row.ref("sequence") }))
    .execute();
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(queries);
  return rows[0]?.id ?? "0";
}
