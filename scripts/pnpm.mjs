// Runs the pnpm version pinned in package.json through npx, so that Node and npm are all a clone needs.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const root = new URL("../package.json", import.meta.url);
const { packageManager } = JSON.parse(readFileSync(root, "utf8"));
const npx = process.platform === "win32" ? "npx.cmd" : "npx";
const run = spawnSync(npx, ["--yes", packageManager, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(run.status ?? 1);
