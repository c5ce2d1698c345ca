import { mkdir, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { EntenteError } from "@entente/core";
import { putInPlace, syncFile } from "../durable.js";
import { SqlStore } from "../sql/store.js";
import { checkFile } from "../sqlite/backup.js";
import { SqliteEngine } from "../sqlite/engine.js";
import type { Store } from "../store.js";
import { copyStore, type CopyOptions } from "./copy.js";

/** What a backup holds. */
export interface Backup {
  /** Absolute path. */
  readonly file: string;
  readonly bytes: number;
  /** The sequence number of the store at the moment that the backup shows; where it was copied from another engine, its own. */
  readonly sequence: number;
  readonly documents: number;
  readonly statements: number;
}

/**
 * Writes a backup of a store, a SQLite file, while others read and write it. Of a SQLite store it is everything as it is at one moment; of any other a
 * copy, for which nobody may write meanwhile. It is read through and its counts compared before it gets its name, so that a file of that name is a whole backup.
 * It keeps what is removed later: whoever removes a document must see to its backups.
 * @param file - path of a file that is not there yet
 * @throws EntenteError `BAD_INPUT` if there is such a file, or the store was written while it was copied; `STORE_UNAVAILABLE` if the file cannot be written
 */
export async function backupStore(store: Store, file: string, options: CopyOptions = {}): Promise<Backup> {
  const path = resolve(file);
  await refuseExisting(path);
  const draft = `${path}.${process.pid}.draft`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeDraft(store, draft, options);
    const { sequence, documents, statements } = checkFile(draft);
    await compareCounts(store, { sequence, documents, statements });
    await syncFile(draft);
    await putInPlace(draft, path);
    return { file: path, bytes: (await stat(path)).size, sequence, documents, statements };
  } catch (error) {
    throw told(error, path);
  } finally {
    for (const ending of ["", "-wal", "-shm"]) await rm(draft + ending, { force: true }).catch(() => undefined);
  }
}

async function refuseExisting(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found) throw new EntenteError("BAD_INPUT", `there is a file ${path} already; give the backup another name`);
}

async function writeDraft(store: Store, draft: string, options: CopyOptions): Promise<void> {
  if (store instanceof SqlStore && (await store.snapshotInto(draft))) return;
  const copy = await SqlStore.open(await SqliteEngine.open(draft));
  try {
    await copyStore(store, copy, options);
  } finally {
    await copy.close();
  }
}

/** Where nobody wrote meanwhile, the store itself must have as many. */
async function compareCounts(store: Store, found: Pick<Backup, "sequence" | "documents" | "statements">): Promise<void> {
  const { sequence, documents, statements } = await store.info();
  if (sequence !== found.sequence || (documents === found.documents && statements === found.statements)) return;
  throw new EntenteError(
    "STORE_CORRUPT",
    `the backup has ${found.documents} documents and ${found.statements} statements where the store has ${documents} and ${statements}; check the store`,
  );
}

function told(error: unknown, path: string): unknown {
  const isSystems = error instanceof Error && "syscall" in error;
  return isSystems
    ? new EntenteError("STORE_UNAVAILABLE", `the backup ${path} cannot be written: ${error.message}`, { cause: error })
    : error;
}
