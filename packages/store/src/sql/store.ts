import {
  EntenteError,
  type Judgement,
  type Mention,
  type Reading,
  type ReferenceEntity,
  type Reject,
  type Statement,
  type Tombstone,
} from "@entente/core";
import { sql, type Kysely } from "kysely";
import { acceptReading } from "../rules/reading.js";
import { onlyOutcome } from "../rules/readings.js";
import { contentProblems } from "../rules/soundness.js";
import type { Derived } from "../derived/derived.js";
import { derivedProblems } from "../derived/soundness.js";
import { createSqlDerived } from "../derived/sql-derived.js";
import type { AppendOutcome, ReadingOutcome, Store, StoredDocument, StoreInfo } from "../store.js";
import type { SqlEngine } from "./engine.js";
import { streamPages } from "./pages.js";
import * as read from "./read.js";
import { isUnswept, noteSwept, removeRows, writeTombstones } from "./remove.js";
import { repairTables } from "./repair.js";
import { toJudgement, toMention, toReject, toStatement, toTombstone } from "./rows.js";
import type { Schema } from "./schema.js";
import { leftovers, looseUndos } from "./soundness.js";
import { writeJudgements } from "./write-judgements.js";
import { writeReadings } from "./write-readings.js";

/** Tables that `info` counts, by its own names. */
const counted = ["documents", "versions", "mentions", "statements", "judgements", "rejects", "tombstones"] as const;

/** Keeps everything in the tables of an SQL database, which several processes may open: one writes at a time, all read. */
export class SqlStore implements Store {
  readonly derived: Derived;
  readonly #engine: SqlEngine;
  #closed = false;

  private constructor(engine: SqlEngine) {
    this.#engine = engine;
    this.derived = createSqlDerived(engine);
  }

  /**
   * The store in an open database. Finishes a removal that was cut short.
   * @throws EntenteError as the engine; the database is closed then
   */
  static async open(engine: SqlEngine): Promise<SqlStore> {
    const store = new SqlStore(engine);
    await store.#finishRemoval().catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
    return store;
  }

  /** What another process holds now is swept at the next opening; `integrity` tells. */
  async #finishRemoval(): Promise<void> {
    if (!(await isUnswept(this.#queries))) return;
    await this.#sweep().catch((error: unknown) => {
      if (!(error instanceof EntenteError && error.code === "STORE_UNAVAILABLE")) throw error;
    });
  }

  async #sweep(): Promise<void> {
    const sequence = await this.sequence();
    await this.#engine.sweep();
    await this.#engine.write((queries) => noteSwept(queries, sequence));
  }

  get #queries(): Kysely<Schema> {
    return this.#engine.queries;
  }

  async info(): Promise<StoreInfo> {
    const { name, location, schemaVersion } = this.#engine;
    const counts = await Promise.all(counted.map(async (table) => [table, await this.#count(table)] as const));
    return {
      engine: name,
      location,
      schemaVersion,
      sequence: await this.sequence(),
      ...(Object.fromEntries(counts) as Record<(typeof counted)[number], number>),
      bytes: await this.#engine.bytes(),
    };
  }

  async #count(table: (typeof counted)[number]): Promise<number> {
    const query = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
    return (await query.execute(this.#queries)).rows[0]?.count ?? 0;
  }

  async sequence(): Promise<number> {
    return (await this.#queries.selectFrom("state").select("sequence").executeTakeFirstOrThrow()).sequence;
  }

  async putReading(reading: Reading): Promise<ReadingOutcome> {
    return onlyOutcome(await this.putReadings([reading]));
  }

  async putReadings(readings: readonly Reading[]): Promise<readonly ReadingOutcome[]> {
    const accepted = readings.map(acceptReading);
    return this.#engine.write((queries) => writeReadings(queries, accepted));
  }

  async appendJudgements(judgements: readonly Judgement[]): Promise<AppendOutcome> {
    return this.#engine.write((queries) => writeJudgements(queries, judgements));
  }

  async removeDocument(documentId: string, reason: string, at: string): Promise<Tombstone> {
    const tombstone = await this.#engine.write((queries) => removeRows(queries, documentId, reason, at));
    await this.#sweep();
    return tombstone;
  }

  async putTombstones(tombstones: readonly Tombstone[]): Promise<number> {
    return this.#engine.write((queries) => writeTombstones(queries, tombstones));
  }

  /**
   * Writes all there is at this moment into a new SQLite file.
   * @returns false if the engine keeps no file
   */
  async snapshotInto(file: string): Promise<boolean> {
    await this.#engine.snapshotInto?.(file);
    return this.#engine.snapshotInto !== undefined;
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

  async *#list<Row, Item>(page: read.PageQuery<Row>, convert: (row: Row) => Item): AsyncIterable<Item> {
    for await (const row of streamPages<Row>((last) => page(this.#queries, last))) yield convert(row);
  }

  async integrity(): Promise<readonly string[]> {
    try {
      return [
        ...(await this.#engine.problems()),
        ...(await looseUndos(this.#queries)),
        ...(await derivedProblems(this.#queries)),
        ...(await leftovers(this.#queries)),
        ...(await contentProblems(this)),
      ];
    } catch (error) {
      if (error instanceof EntenteError && error.code === "STORE_CORRUPT") return [error.message];
      throw error;
    }
  }

  async repair(reference: readonly ReferenceEntity[]): Promise<readonly string[]> {
    const { queries } = this.#engine;
    const done = await repairTables({ queries, write: (work) => this.#engine.write(work) }, this.derived, reference);
    if (!(await isUnswept(queries))) return done;
    await this.#sweep();
    return [...done, "swept from the disk what a removal had left there"];
  }

  /**
   * Closes the store, and deletes its file if it holds nothing and nobody else has it open.
   * @returns whether it was deleted
   */
  async closeUnused(): Promise<boolean> {
    if (this.#closed || !this.#engine.closeUnused) return this.close().then(() => false);
    this.#closed = true;
    return this.#engine.closeUnused();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#engine.close();
  }
}
