import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const packageFolder = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Brings `dist` up to date, since Node runs no TypeScript: nothing to do after a build, seconds otherwise.
 * Types are another gate's concern.
 */
export async function buildWriter(): Promise<void> {
  const compiler = fileURLToPath(new URL("../../../../node_modules/typescript/bin/tsc", import.meta.url));
  await promisify(execFile)(process.execPath, [compiler, "--build", "--noCheck", packageFolder]);
}

/** A process that writes readings to a store. */
export interface Writer {
  readonly process: ChildProcess;
  /** Resolves when it has written so many readings. */
  readonly wrote: (count: number) => Promise<void>;
  /** Resolves with the exit code, null if it was killed, and what it said on stderr. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

/** What `testing/cramped.ts` printed. */
export type CrampedAnswer = { readonly done: true } | { readonly code: string; readonly message: string };

/**
 * Runs `testing/cramped.ts` from `dist`, see there, in a shell that lets no file grow beyond so many bytes: what a quota or a full disk comes to.
 */
export async function runCramped(bytes: number, words: readonly string[]): Promise<CrampedAnswer> {
  const shell = `ulimit -f ${Math.floor(bytes / 512)}; exec "$0" "$@"`;
  const { stdout } = await promisify(execFile)("sh", ["-c", shell, process.execPath, `${packageFolder}dist/testing/cramped.js`, ...words]);
  return JSON.parse(stdout) as CrampedAnswer;
}

/** Starts `testing/writer.ts` from `dist`; see there for what it writes. */
export function startWriter(store: string, name: string, count: number): Writer {
  const child = spawn(process.execPath, [`${packageFolder}dist/testing/writer.js`, store, name, String(count)]);
  let lines = 0;
  const reader = createInterface({ input: child.stdout }).on("line", () => (lines += 1));
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, errors }));
  });
  const wrote = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => lines >= wanted && resolve();
      reader.on("line", look).on("close", () => (lines >= wanted ? resolve() : reject(new Error(`the writer ended: ${errors}`))));
      look();
    });
  return { process: child, wrote, ended };
}
