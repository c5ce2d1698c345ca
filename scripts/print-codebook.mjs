// Writes docs/codebook.md from the built ontology; with --check, exits 1 if it is not current.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const page = new URL("../docs/codebook.md", import.meta.url);
const built = new URL("../packages/ontology/dist/index.js", import.meta.url);

if (!existsSync(built)) {
  console.error("The ontology is not built: run `npm run build` first.");
  process.exit(1);
}
const { codebook } = await import(built.href);
const current = existsSync(page) ? readFileSync(page, "utf8") : "";

if (!process.argv.includes("--check")) {
  writeFileSync(page, codebook());
} else if (current !== codebook()) {
  console.error("docs/codebook.md is not current: run `node scripts/print-codebook.mjs`.");
  process.exit(1);
}
