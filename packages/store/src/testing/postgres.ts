import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, describe, inject } from "vitest";

/** Gives the location of an empty store of its own. */
export type EmptyLocation = () => Promise<string>;

/**
 * Describes a suite for every PostgreSQL server there is to test on. Each store lies in a schema of its own, so that a server that
 * others use too will do; each is dropped after its test. Skipped, with the reason, where no server starts.
 */
export function describePostgres(name: string, suite: (empty: EmptyLocation) => void): void {
  for (const server of inject("postgresServers")) {
    const { url } = server;
    if (url === null) describe.skip(`${name} on ${server.name}: ${server.reason}`, () => suite(async () => ""));
    else describe(`${name} on ${server.name}`, () => suite(schemas(url)));
  }
}

function schemas(url: string): EmptyLocation {
  let made: string[] = [];
  afterEach(async () => {
    const gone = made;
    made = [];
    await withClient(url, async (client) => {
      for (const schema of gone) await client.query(`drop schema if exists ${schema} cascade`);
    });
  });
  return async () => {
    const schema = `entente_test_${randomUUID().replaceAll("-", "")}`;
    made.push(schema);
    await withClient(url, (client) => client.query(`create schema ${schema}`));
    const location = new URL(url);
    location.searchParams.set("options", `-csearch_path=${schema}`);
    return location.href;
  };
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
