// Calls of the command line that may be killed, and what they acknowledged until then.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const main = path("../../packages/cli/dist/main.js");
const deriving = path("derive.mjs");

/** Derives what the store holds, for ever: the only call that ends by being killed. */
export const derivation = { derives: true };

function wordsOf({ words, derives }, store, toItsEnd) {
  return derives ? [deriving, store, ...(toItsEnd ? ["--once"] : [])] : [main, ...words, "--verbose", "--store", store];
}

/** Starts a call. `acknowledged` grows by the documents that it says are stored. */
export function startCall(call, store, toItsEnd = false) {
  const { folder, documents } = call;
  const { ENTENTE_STORE: _store, ...env } = process.env;
  const child = spawn(process.execPath, wordsOf(call, store, toItsEnd), {
    cwd: folder,
    env: { ...env, ...(folder && { INIT_CWD: folder }) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const running = { child, acknowledged: new Set(), said: "" };
  let rest = "";
  child.stderr.on("data", (chunk) => {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop();
    running.said += chunk;
    for (const line of lines) acknowledge(line, documents, running.acknowledged);
  });
  running.ended = new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  return running;
}

/** `stored 5 of 9 documents` names the first five of the file, `stored ID (added)` one. */
function acknowledge(line, documents, acknowledged) {
  const batch = /^stored (\d+) of \d+ documents$/.exec(line);
  if (batch) for (const id of documents.slice(0, Number(batch[1]))) acknowledged.add(id);
  const single = /^stored (\S+) \(\w+\)$/.exec(line);
  if (single) acknowledged.add(single[1]);
}

/** Runs a call to its end. */
export async function finishCall(call, store) {
  const running = startCall(call, store, true);
  const started = performance.now();
  const { code } = await running.ended;
  if (code !== 0)
    throw new Error(`${call.words?.join(" ") ?? "deriving"} ended with ${code}: ${running.said.split("\n").slice(-4).join(" ")}`);
  return performance.now() - started;
}
