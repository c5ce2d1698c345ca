// Installs what only benchmarks need, from the lockfile beside it, the first time that it is needed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Makes sure that the rivals are there; ends the process if they cannot be installed. */
export function installRivals() {
  if (existsSync(new URL("node_modules", import.meta.url))) return;
  console.log("Installing the rivals …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: here,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
