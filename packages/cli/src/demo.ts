import { createHash, type Hash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { EntenteError } from "@entente/core";
import type { ReferenceData } from "@entente/ingest/reference";
import { places } from "./places.js";
import type { Terminal } from "./terminal.js";

/**
 * Makes the demo store if it is not there, or not of these documents, judgements and extractor: reads the documents
 * afresh and applies the judgements. Made elsewhere first, so that it is there whole or not at all.
 */
export async function ensureDemo(reference: ReferenceData, terminal: Terminal): Promise<void> {
  const key = await demoKey(reference);
  const keyFile = `${places.demoStore}.key`;
  if ((await readFile(keyFile, "utf8").catch(() => "")) === key) return;
  terminal.say("Reading the demo documents …");
  const folder = await mkdtemp(join(tmpdir(), "entente-demo-"));
  try {
    // Loaded only where it must read: a server over what is there should not wait for it.
    const { buildDemo } = await import("./demo-build.js");
    await buildDemo(join(folder, "demo.db"), reference);
    // Another process may have made it meanwhile, and may have it open.
    if ((await readFile(keyFile, "utf8").catch(() => "")) !== key) await install(join(folder, "demo.db"));
    await writeFile(keyFile, key);
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError("STORE_UNAVAILABLE", `the demo cannot be made at ${places.demoStore} (${reason}); make its folder writable`, {
      cause,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts a copy in the demo's place: SQLite keeps a file that was open once under locks that a renamed file would take along. */
async function install(built: string): Promise<void> {
  const draft = `${places.demoStore}.${process.pid}.part`;
  await mkdir(dirname(places.demoStore), { recursive: true });
  await copyFile(built, draft);
  await removeStore(places.demoStore);
  await rename(draft, places.demoStore);
}

async function removeStore(path: string): Promise<void> {
  for (const suffix of ["", "-wal", "-shm", ".key"]) await rm(`${path}${suffix}`, { force: true });
}

/** Changes with the documents, the judgements, the reference data and the code that reads them. */
async function demoKey(reference: ReferenceData): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(reference));
  for (const folder of [join(places.demo, "documents"), ...places.readers]) await hashFolder(folder, hash);
  return hash.update(await readFile(join(places.demo, "judgements.ndjson"))).digest("hex");
}

async function hashFolder(folder: string, hash: Hash): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(?:js|md)$/.test(entry.name));
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  for (const path of paths) hash.update(path).update(await readFile(path));
}
