import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { sql, type Kysely } from "kysely";
import type { SqlEngine } from "../sql/engine.js";
import { schemaVersion } from "../sql/migrate.js";
import type { Schema } from "../sql/schema.js";
import { openDatabase, type OpenDatabase } from "./database.js";
import { snapshotInto } from "./backup.js";
import { fileProblems } from "./integrity.js";
import { inBulk } from "./tuning.js";
import { sweep } from "./sweep.js";
import { deleteUnused } from "./unused.js";

/** A SQLite file: one writes at a time, others wait five seconds for it; what a removal leaves is swept by rewriting the file. */
export class SqliteEngine implements SqlEngine {
  readonly name = "sqlite";
  readonly location: string;
  readonly schemaVersion = schemaVersion;
  readonly #database: OpenDatabase;

  private constructor(database: OpenDatabase, location: string) {
    this.#database = database;
    this.location = location;
  }

  /**
   * Opens a store file, making it and its folder if need be.
   * @param log - told in one line of the copy that is kept before its schema changes
   * @throws EntenteError as {@link openDatabase}
   */
  static async open(path: string, log: (line: string) => void = console.error): Promise<SqliteEngine> {
    const location = resolve(path);
    return new SqliteEngine(await openDatabase(location, log), location);
  }

  get queries(): Kysely<Schema> {
    return this.#database.queries;
  }

  write<T>(work: (queries: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.queries.transaction().execute(work);
  }

  inBulk<T>(work: () => Promise<T>): Promise<T> {
    return inBulk(this.#database.connection, work);
  }

  async bytes(): Promise<number> {
    const sizes = await Promise.all(["", "-wal", "-shm"].map((ending) => sizeOf(this.location + ending)));
    return sizes.reduce((total, size) => total + size, 0);
  }

  problems(): Promise<readonly string[]> {
    return fileProblems(this.queries);
  }

  sweep(): Promise<void> {
    return sweep(this.#database, this.location);
  }

  snapshotInto(file: string): Promise<void> {
    return snapshotInto(this.#database.connection, file);
  }

  async closeUnused(): Promise<boolean> {
    try {
      return await this.queries.connection().execute(async () => deleteUnused(this.#database.connection, this.location));
    } finally {
      this.#database.connection.close();
    }
  }

  /** Empties the write-ahead log if no other process holds it. */
  async close(): Promise<void> {
    if (!this.#database.connection.open) return;
    await this.queries.connection().execute(async (queries) => {
      await sql`pragma wal_checkpoint(truncate)`.execute(queries).catch(() => null);
      this.#database.connection.close();
    });
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
