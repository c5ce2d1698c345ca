import { closeSync, openSync, statSync } from "node:fs";
import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { EntenteError } from "@entente/core";
import { Kysely, sql } from "kysely";
import { backUpBeforeMigration } from "./backup.js";
import { LibsqlDatabase, LibsqlDialect } from "./dialect.js";
import { corrupt, unavailable } from "./errors.js";
import { applicationId } from "./mark.js";
import { tuning } from "./tuning.js";
import { migrate, refuseNewer, schemaVersion } from "../sql/migrate.js";
import type { Schema } from "../sql/schema.js";

/** An open store file. */
export interface OpenDatabase {
  readonly queries: Kysely<Schema>;
  readonly connection: LibsqlDatabase;
}

/**
 * Opens a store file, making it and its folder if need be, and brings its schema up to date, keeping a copy of the file as it was before.
 * @param location - absolute path
 * @param log - told of that copy in one line
 * @throws EntenteError `STORE_UNAVAILABLE` if it cannot be written or belongs to another program, `STORE_CORRUPT` if it
 * is damaged, `STORE_TOO_NEW` if a newer version of Entente wrote it
 */
export async function openDatabase(location: string, log: (line: string) => void): Promise<OpenDatabase> {
  await checkLocation(location);
  const { connection, isReplaced } = connect(location);
  try {
    const queries = new Kysely<Schema>({ dialect: new LibsqlDialect(connection) });
    const run = await refuseForeign(queries, location);
    await checkLength(queries, location);
    await configure(connection, isReplaced);
    if (run > 0 && run < schemaVersion) await keepCopy(connection, location, run, log);
    await migrate(queries);
    if (!isReplaced()) return { queries, connection };
  } catch (error) {
    // What was found wrong may be that another file lies there meanwhile. As long as this one is open its number is given to no other.
    if (!isReplaced()) {
      connection.close();
      throw error;
    }
  }
  connection.close();
  return openDatabase(location, log);
}

/**
 * Opens the file, making it if it is not there. From its first lasting lock on no other process takes it away, but until
 * then one may, to delete it unused or to restore it.
 * @returns the connection, and whether another file or none lies there by now
 */
function connect(location: string): { readonly connection: LibsqlDatabase; readonly isReplaced: () => boolean } {
  make(location);
  const number = fileNumber(location);
  const connection = new LibsqlDatabase(location);
  return { connection, isReplaced: () => fileNumber(location) !== number };
}

/** An empty file is an empty database. What cannot be made SQLite will tell of. */
function make(location: string): void {
  try {
    closeSync(openSync(location, "wx", 0o644));
  } catch {
    return;
  }
}

/** What tells a file from another of the same name; null if there is none. */
function fileNumber(location: string): number | null {
  return statSync(location, { throwIfNoEntry: false })?.ino ?? null;
}

async function checkLocation(location: string): Promise<void> {
  const folder = dirname(location);
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new EntenteError("STORE_UNAVAILABLE", `the folder ${folder} cannot be made; give a path that can be written`, { cause });
  });
  const found = await stat(location).catch(() => null);
  if (found && !found.isFile()) throw unavailable(`${location} is no file; give the path of a store file, such as graph.db in it`);
  await checkWritable(folder, "folder");
  if (!found) return;
  await checkWritable(location, "file");
}

/** SQLite would open a file read-only without a word and fail at the first write. */
async function checkWritable(path: string, what: string): Promise<void> {
  await access(path, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
    // Whoever made a file may have deleted it again just now; then it is made anew.
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return;
    throw new EntenteError("STORE_UNAVAILABLE", `the ${what} ${path} cannot be written; make it writable or give another path`, { cause });
  });
}

/**
 * Refuses a file that was cut off: shorter than SQLite takes it to be, with no write-ahead log that could hold the rest.
 * SQLite itself does not notice while another connection remembers the old length. The order of the three looks is such
 * that a checkpoint of another process between them deceives none. The header is read by SQLite and never past it: whoever
 * opens and closes the file takes from this process every lock that another of its connections holds
 * (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
async function checkLength(queries: Kysely<Schema>, location: string): Promise<void> {
  const [size] = (await sql<{ page_size: number }>`pragma page_size`.execute(queries)).rows;
  const [count] = (await sql<{ page_count: number }>`pragma page_count`.execute(queries)).rows;
  const log = await stat(`${location}-wal`).catch(() => null);
  if (log && log.size > 0) return;
  if ((await stat(location)).size < (size?.page_size ?? 0) * (count?.page_count ?? 0)) throw corrupt(location);
}

async function keepCopy(connection: LibsqlDatabase, location: string, run: number, log: (line: string) => void): Promise<void> {
  const copy = await backUpBeforeMigration(connection, location, run);
  if (copy === null) return;
  log(
    `the schema of ${location} changes from version ${run} to ${schemaVersion}; the store as it was is kept in ${copy}: delete that when all is well`,
  );
}

/**
 * Looks before anything is written: a file with tables that is not marked as ours is somebody else's. Tables are
 * looked for first, since another process that makes the same store marks it before it makes them.
 * @returns how many migrations it has run
 */
async function refuseForeign(queries: Kysely<Schema>, location: string): Promise<number> {
  const [tables] = (await sql<{ count: number }>`select count(*) as count from sqlite_master`.execute(queries)).rows;
  const [mark] = (await sql<{ application_id: number }>`pragma application_id`.execute(queries)).rows;
  if (mark?.application_id === applicationId) return countMigrations(queries, location);
  if (mark?.application_id === 0 && tables?.count === 0) return 0;
  throw unavailable(`${location} is the database of another program; give another path`);
}

async function countMigrations(queries: Kysely<Schema>, location: string): Promise<number> {
  const found = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(queries);
  if (found.rows.length === 0) return 0;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(queries);
  refuseNewer(
    rows.map(({ name }) => name),
    location,
  );
  return rows.length;
}

async function configure(connection: LibsqlDatabase, isReplaced: () => boolean): Promise<void> {
  connection.execute(`pragma secure_delete = on; pragma foreign_keys = on; ${tuning}`);
  // SQLite itself does not wait for other connections here.
  await connection.whenFree(async () => {
    // The log goes by the file's name: kept for a file that was deleted, it would be that of the file that lies there now.
    if (isReplaced()) throw unavailable("another file came while this one was opened");
    connection.execute("pragma journal_mode = wal");
  });
  connection.execute(`pragma application_id = ${applicationId}`);
}
