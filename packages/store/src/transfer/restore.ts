import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { EntenteError } from "@entente/core";
import Libsql from "libsql";
import { putInPlace, syncFile } from "../durable.js";
import { openStore, storeEngines } from "../open.js";
import { checkFile, type FileContents } from "../sqlite/backup.js";
import { translate } from "../sqlite/errors.js";
import { copyStore, type CopyOptions } from "./copy.js";

/**
 * Makes a store what a backup holds. The backup is read through first. A SQLite store is replaced at once by all of it or stays as it is; into a store
 * of another engine, which must be empty, the backup is copied.
 * @param file - path of a backup
 * @param location - of the store, which need not be there; if this process had it open itself, it may count as in use for a while after it was closed
 * @returns what the backup holds
 * @throws EntenteError `STORE_CORRUPT`, `STORE_TOO_NEW` or `STORE_UNAVAILABLE` if the backup is damaged, of a newer version or no store;
 * `STORE_UNAVAILABLE` if another program uses the store, or it cannot be written; `BAD_INPUT` if the store is of another engine and not empty
 */
export async function restoreStore(file: string, location: string, options: CopyOptions = {}): Promise<FileContents> {
  const backup = resolve(file);
  const contents = checkFile(backup);
  const engine = storeEngines.find((candidate) => candidate.accepts(location));
  if (engine?.name === "sqlite") await replaceFile(backup, resolve(location));
  else await copyInto(backup, location, options);
  return contents;
}

/** What is opened is a copy of the backup, since opening brings a store's schema up to date. */
async function copyInto(backup: string, location: string, options: CopyOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-restore-"));
  const to = await openStore(location);
  try {
    const { documents, tombstones } = await to.info();
    if (documents + tombstones > 0)
      throw new EntenteError("BAD_INPUT", "the store is not empty; restore into an empty one, or copy to add to it");
    const draft = join(folder, "backup.db");
    duplicate(backup, draft);
    const from = await openStore(draft);
    try {
      await copyStore(from, to, options);
    } finally {
      await from.close();
    }
  } finally {
    await to.close();
    await rm(folder, { recursive: true });
  }
}

/** Not by copying bytes: what is called a backup may be a store, of which a part is in its write-ahead log. */
function duplicate(backup: string, draft: string): void {
  const database = new Libsql(backup, { readonly: true, fileMustExist: true });
  try {
    database.exec(`vacuum into '${draft.replaceAll("'", "''")}'`);
  } catch (error) {
    throw translate(error, draft);
  } finally {
    database.close();
  }
}

async function replaceFile(backup: string, location: string): Promise<void> {
  const draft = `${location}.${process.pid}.draft`;
  try {
    await mkdir(dirname(location), { recursive: true });
    await rm(draft, { force: true });
    duplicate(backup, draft);
    renameGeneration(draft);
    checkFile(draft);
    await syncFile(draft);
    const old = (await stat(location).catch(() => null)) ? holdAlone(location) : null;
    try {
      // What the log of the old file still holds would be taken for the new one's.
      for (const ending of ["-wal", "-shm"]) await rm(location + ending, { force: true });
      await putInPlace(draft, location);
    } finally {
      old?.close();
    }
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Indexes that were built from the store as it was must not take what is written from now on for their continuation. */
function renameGeneration(draft: string): void {
  const database = new Libsql(draft);
  try {
    const derived = database.prepare("select 1 from sqlite_master where name = 'derivation'").all();
    if (derived.length > 0) database.prepare("update derivation set generation = ? where generation <> ''").run([randomUUID()]);
  } finally {
    database.close();
  }
}

/**
 * Holds a store file alone, so that it can be replaced; null if it is too damaged to be held.
 * @throws EntenteError `STORE_UNAVAILABLE` if another connection has it open
 */
function holdAlone(location: string): Libsql.Database | null {
  let database: Libsql.Database | null = null;
  try {
    database = new Libsql(location, { timeout: 1_000 });
    // Leaving the write-ahead log needs every other connection to be gone.
    database.exec("pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive");
    return database;
  } catch (error) {
    database?.close();
    if (!isBusy(error)) return null;
    throw new EntenteError("STORE_UNAVAILABLE", `another program uses ${location}; stop it, so that the store can be replaced`, {
      cause: error,
    });
  }
}

/** SQLITE_BUSY and SQLITE_LOCKED, as libsql itself gives them. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "rawCode" in error && (error.rawCode === 5 || error.rawCode === 6);
}
