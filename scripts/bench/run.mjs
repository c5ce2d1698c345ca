// `npm run -s bench -- NAME`: one benchmark a file. They measure what is built; nothing here is a test.
import { existsSync } from "node:fs";

const benchmarks = {
  extraction: "documents and sentences a second over the demo, and the scorer's table where the development data is",
  graph: "Entente beside SQLite, PostgreSQL, DuckDB and graphology on the same made-up graph (--size 10k, 100k, 1m; --json FILE)",
  shards: "a model of what a hop costs on a sharded store of 100 million entities, from measured times",
};

const [name, ...words] = process.argv.slice(2);
if (!Object.hasOwn(benchmarks, name ?? "")) {
  console.error(`${name ? `There is no benchmark "${name}". ` : ""}Usage: npm run -s bench -- NAME\n`);
  for (const [known, description] of Object.entries(benchmarks)) console.error(`  ${known.padEnd(12)} ${description}`);
  process.exit(2);
}
if (!existsSync(new URL("../../packages/cli/dist/main.js", import.meta.url))) {
  console.error("Nothing is built yet; run npm run -s build first.");
  process.exit(1);
}
const { benchmark } = await import(`./${name}.mjs`);
await benchmark(words);
