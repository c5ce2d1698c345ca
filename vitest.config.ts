import { defineConfig } from "vitest/config";

const packages = ["ontology", "core", "language", "ingest", "store", "server", "viewer", "cli"];

// Tests read the sources of the other packages through the "@entente/source" export condition,
// so that they never see a stale build; only what starts the real command line needs dist.
export default defineConfig({
  test: {
    projects: packages.map((name) => ({
      resolve: { conditions: ["@entente/source", "module", "node", "import", "default"] },
      ssr: { resolve: { conditions: ["@entente/source", "module", "node", "import", "default"] } },
      test: {
        name,
        root: `packages/${name}`,
        dir: `packages/${name}/src`,
        include: ["**/*.test.ts", "**/*.test.tsx"],
        environment: "node",
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
});
