// Writes docs/interchange.schema.json from the built core; with --check, exits 1 if it is not current.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const page = new URL("../docs/interchange.schema.json", import.meta.url);
const built = new URL("../packages/core/dist/index.js", import.meta.url);

if (!existsSync(built)) {
  console.error("The core is not built: run `npm run build` first.");
  process.exit(1);
}
const { interchangeJsonSchema } = await import(built.href);
const schema = `${JSON.stringify(interchangeJsonSchema(), null, 2)}\n`;
const current = existsSync(page) ? readFileSync(page, "utf8") : "";

if (!process.argv.includes("--check")) {
  writeFileSync(page, schema);
} else if (current !== schema) {
  console.error("docs/interchange.schema.json is not current: run `node scripts/print-interchange.mjs`.");
  process.exit(1);
}
