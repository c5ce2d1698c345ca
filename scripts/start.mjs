// `npm start`: installs, builds and serves. The folder the user called from decides where .entente lies.
import { spawn } from "node:child_process";
import { installAndBuild, requireNode, root } from "./environment.mjs";

requireNode();
if (!installAndBuild({ stdio: ["ignore", 2, 2] })) {
  console.error("Installing or building failed; the reason stands above. Check the connection to the npm registry and try again.");
  process.exit(1);
}
const server = spawn(process.execPath, ["packages/cli/dist/main.js", "serve", ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
// A terminal sends Ctrl-C to both; other senders only to this process, so it is passed on. The server ends first.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
