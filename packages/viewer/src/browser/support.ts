import { execFile, spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";

const root = resolve(import.meta.dirname, "../../../..");
const commandLine = join(root, "packages/cli/dist/main.js");
const startMilliseconds = 30_000;

/** Draws WebGL in software, and reaches for nothing on the network. */
const flags = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium to test with: `CHROMIUM_PATH`, else the first one on PATH, else null. */
function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why the browser suite cannot run here; null if it can. */
export function reasonToSkip(): string | null {
  if (!findChromium()) return "no Chromium: set CHROMIUM_PATH, or put chromium on PATH";
  return null;
}

/** Starts the browser. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? "", args: flags });
}

/** A server that serves the viewer, and how to end it. */
export interface Served {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The server at `ENTENTE_VIEWER_URL`, else the real command line over a fresh store of the demo documents. */
export async function serve(): Promise<Served> {
  const given = process.env["ENTENTE_VIEWER_URL"];
  if (given) return { url: given.replace(/\/?$/, "/"), stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), "entente-viewer-"));
  const store = join(folder, "graph.db");
  const documents = join(root, "data/demo/documents");
  await promisify(execFile)(process.execPath, [commandLine, "ingest", documents, "--collection", "demo", "--store", store]);
  const server = spawn(process.execPath, [commandLine, "serve", "--port", "0", "--store", store], { stdio: ["ignore", "ignore", "pipe"] });
  const url = await printedUrl(server);
  return { url, stop: () => stop(server, folder) };
}

function printedUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const late = setTimeout(() => reject(new Error(`the server printed no address: ${printed}`)), startMilliseconds);
    server.stderr?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (!url) return;
      clearTimeout(late);
      resolve(url.replace(/\/?$/, "/"));
    });
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
