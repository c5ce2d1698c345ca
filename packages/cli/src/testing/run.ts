import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The command line as it is built: these suites run what a user runs. */
const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

/** What a finished call answered. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new empty folder. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "entente-cli-"));
}

/** Starts the command line as if called from `folder`; no store or port of the caller's environment leaks in. */
export function start(folder: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const { ENTENTE_STORE: _store, PORT: _port, HOST: _host, ...inherited } = process.env;
  return spawn(process.execPath, [main, ...words], { cwd: folder, env: { ...inherited, INIT_CWD: folder, ...env } });
}

/** Runs the command line to its end. */
export function run(folder: string, words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome> {
  return finish(start(folder, words, env));
}

/** Waits for a started call to end. */
export function finish(child: ChildProcess): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  // Decoded by the stream: a chunk may end within a character.
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** A server that is up, and how to stop it. */
export interface Serving {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it said until it was up. */
  readonly said: string;
}

/** Starts `serve` on a free port and waits until it says where it is. */
export function serve(folder: string, words: readonly string[] = [], env?: Readonly<Record<string, string>>): Promise<Serving> {
  const child = start(folder, ["serve", "--port", "0", ...words], env);
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const url = /Open (http\S+)/.exec(said)?.[1];
      if (url) resolve({ url, child, said });
    });
    child.once("exit", () => reject(new Error(`serve ended before it was up: ${said}`)));
  });
}
