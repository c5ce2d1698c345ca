// `npm run -s train -- --data DIR [STEP…]`: trains the language models that the repository ships. The same data, code and
// Node give the same bytes again.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const steps = {
  clusters: {
    trains: "word clusters, which the other models read",
    run: async (options) => (await import("./clusters.mjs")).trainClusters(options),
  },
  syntax: { trains: "tags, lemmas and parser", run: async (options) => (await import("./syntax.mjs")).trainSyntax(options) },
  names: { trains: "the tagger of names", run: async (options) => (await import("./names.mjs")).trainNames(options) },
  confidence: {
    trains: "how far statements can be trusted, with the models that are in data/models",
    run: async (options) => (await import("./confidence.mjs")).trainConfidence(options),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" }, output: { type: "string", default: join(here, "../../data/models") } },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(steps);
const unknown = chosen.find((name) => !Object.hasOwn(steps, name));
if (unknown || !values.data) {
  console.error(`${unknown ? `There is no step "${unknown}". ` : ""}Usage: npm run -s train -- --data DIR [--output DIR] [STEP…]\n`);
  for (const [name, { trains }] of Object.entries(steps)) console.error(`  ${name.padEnd(10)} ${trains}`);
  console.error("\nscripts/train/README.md says what DIR holds and where to get it.");
  process.exit(2);
}
if (!existsSync(join(here, "../../packages/ingest/dist/index.js"))) {
  console.error("Nothing is built yet; run npm run -s build first.");
  process.exit(1);
}
if (!existsSync(join(here, "node_modules"))) {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: here,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(values.output, { recursive: true });
const began = Date.now();
const log = (line) => console.error(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${line}`);
try {
  for (const name of chosen) await steps[name].run({ data: values.data, output: values.output, log });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
