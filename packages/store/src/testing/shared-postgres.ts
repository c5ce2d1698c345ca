import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres-server.js";

/** A PostgreSQL server that tests may use, or why there is none. */
export interface TestServer {
  readonly name: string;
  /** Null if it does not start here. */
  readonly url: string | null;
  readonly reason: string | null;
}

declare module "vitest" {
  export interface ProvidedContext {
    /** One that is started for the run, and the one that ENTENTE_TEST_POSTGRES names. */
    postgresServers: readonly TestServer[];
  }
}

/** Starts one server for all test files of a run, and stops it behind them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env["ENTENTE_TEST_POSTGRES"];
  const others: readonly TestServer[] = named ? [{ name: "the server of ENTENTE_TEST_POSTGRES", url: named, reason: null }] : [];
  try {
    const server = await startPostgres();
    project.provide("postgresServers", [{ name: "embedded PostgreSQL", url: server.url, reason: null }, ...others]);
    return () => server.remove();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`tests on embedded PostgreSQL are skipped: ${reason}`);
    project.provide("postgresServers", [{ name: "embedded PostgreSQL", url: null, reason }, ...others]);
    return async () => undefined;
  }
}
