import {
  CompiledQuery,
  DataTypeNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  RawNode,
  sql,
  type ColumnDefinitionNode,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TableMetadata,
} from "kysely";
import type { Pool, PoolClient } from "pg";
import type { Absence } from "./absence.js";
import { isGone, isPassing, translate } from "./errors.js";
import { patiently } from "../sql/patience.js";

/** The longest pause between two attempts to reach the database, in milliseconds. */
export const longestPause = 2_000;

/** What a connection does where the database is away. */
export interface PoolOptions {
  /** The database in words, for messages. */
  readonly name: string;
  /** For how many milliseconds a query that only reads is tried again now. */
  readonly patience: () => number;
  /** Told whenever the database does or does not answer. */
  readonly absence: Absence;
}

/**
 * Kysely's PostgreSQL dialect over pg, for a database that may go away and come back: queries that only read are tried again
 * on a new connection, and every failure is turned into a sentence. Texts compare by code point, as in SQLite.
 */
export class PostgresDialect implements Dialect {
  readonly #pool: Pool;
  readonly #options: PoolOptions;

  constructor(pool: Pool, options: PoolOptions) {
    this.#pool = pool;
    this.#options = options;
  }

  createDriver(): Driver {
    return new PoolDriver(this.#pool, this.#options);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new CodePointCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(queries: Kysely<unknown>): DatabaseIntrospector {
    return new SchemaIntrospector(queries);
  }
}

/** Looks for tables in the store's own schema only: a server may hold many others. */
class SchemaIntrospector extends PostgresIntrospector {
  readonly #queries: Kysely<unknown>;

  constructor(queries: Kysely<unknown>) {
    super(queries);
    this.#queries = queries;
  }

  override async getTables(): Promise<TableMetadata[]> {
    const { rows } = await sql<{ name: string; schema: string }>`
      select tablename as name, schemaname as schema from pg_tables where schemaname = current_schema()`.execute(this.#queries);
    return rows.map(({ name, schema }) => ({ name, schema, isView: false, columns: [] }));
  }
}

/** Gives every text column of a new table the collation that orders by code point, whatever the database's own. */
class CodePointCompiler extends PostgresQueryCompiler {
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    const isText = DataTypeNode.is(node.dataType) && node.dataType.dataType === "text";
    super.visitColumnDefinition(isText ? { ...node, dataType: RawNode.createWithSql('text collate "C"') } : node);
  }
}

class PoolDriver implements Driver {
  readonly #pool: Pool;
  readonly #options: PoolOptions;

  constructor(pool: Pool, options: PoolOptions) {
    this.#pool = pool;
    this.#options = options;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PoolConnection> {
    return new PoolConnection(this.#pool, this.#options);
  }

  async beginTransaction(connection: PoolConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: PoolConnection): Promise<void> {
    await connection.end("commit");
  }

  async rollbackTransaction(connection: PoolConnection): Promise<void> {
    await connection.end("rollback");
  }

  async releaseConnection(connection: PoolConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

/** A place for a connection, which takes one from the pool when a query needs it and another where that one broke. */
class PoolConnection implements DatabaseConnection {
  readonly #pool: Pool;
  readonly #options: PoolOptions;
  #client: PoolClient | null = null;
  #inTransaction = false;

  constructor(pool: Pool, options: PoolOptions) {
    this.#pool = pool;
    this.#options = options;
  }

  async begin(): Promise<void> {
    await this.#run(CompiledQuery.raw("begin"));
    this.#inTransaction = true;
  }

  /** Rolling back what a lost connection held is no work: the database does it. */
  async end(how: "commit" | "rollback"): Promise<void> {
    try {
      if (how === "commit" || this.#client) await this.#run(CompiledQuery.raw(how));
    } finally {
      this.#inTransaction = false;
    }
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const repeatable = !this.#inTransaction && reads(query);
    return patiently({ total: repeatable ? this.#options.patience() : 0, pause: longestPause }, isPassing, () => this.#run<Row>(query));
  }

  async #run<Row>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const client = await this.#connect();
      const { rows, rowCount } = await client.query({ ...prepared(text), text, values: [...parameters] });
      this.#options.absence.end();
      return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (cause) {
      const error = translate(cause, this.#options.name);
      if (isGone(error)) {
        this.#options.absence.notice();
        this.#discard();
      }
      throw error;
    }
  }

  async #connect(): Promise<PoolClient> {
    if (this.#client === null && this.#inTransaction) throw new Error("Connection terminated within a transaction");
    this.#client ??= await this.#pool.connect();
    return this.#client;
  }

  #discard(): void {
    this.#client?.release(true);
    this.#client = null;
  }

  release(): void {
    this.#client?.release();
    this.#client = null;
  }

  /** Lists page by key: no query stays open between pages, so that a slow reader holds nothing. */
  streamQuery(): AsyncIterableIterator<never> {
    throw new TypeError("queries of a store are not streamed; page by key");
  }
}

const names = new Map<string, string>();

/**
 * Inserts come in a few sizes, again and again, and of many rows take longer to parse than to run: they are prepared under a name, once a connection.
 */
function prepared(text: string): { readonly name?: string } {
  if (!text.startsWith("insert ")) return {};
  const name = names.get(text) ?? `entente${names.size}`;
  names.set(text, name);
  return { name };
}

function reads({ query, sql: text }: CompiledQuery): boolean {
  return query.kind === "SelectQueryNode" || (query.kind === "RawNode" && /^\s*select\b/i.test(text));
}
