import { open, readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { checksum, digest } from "@entente/core";
import { existsSync } from "node:fs";
import { besideStore, isMemory } from "../places.js";
import { writeWhole } from "../write-file.js";
import type { LineFile } from "./line-file.js";
import type { ImportCounts } from "./counts.js";

/** How far an import came: written after each batch, so that a rerun goes on behind it. Holds no text of any line. */
export interface ImportProgress {
  readonly file: FileMark;
  readonly rejects: string;
  /** Time of reading for versions that give none: the same before and after an interruption. */
  readonly readAt: string;
  /** The store's sequence number after the last batch: one that is lower now is another store, or an older copy. */
  readonly sequence: number;
  /** How many of the file's documents are stored. */
  readonly documents: number;
  /** Length of the rejects file then, in bytes. */
  readonly rejectsBytes: number;
  readonly counts: ImportCounts;
}

/** What tells that a file is the one that was read before. */
interface FileMark {
  readonly size: number;
  /** In milliseconds. */
  readonly changed: number;
  /** Checksum of its first 64 KiB, as Latin-1. */
  readonly head: string;
}

const headBytes = 2 ** 16;

/** What marks a file. */
export async function markOf({ path, size, changed }: LineFile): Promise<FileMark> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { size, changed, head: checksum(buffer.toString("latin1", 0, bytesRead)) };
  } finally {
    await handle.close();
  }
}

/** Keeps the progress of the import of one file into one store, beside the store. */
export class ProgressFile {
  readonly #path: string | null;

  /** @param location - of the store; nothing is kept of a store in memory */
  constructor(location: string, file: string) {
    this.#path = isMemory(location) ? null : besideStore(location, `import-${digest([file])}.json`);
  }

  /** Progress of an import of the same file in the same state with the same rejects file, null if there is none. */
  async read(file: FileMark, rejects: string): Promise<ImportProgress | null> {
    if (this.#path === null || !existsSync(this.#path)) return null;
    const progress = parseOrNull(await readFile(this.#path, "utf8"));
    const same = progress && JSON.stringify([progress.file, progress.rejects]) === JSON.stringify([file, rejects]);
    return same ? progress : null;
  }

  async write(progress: ImportProgress): Promise<void> {
    if (this.#path !== null) await writeWhole(this.#path, JSON.stringify(progress));
  }

  async remove(): Promise<void> {
    if (this.#path !== null) await rm(this.#path, { force: true });
  }
}

/** Forgets how far imports into a store came: it was replaced by one that may hold less of them. */
export async function forgetImports(location: string): Promise<void> {
  const pattern = besideStore(location, "import-");
  const names = await readdir(dirname(pattern)).catch(() => []);
  for (const name of names) if (name.startsWith(basename(pattern))) await rm(join(dirname(pattern), name), { force: true });
}

/** Nobody but this file writes it; what is damaged all the same counts as none, and the import begins anew. */
function parseOrNull(json: string): ImportProgress | null {
  try {
    return JSON.parse(json) as ImportProgress;
  } catch {
    return null;
  }
}
