import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { EntenteError, type Judgement, type Mention, type Reading, type Reject, type Statement, type Tombstone } from "@entente/core";
import { sql, type Kysely } from "kysely";
import { acceptReading } from "../rules/reading.js";
import { onlyOutcome } from "../rules/readings.js";
import { contentProblems } from "../rules/soundness.js";
import type { AppendOutcome, ReadingOutcome, Store, StoredDocument, StoreInfo } from "../store.js";
import { openDatabase, type OpenDatabase } from "./database.js";
import { fileProblems } from "./integrity.js";
import { streamPages } from "../sql/pages.js";
import * as read from "../sql/read.js";
import { isUnswept, removeRows, sweep } from "./removal.js";
import { toJudgement, toMention, toReject, toStatement, toTombstone } from "../sql/rows.js";
import type { Schema } from "../sql/schema.js";
import { writeJudgements } from "../sql/write-judgements.js";
import { writeReadings } from "../sql/write-readings.js";

/** Tables that `info` counts, by its own names. */
const counted = ["documents", "versions", "mentions", "statements", "judgements", "rejects", "tombstones"] as const;

/** Keeps everything in one SQLite file, which several processes may open: one writes at a time, all read. */
export class SqliteStore implements Store {
  readonly #database: OpenDatabase;
  readonly #location: string;

  private constructor(database: OpenDatabase, location: string) {
    this.#database = database;
    this.#location = location;
  }

  get #queries(): Kysely<Schema> {
    return this.#database.queries;
  }

  /**
   * Opens the store in a file, making it and its folder if need be. Finishes a removal that was cut short.
   * @throws EntenteError as {@link openDatabase}
   */
  static async open(path: string): Promise<SqliteStore> {
    const location = resolve(path);
    const store = new SqliteStore(await openDatabase(location), location);
    await store.#finishRemoval().catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
    return store;
  }

  /** What another process holds now is swept at the next opening; `integrity` tells. */
  async #finishRemoval(): Promise<void> {
    if (!(await isUnswept(this.#queries))) return;
    await sweep(this.#database, this.#location).catch((error: unknown) => {
      if (!(error instanceof EntenteError && error.code === "STORE_UNAVAILABLE")) throw error;
    });
  }

  async info(): Promise<StoreInfo> {
    const counts = await Promise.all(counted.map(async (table) => [table, await this.#count(table)] as const));
    return {
      engine: "sqlite",
      location: this.#location,
      schemaVersion: this.#database.schemaVersion,
      sequence: await this.sequence(),
      ...(Object.fromEntries(counts) as Record<(typeof counted)[number], number>),
      bytes: await this.#bytes(),
    };
  }

  async #count(table: (typeof counted)[number]): Promise<number> {
    const query = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
    return (await query.execute(this.#queries)).rows[0]?.count ?? 0;
  }

  async #bytes(): Promise<number> {
    const files = ["", "-wal", "-shm"].map((ending) => this.#location + ending);
    const sizes = await Promise.all(
      files.map((file) =>
        stat(file).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return sizes.reduce((total, size) => total + size, 0);
  }

  async sequence(): Promise<number> {
    return (await this.#queries.selectFrom("state").select("sequence").executeTakeFirstOrThrow()).sequence;
  }

  async putReading(reading: Reading): Promise<ReadingOutcome> {
    return onlyOutcome(await this.putReadings([reading]));
  }

  async putReadings(readings: readonly Reading[]): Promise<readonly ReadingOutcome[]> {
    const accepted = readings.map(acceptReading);
    return this.#write((queries) => writeReadings(queries, accepted));
  }

  async appendJudgements(judgements: readonly Judgement[]): Promise<AppendOutcome> {
    return this.#write((queries) => writeJudgements(queries, judgements));
  }

  async removeDocument(documentId: string, reason: string, at: string): Promise<Tombstone> {
    const tombstone = await this.#write((queries) => removeRows(queries, documentId, reason, at));
    await sweep(this.#database, this.#location);
    return tombstone;
  }

  #write<T>(work: (queries: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.#queries.transaction().execute(work);
  }

  async documents(ids: readonly string[]): Promise<readonly (StoredDocument | null)[]> {
    const found = await read.findDocuments(this.#queries, ids);
    const byId = new Map(found.map((document) => [document.id, document]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async *listDocuments(): AsyncIterable<StoredDocument> {
    yield* streamPages<StoredDocument>((last) => read.documentPage(this.#queries, last));
  }

  async text(documentId: string, version?: string): Promise<string | null> {
    return read.findText(this.#queries, documentId, version);
  }

  async mentions(documentId: string): Promise<readonly Mention[]> {
    return (await read.currentMentions(this.#queries, documentId)).map(toMention);
  }

  async *listMentions(): AsyncIterable<Mention> {
    yield* this.#list(read.mentionPage, toMention);
  }

  async *listStatements(): AsyncIterable<Statement> {
    yield* this.#list(read.statementPage, toStatement);
  }

  async *listJudgements(): AsyncIterable<Judgement> {
    yield* this.#list(read.judgementPage, toJudgement);
  }

  async *listRejects(): AsyncIterable<Reject> {
    yield* this.#list(read.rejectPage, toReject);
  }

  async *listTombstones(): AsyncIterable<Tombstone> {
    yield* this.#list(read.tombstonePage, toTombstone);
  }

  async *#list<Row, Item>(page: PageQuery<Row>, convert: (row: Row) => Item): AsyncIterable<Item> {
    for await (const row of streamPages<Row>((last) => page(this.#queries, last))) yield convert(row);
  }

  async integrity(): Promise<readonly string[]> {
    try {
      const problems = await fileProblems(this.#queries);
      return [...problems, ...(await contentProblems(this))];
    } catch (error) {
      if (error instanceof EntenteError && error.code === "STORE_CORRUPT") return [error.message];
      throw error;
    }
  }

  /** Waits for what is being written, then closes. Empties the write-ahead log if no other process holds it. */
  async close(): Promise<void> {
    if (!this.#database.connection.open) return;
    await this.#queries.connection().execute(async (queries) => {
      await sql`pragma wal_checkpoint(truncate)`.execute(queries).catch(() => null);
      this.#database.connection.close();
    });
  }
}

type PageQuery<Row> = (queries: Kysely<Schema>, last: Row | null) => Promise<readonly Row[]>;
