// Writes the GraphQL schema to docs/schema.graphql; with --check only says whether the committed one is current.
import { readFileSync, writeFileSync } from "node:fs";
import { schemaText } from "../packages/server/dist/index.js";

const file = new URL("../docs/schema.graphql", import.meta.url);
const current = schemaText();

if (!process.argv.includes("--check")) {
  writeFileSync(file, current);
} else if (committed() !== current) {
  console.error("docs/schema.graphql is not the schema of this build; run node scripts/print-schema.mjs and commit it.");
  process.exitCode = 1;
}

function committed() {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
