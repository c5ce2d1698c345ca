import type { Kysely } from "kysely";
import type { Schema } from "./schema.js";

/** Tables of one store, and what its database does in a way of its own; everything else is the same SQL for all. */
export interface SqlEngine {
  /** What `info` calls it. */
  readonly name: string;
  /** Where the store lies, as a person may see it: without a password. */
  readonly location: string;
  /** How many migrations the store has run. */
  readonly schemaVersion: number;
  /**
   * For queries that change nothing. Each sees what was committed before it began, two of them may see different states.
   */
  readonly queries: Kysely<Schema>;
  /**
   * Runs work in one transaction that overlaps no other writer's, so that sequence numbers are given in the order of commits.
   * Where the database is away for a while or breaks a transaction off, work is run again: it must do nothing but queries.
   * @throws EntenteError `STORE_UNAVAILABLE` if the database stays away or another program writes for too long
   */
  write<T>(work: (queries: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Runs work that writes to pages all over, transaction by transaction, with more of them kept in memory; missing where the server sees to that. */
  inBulk?<T>(work: () => Promise<T>): Promise<T>;
  /** Bytes on disk. */
  bytes(): Promise<number>;
  /** What the database itself finds wrong, one sentence each: damage, rows that point to rows that are not there. */
  problems(): Promise<readonly string[]>;
  /**
   * Sweeps from the disk what removed rows left there.
   * @throws EntenteError `STORE_UNAVAILABLE` if another program keeps it from doing so
   */
  sweep(): Promise<void>;
  /**
   * Writes everything as it is at one moment into a new SQLite file, while others read and write; missing where the store is no file.
   * The file is not synced to the disk.
   * @throws EntenteError `STORE_UNAVAILABLE` if there is such a file, or it cannot be written
   */
  snapshotInto?(file: string): Promise<void>;
  /**
   * Closes, and deletes what keeps the store if that holds nothing and nobody else has it open; missing where it is no file.
   * @returns whether it was deleted
   */
  closeUnused?(): Promise<boolean>;
  /** Waits for what is being written, then closes. Closing again does nothing. */
  close(): Promise<void>;
}
