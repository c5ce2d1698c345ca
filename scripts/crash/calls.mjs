// Calls of the command line that may be killed, and what they acknowledged until then.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));

/** Starts a call. `acknowledged` grows by the documents that it says are stored. */
export function startCall({ words, store, folder, documents }) {
  const { ENTENTE_STORE: _store, ...env } = process.env;
  const child = spawn(process.execPath, [main, ...words, "--verbose", "--store", store], {
    cwd: folder,
    env: { ...env, INIT_CWD: folder },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const call = { child, acknowledged: new Set(), said: "" };
  let rest = "";
  child.stderr.on("data", (chunk) => {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop();
    call.said += chunk;
    for (const line of lines) acknowledge(line, documents, call.acknowledged);
  });
  call.ended = new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  return call;
}

/** `stored 5 of 9 documents` names the first five of the file, `stored ID (added)` one. */
function acknowledge(line, documents, acknowledged) {
  const batch = /^stored (\d+) of \d+ documents$/.exec(line);
  if (batch) for (const id of documents.slice(0, Number(batch[1]))) acknowledged.add(id);
  const single = /^stored (\S+) \(\w+\)$/.exec(line);
  if (single) acknowledged.add(single[1]);
}

/** Runs a call to its end. */
export async function finishCall(call) {
  const running = startCall(call);
  const started = performance.now();
  const { code } = await running.ended;
  if (code !== 0) throw new Error(`${call.words.join(" ")} ended with ${code}: ${running.said.split("\n").slice(-4).join(" ")}`);
  return { acknowledged: running.acknowledged, milliseconds: performance.now() - started };
}
