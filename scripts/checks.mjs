// Everything that is checked besides the tests. Each check is one entry of this list.
import { existsSync } from "node:fs";
import { pnpm, root, run } from "./environment.mjs";
import { directionsAreEnforced } from "./check-directions.mjs";

const node = (script, ...args) => run(process.execPath, [script, ...args]);

export const checks = [
  { name: "lint (type-aware), import directions and circles", check: () => pnpm(["exec", "oxlint", "--type-aware", "--quiet"]) },
  { name: "planted wrong imports and circles are refused", check: () => directionsAreEnforced(root) },
  { name: "formatting", check: () => pnpm(["exec", "oxfmt", "--check"]) },
  { name: "nothing unused (knip)", check: () => pnpm(["exec", "knip", "--no-progress"]) },
  { name: "docs/codebook.md is current", check: () => node("scripts/print-codebook.mjs", "--check") },
  { name: "docs/schema.graphql is current", check: () => node("scripts/print-schema.mjs", "--check") },
  { name: "docs/interchange.schema.json is current", check: () => node("scripts/print-interchange.mjs", "--check") },
  { name: "reference data is consistent", check: () => node("scripts/bootstrap/check-reference.mjs") },
];

for (const script of ["print-codebook", "print-schema", "print-interchange"]) {
  if (!existsSync(`${root}/scripts/${script}.mjs`)) throw new Error(`scripts/${script}.mjs is missing`);
}
