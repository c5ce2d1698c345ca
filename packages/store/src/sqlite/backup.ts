import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { EntenteError } from "@entente/core";
import Libsql from "libsql";
import { putInPlace, syncFile } from "../durable.js";
import { refuseNewer } from "../sql/migrate.js";
import type { LibsqlDatabase } from "./dialect.js";
import { corrupt, isFull, translate, unavailable } from "./errors.js";
import { applicationId } from "./mark.js";

/** What a store file holds, as its own tables say. */
export interface FileContents {
  /** How many migrations it has run. */
  readonly schemaVersion: number;
  readonly sequence: number;
  readonly documents: number;
  readonly statements: number;
}

/**
 * Writes everything as it is at one moment into a new file, while others read and write. This process does nothing else meanwhile.
 * @throws EntenteError `STORE_UNAVAILABLE` if there is such a file, or it cannot be written
 */
export async function snapshotInto(connection: LibsqlDatabase, file: string): Promise<void> {
  try {
    await connection.whenFree(async () => {
      connection.execute(`vacuum into '${file.replaceAll("'", "''")}'`);
    });
  } catch (cause) {
    // SQLite does not say which of the two files has no room; that which is only read needs none.
    if (!isFull(cause)) throw cause;
    throw new EntenteError("STORE_UNAVAILABLE", `the folder ${dirname(file)} has no room for a copy of the store; free some space`, {
      cause,
    });
  }
}

/**
 * Looks through a store file that nobody writes to, changing nothing: that it is one, whole, and of no newer version.
 * @throws EntenteError `STORE_CORRUPT` if it is damaged, `STORE_UNAVAILABLE` if it is no store or cannot be read, `STORE_TOO_NEW` if a newer version wrote it
 */
export function checkFile(file: string): FileContents {
  let database: Libsql.Database | null = null;
  try {
    database = new Libsql(file, { readonly: true, fileMustExist: true });
    return contentsOf(database, file);
  } catch (error) {
    throw translate(error, file);
  } finally {
    database?.close();
  }
}

function contentsOf(database: Libsql.Database, file: string): FileContents {
  const number = (query: string): number =>
    Number(Object.values((database.prepare(query).all() as Record<string, unknown>[])[0] ?? {})[0] ?? 0);
  if (number("pragma application_id") !== applicationId) throw unavailable(`${file} is no Entente store; give the path of a backup`);
  const names = database.prepare("select name from kysely_migration").all() as { name: string }[];
  refuseNewer(
    names.map(({ name }) => name),
    file,
  );
  const found = database.prepare("pragma integrity_check").all() as { integrity_check: string }[];
  const dangling = database.prepare("pragma foreign_key_check").all();
  if (found[0]?.integrity_check !== "ok" || dangling.length > 0) throw corrupt(file);
  return {
    schemaVersion: names.length,
    sequence: number("select sequence from state"),
    documents: number("select count(*) from documents"),
    statements: number("select count(*) from statements"),
  };
}

/**
 * Keeps a copy of a store file beside it before its schema changes, named after the schema version that it has.
 * @param schemaVersion - how many migrations the store had run when it was opened
 * @returns the path of the copy, null if another process has changed the schema meanwhile, and with it made one
 * @throws EntenteError `STORE_UNAVAILABLE` if the copy cannot be written
 */
export async function backUpBeforeMigration(connection: LibsqlDatabase, location: string, schemaVersion: number): Promise<string | null> {
  const file = `${location}.schema-${schemaVersion}.backup`;
  const draft = `${file}.${process.pid}.draft`;
  try {
    await rm(draft, { force: true });
    await snapshotInto(connection, draft);
    if (checkFile(draft).schemaVersion !== schemaVersion) return null;
    await syncFile(draft);
    await putInPlace(draft, file);
    return file;
  } catch (cause) {
    const why = cause instanceof EntenteError ? cause.message : String(cause);
    throw new EntenteError(
      "STORE_UNAVAILABLE",
      `${location} was left as it is, since no backup of it can be made before its schema changes: ${why}`,
      { cause },
    );
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
