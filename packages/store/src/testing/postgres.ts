import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, describe, inject } from "vitest";
import { openStore } from "../open.js";
import { tables } from "../postgres/tables.js";

/** Gives locations of stores for a test; behind it they are emptied for the next. */
export interface PostgresPlaces {
  /** An empty store with all its tables. */
  readonly empty: () => Promise<string>;
  /** A place without any table. */
  readonly bare: () => Promise<string>;
}

/**
 * Describes a suite for every PostgreSQL server there is to test on. Each store lies in a schema of its own, so that a server that
 * others use too will do; all of them are dropped in the end. Skipped, with the reason, where no server starts.
 */
export function describePostgres(name: string, suite: (places: PostgresPlaces) => void): void {
  for (const { name: server, url, reason } of inject("postgresServers")) {
    describe.skipIf(url === null)(`${name} on ${server}${reason === null ? "" : `: ${reason}`}`, () => {
      suite(schemas(url ?? ""));
    });
  }
}

/** Schemas are emptied and used again: making the tables takes ten times as long as most tests. */
function schemas(url: string): PostgresPlaces {
  const made: string[] = [];
  const used: EmptyStore[] = [];
  const free: EmptyStore[] = [];
  afterEach(async () => {
    for (const store of used) await clear(store);
    free.push(...used.splice(0));
  });
  afterAll(() =>
    withClient(url, async (client) => {
      for (const schema of made) await client.query(`drop schema if exists ${schema} cascade`);
    }),
  );
  const bare = async (): Promise<string> => {
    const schema = `entente_test_${randomUUID().replaceAll("-", "")}`;
    made.push(schema);
    await withClient(url, (client) => client.query(`create schema ${schema}`));
    const location = new URL(url);
    location.searchParams.set("options", `-csearch_path=${schema}`);
    return location.href;
  };
  const empty = async (): Promise<string> => {
    const store = free.pop() ?? (await makeStore(await bare()));
    used.push(store);
    return store.location;
  };
  return { empty, bare };
}

/** A store with the rows that it has when it is new, as JSON by table. */
interface EmptyStore {
  readonly location: string;
  readonly rows: ReadonlyMap<string, string>;
}

async function makeStore(location: string): Promise<EmptyStore> {
  await (await openStore(location)).close();
  return withClient(location, async (client) => {
    const rows = new Map<string, string>();
    for (const table of tables) {
      const found = await client.query<{ rows: string | null }>(`select json_agg(t)::text as rows from "${table}" t`);
      const [row] = found.rows;
      if (row?.rows) rows.set(table, row.rows);
    }
    return { location, rows };
  });
}

async function clear({ location, rows }: EmptyStore): Promise<void> {
  await withClient(location, async (client) => {
    await client.query(
      tables
        .toReversed()
        .map((table) => `delete from "${table}"`)
        .join("; "),
    );
    for (const [table, json] of rows) {
      await client.query(`insert into "${table}" select * from json_populate_recordset(null::"${table}", $1)`, [json]);
    }
  });
}

/** Runs statements behind a store's back. */
export async function withClient<T>(location: string, action: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: location });
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}
