// What every entry point needs to know before it may use anything newer than Node itself.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Ends with one sentence if this Node is older than package.json asks for. */
export function requireNode() {
  const wanted = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).engines.node.replace(">=", "");
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = wanted.split(".").map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(`Entente needs Node ${wanted} or newer; this is Node ${process.versions.node}. Install a newer one from nodejs.org.`);
  process.exit(1);
}

/** Runs a command in the root folder, its output shown; true if it succeeded. */
export function run(command, args, options = {}) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", ...options.env };
  const { status } = spawnSync(command, args, { cwd: root, stdio: options.stdio ?? "inherit", env });
  return status === 0;
}

/** Runs the pinned pnpm. */
export function pnpm(args, options) {
  return run(process.execPath, ["scripts/pnpm.mjs", ...args], options);
}

/** Installs exactly what the lockfile says and builds every package; false at the first failure. */
export function installAndBuild(options) {
  return (
    pnpm(["install", "--frozen-lockfile", "--reporter=append-only"], options) &&
    pnpm(["exec", "turbo", "run", "build", "--output-logs=errors-only"], options)
  );
}
