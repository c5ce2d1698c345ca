import { defineConfig } from "vitest/config";

const packages = ["ontology", "core", "language", "ingest", "store", "server", "viewer", "cli"];

// graphql has two builds, and its types work only with their own: take the one that Node gives Apollo Server and Pothos.
const alias = [{ find: /^graphql$/, replacement: "graphql/index.js" }];

// Tests read the sources of the other packages through the "@entente/source" export condition,
// so that they never see a stale build; only what starts the real command line needs dist.
const conditions = ["@entente/source", "module", "node"];

// Starts one PostgreSQL server for all test files of a package, and stops it behind them.
const postgres = {
  store: ["src/testing/shared-postgres.ts"],
  server: ["../store/src/testing/shared-postgres.ts"],
} as Readonly<Record<string, readonly string[]>>;

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
        globalSetup: [...(postgres[name] ?? [])],
      },
    })),
  },
});
