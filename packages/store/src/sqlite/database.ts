import { access, constants, mkdir, open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { EntenteError } from "@entente/core";
import { Kysely, sql } from "kysely";
import { LibsqlDatabase, LibsqlDialect } from "./dialect.js";
import { corrupt, unavailable } from "./errors.js";
import { migrate, refuseNewer } from "../sql/migrate.js";
import type { Schema } from "../sql/schema.js";

/** "Ente" in ASCII: marks a SQLite file as an Entente store (`PRAGMA application_id`). */
const applicationId = 0x456e7465;

/** An open store file. */
export interface OpenDatabase {
  readonly queries: Kysely<Schema>;
  readonly connection: LibsqlDatabase;
}

/**
 * Opens a store file, making it and its folder if need be, and brings its schema up to date.
 * @param location - absolute path
 * @throws EntenteError `STORE_UNAVAILABLE` if it cannot be written or belongs to another program, `STORE_CORRUPT` if it
 * is damaged, `STORE_TOO_NEW` if a newer version of Entente wrote it
 */
export async function openDatabase(location: string): Promise<OpenDatabase> {
  await checkLocation(location);
  const connection = new LibsqlDatabase(location);
  try {
    const queries = new Kysely<Schema>({ dialect: new LibsqlDialect(connection) });
    await refuseForeign(queries, location);
    await configure(connection);
    await migrate(queries);
    return { queries, connection };
  } catch (error) {
    connection.close();
    throw error;
  }
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
  await checkLength(location);
}

/** SQLite would open a file read-only without a word and fail at the first write. */
async function checkWritable(path: string, what: string): Promise<void> {
  await access(path, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
    throw new EntenteError("STORE_UNAVAILABLE", `the ${what} ${path} cannot be written; make it writable or give another path`, { cause });
  });
}

/**
 * Refuses a file that was cut off: shorter than its header says, with no write-ahead log that could hold the rest.
 * SQLite itself does not notice while another connection remembers the old length. The order of the three looks is such
 * that a checkpoint of another process between them deceives none. See https://www.sqlite.org/fileformat2.html, 1.3.
 */
async function checkLength(location: string): Promise<void> {
  const header = await readHeader(location);
  if (header.length < 100 || header.toString("latin1", 0, 15) !== "SQLite format 3") return;
  const log = await stat(`${location}-wal`).catch(() => null);
  if (log && log.size > 0) return;
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if ((await stat(location)).size < pageSize * header.readUInt32BE(28)) throw corrupt(location);
}

async function readHeader(location: string): Promise<Buffer> {
  const file = await open(location);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(100), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Looks before anything is written: a file with tables that is not marked as ours is somebody else's. Tables are
 * looked for first, since another process that makes the same store marks it before it makes them.
 */
async function refuseForeign(queries: Kysely<Schema>, location: string): Promise<void> {
  const [tables] = (await sql<{ count: number }>`select count(*) as count from sqlite_master`.execute(queries)).rows;
  const [mark] = (await sql<{ application_id: number }>`pragma application_id`.execute(queries)).rows;
  if (mark?.application_id === applicationId) return refuseMigrated(queries, location);
  if (mark?.application_id === 0 && tables?.count === 0) return;
  throw unavailable(`${location} is the database of another program; give another path`);
}

async function refuseMigrated(queries: Kysely<Schema>, location: string): Promise<void> {
  const found = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(queries);
  if (found.rows.length === 0) return;
  const run = await sql<{ name: string }>`select name from kysely_migration`.execute(queries);
  refuseNewer(
    run.rows.map(({ name }) => name),
    location,
  );
}

/**
 * Keys of documents are scattered, so that a bulk import touches pages all over: 64 MB of them stay in memory, and the
 * write-ahead log takes 32 MB before its pages are moved into the file.
 */
const tuning = "pragma cache_size = -65536; pragma wal_autocheckpoint = 8000";

async function configure(connection: LibsqlDatabase): Promise<void> {
  connection.execute(`pragma secure_delete = on; pragma foreign_keys = on; ${tuning}`);
  // SQLite itself does not wait for other connections here.
  await connection.whenFree(async () => {
    connection.execute("pragma journal_mode = wal");
  });
  connection.execute(`pragma application_id = ${applicationId}`);
}
