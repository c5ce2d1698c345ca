import { setTimeout as sleep } from "node:timers/promises";
import { EntenteError } from "@entente/core";
import { sql, type Kysely } from "kysely";
import type { Schema } from "../sql/schema.js";
import type { OpenPostgres } from "./database.js";
import { tables } from "./tables.js";

/** For how long other programs' views of the past are waited for, in milliseconds. */
const patience = 5_000;

/**
 * Rewrites the tables without what was removed: a deleted row stays in its file until then, and an ordinary vacuum gives its
 * place free without overwriting it. Each table is locked while it is written. A program that still looks at the past keeps its
 * rows alive, so that must end first. The server's write-ahead log is its own: it holds the words until it is overwritten.
 * @throws EntenteError `STORE_UNAVAILABLE` if another program looks at the past for too long
 */
export async function sweep({ queries, address }: OpenPostgres): Promise<void> {
  await waitForOthers(queries, address.name);
  for (const table of tables) await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(queries);
}

async function waitForOthers(queries: Kysely<Schema>, name: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::xid::text as id`.execute(queries);
  const end = performance.now() + patience;
  while (await isSeen(queries, rows[0]?.id ?? "0")) {
    if (performance.now() > end) throw held(name);
    await sleep(100);
  }
}

/** True if a transaction still sees what was there before another one, by its number. */
async function isSeen(queries: Kysely<Schema>, transaction: string): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    select exists (
      select 1 from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database() and backend_type <> 'autovacuum worker'
        and age(backend_xmin) >= age(${transaction}::xid)
    ) or exists (select 1 from pg_prepared_xacts where database = current_database() and age(transaction) >= age(${transaction}::xid)) as seen`.execute(
    queries,
  );
  return rows[0]?.seen ?? false;
}

function held(name: string): EntenteError {
  return new EntenteError(
    "STORE_UNAVAILABLE",
    `a long transaction of another program holds ${name}, so words that were removed may still be in its files; end it and open the store again`,
  );
}
