// Where the stores of the rounds lie: files, or schemas of a PostgreSQL server that can itself be killed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** SQLite files in a folder. */
export function sqliteStores(folder) {
  let made = 0;
  return {
    fresh: async () => join(folder, `${(made += 1)}.db`),
    killServer: null,
    close: async () => undefined,
  };
}

/** Schemas of the server at an address, which stays alive. */
export async function addressedStores(url) {
  // The client that the store itself uses: nothing else here needs one.
  const pg = createRequire(new URL("../../packages/store/package.json", import.meta.url))("pg");
  const schemas = [];
  const query = async (text) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  return {
    fresh: async () => {
      const schema = `entente_crash_${process.pid}_${schemas.length}`;
      schemas.push(schema);
      await query(`create schema ${schema}`);
      const location = new URL(url);
      location.searchParams.set("options", `-csearch_path=${schema}`);
      return location.href;
    },
    killServer: null,
    close: async () => {
      for (const schema of schemas) await query(`drop schema if exists ${schema} cascade`);
    },
  };
}

/** Schemas of a PostgreSQL server of our own. */
export async function embeddedStores() {
  const { startPostgres } = await import("../../packages/store/dist/testing/postgres-server.js");
  const server = await startPostgres();
  const stores = await addressedStores(server.url);
  return {
    fresh: stores.fresh,
    /** What an immediate shutdown does: no process of the server finishes anything. It is up again when this returns. */
    killServer: async () => {
      const postmaster = Number(readFileSync(join(server.folder, "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(postmaster, "SIGQUIT");
      while (isAlive(postmaster)) await sleep(20);
      await server.start();
    },
    close: () => server.remove(),
  };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
