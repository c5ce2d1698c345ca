// A gate that cannot fail is none: plants wrong imports and a circle in a copy of the house and sees each refused.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files to plant, and the package or rule each must trip over. */
const planted = [
  {
    file: "packages/ontology/src/planted.ts",
    text: 'import { x } from "@entente/core";\nconsole.log(x);\n',
    rule: "no-restricted-imports",
  },
  { file: "packages/core/src/planted.ts", text: 'import { x } from "@entente/store";\nconsole.log(x);\n', rule: "no-restricted-imports" },
  {
    file: "packages/core/src/disk.ts",
    text: 'import { readFileSync } from "node:fs";\nconsole.log(readFileSync);\n',
    rule: "no-restricted-imports",
  },
  {
    file: "packages/language/src/planted.ts",
    text: 'import { x } from "@entente/ontology";\nconsole.log(x);\n',
    rule: "no-restricted-imports",
  },
  { file: "packages/store/src/planted.ts", text: 'import { x } from "@entente/ingest";\nconsole.log(x);\n', rule: "no-restricted-imports" },
  { file: "packages/ingest/src/planted.ts", text: 'import { x } from "@entente/store";\nconsole.log(x);\n', rule: "no-restricted-imports" },
  {
    file: "packages/server/src/planted.ts",
    text: 'import { x } from "@entente/ingest";\nconsole.log(x);\n',
    rule: "no-restricted-imports",
  },
  {
    file: "packages/viewer/src/planted.ts",
    text: 'import { x } from "@entente/server";\nconsole.log(x);\n',
    rule: "no-restricted-imports",
  },
  { file: "packages/core/src/circle-a.ts", text: 'import type { B } from "./circle-b.js";\nexport type A = B | null;\n', rule: "no-cycle" },
  { file: "packages/core/src/circle-b.ts", text: 'import type { A } from "./circle-a.js";\nexport type B = A[];\n', rule: "no-cycle" },
];

/** True if every planted mistake is refused under its rule, and a right import is not. */
export function directionsAreEnforced(root) {
  const folder = mkdtempSync(join(tmpdir(), "entente-directions-"));
  try {
    copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    plant(folder, [...planted, { file: "packages/core/src/right.ts", text: 'import { x } from "@entente/ontology";\nconsole.log(x);\n' }]);
    return judge(lint(root, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function plant(folder, files) {
  for (const { file, text } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function lint(root, folder) {
  const bin = join(root, "node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [bin, "--format=json"], { cwd: folder, encoding: "utf8" });
  return JSON.parse(stdout).diagnostics;
}

function judge(diagnostics) {
  const found = (file, rule) =>
    diagnostics.some(
      (item) => item.filename.endsWith(file.split("/").at(-1)) && item.filename.includes(file.split("/")[1]) && item.code.includes(rule),
    );
  const missed = planted.filter(({ file, rule }) => !found(file, rule));
  for (const { file, rule } of missed) console.error(`${file} breaks ${rule} and was not refused`);
  const wrong = found("packages/core/src/right.ts", "no-restricted-imports");
  if (wrong) console.error("packages/core/src/right.ts imports what core may import, and was refused");
  return missed.length === 0 && !wrong;
}
