import Libsql from "libsql";
import { SqliteAdapter, SqliteDialect, SqliteDriver, type SqliteDatabase, type SqliteStatement } from "kysely";
import { patiently, type Patience } from "../sql/patience.js";
import { isBusy, translate, unavailable } from "./errors.js";

/** How long SQLite itself waits for another connection's lock, in milliseconds; nothing else in the process goes on meanwhile. */
const busyTimeout = 5_000;
/** How long it waits where this process waits instead. */
const briefTimeout = 20;
/** For how long this process waits for another's writing, and for as long others go on in it. */
const busyPatience: Patience = { total: 5_000, pause: 50 };

/** How many prepared statements a connection keeps: more than a store's own queries are. */
const keptStatements = 200;

/**
 * libsql's connection as Kysely's SQLite dialect wants it, with every failure turned into a sentence.
 * It never calls libsql's `get()`, which adds a key of its own to rows, and runs every query to its end, since a
 * query left open would hold a read lock.
 */
export class LibsqlDatabase implements SqliteDatabase {
  readonly #database: Libsql.Database;
  readonly #location: string;
  /** By text, the one used longest ago first: preparing an insert of many rows costs as much as running it. */
  readonly #prepared = new Map<string, Libsql.Statement>();

  /** @throws EntenteError `STORE_UNAVAILABLE` if the file cannot be opened or made */
  constructor(location: string) {
    this.#location = location;
    this.#database = this.#attempt(() => new Libsql(location, { timeout: busyTimeout }));
  }

  prepare(query: string): SqliteStatement {
    if (!this.#database.open) throw unavailable(`the store ${this.#location} was closed; open it again`);
    const statement = this.#prepare(query);
    return {
      reader: statement.reader,
      all: (parameters) => this.#run(query, () => statement.all(parameters)),
      run: (parameters) => this.#run(query, () => statement.run(parameters)),
      iterate: (parameters) => this.#run(query, () => statement.all(parameters)).values(),
    };
  }

  #prepare(query: string): Libsql.Statement {
    const statement = this.#prepared.get(query) ?? this.#attempt(() => this.#database.prepare(query));
    this.#prepared.delete(query);
    this.#prepared.set(query, statement);
    const [oldest] = this.#prepared.keys();
    if (oldest !== undefined && this.#prepared.size > keptStatements) this.#prepared.delete(oldest);
    return statement;
  }

  /** A statement that failed is not used again: libsql may have left it open. */
  #run<T>(query: string, action: () => T): T {
    try {
      return this.#attempt(action);
    } catch (error) {
      this.#prepared.delete(query);
      throw error;
    }
  }

  /**
   * Runs statements without parameters or rows to keep. What may meet another connection's lock must run here: libsql
   * leaves a prepared statement that met one open, and then refuses to commit anything.
   */
  execute(statements: string): void {
    if (!this.#database.open) throw unavailable(`the store ${this.#location} was closed; open it again`);
    this.#attempt(() => this.#database.exec(statements));
  }

  /**
   * Does something that may meet another connection's lock, and does it again while it does, five seconds at most, without holding up what else
   * the process does. Nothing else may use the connection meanwhile.
   * @param passes - whether a failure tells of a lock
   */
  whenFree<T>(action: () => Promise<T>, passes: (error: unknown) => boolean = isBusy): Promise<T> {
    return patiently(busyPatience, passes, async () => {
      this.execute(`pragma busy_timeout = ${briefTimeout}`);
      try {
        return await action();
      } finally {
        this.execute(`pragma busy_timeout = ${busyTimeout}`);
      }
    });
  }

  /** Closes the connection; once closed, closing again does nothing. */
  close(): void {
    this.#prepared.clear();
    if (this.#database.open) this.#database.close();
  }

  /** True from the beginning of a transaction until it is committed or rolled back, by whomever. */
  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** False once closed. */
  get open(): boolean {
    return this.#database.open;
  }

  #attempt<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw translate(error, this.#location);
    }
  }
}

/** Kysely's SQLite dialect for a file that other processes may write too: see its driver and adapter. */
export class LibsqlDialect extends SqliteDialect {
  readonly #database: LibsqlDatabase;

  constructor(database: LibsqlDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Takes the write lock when a transaction begins: one that reads first and writes later fails if another wrote between. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: LibsqlDatabase;

  constructor(database: LibsqlDatabase) {
    super({ database });
    this.#database = database;
  }

  override async beginTransaction(): Promise<void> {
    await this.#database.whenFree(async () => {
      this.#database.execute("begin immediate");
    });
  }

  override async commitTransaction(): Promise<void> {
    this.#database.execute("commit");
  }

  /** A full disk, and some other failures, make SQLite itself roll back; what they say must not be hidden by a second one. */
  override async rollbackTransaction(): Promise<void> {
    if (this.#database.inTransaction) this.#database.execute("rollback");
  }
}

/** Lets Kysely migrate inside one transaction, so that a store is never left between two schemas. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
