import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const packages = ["ontology", "core", "language", "ingest", "store", "server", "viewer", "cli"];

// graphql has two builds, and its types work only with their own: take the one that Node gives Apollo Server and Pothos.
const alias = [{ find: /^graphql$/, replacement: "graphql/index.js" }];

// Tests read the sources of the other packages through the "@entente/source" export condition,
// so that they never see a stale build; only what starts the real command line needs dist.
const conditions = ["@entente/source", "module", "node"];

// Starts one PostgreSQL server for all test files of a package that needs one, and stops it behind them.
const sharedPostgres = fileURLToPath(new URL("packages/store/src/testing/shared-postgres.ts", import.meta.url));
const withPostgres = ["store", "server"];

export default defineConfig({
  test: {
    projects: packages.map((name) => ({
      resolve: { alias, conditions },
      ssr: { resolve: { conditions } },
      test: {
        name,
        root: `packages/${name}`,
        dir: `packages/${name}/src`,
        include: ["**/*.test.ts", "**/*.test.tsx"],
        environment: "node",
        testTimeout: 30_000,
        hookTimeout: 60_000,
        globalSetup: withPostgres.includes(name) ? [sharedPostgres] : [],
      },
    })),
  },
});
