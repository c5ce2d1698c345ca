import type { Judgement, Mention, Reject, Statement, Tombstone } from "@entente/core";
import type { Store, StoredDocument, StoreInfo } from "../store.js";

/** Everything a store tells, so that two stores can be compared. */
export interface Dump {
  readonly documents: readonly StoredDocument[];
  readonly texts: readonly (string | null)[];
  readonly currentMentions: readonly (readonly Mention[])[];
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly judgements: readonly Judgement[];
  readonly rejects: readonly Reject[];
  readonly tombstones: readonly Tombstone[];
  readonly counts: Omit<StoreInfo, "engine" | "location" | "schemaVersion" | "bytes">;
}

/** Reads a store through every method that reads. */
export async function dump(store: Store): Promise<Dump> {
  const documents = await collect(store.listDocuments());
  const versions = documents.flatMap(({ id, versions: heads }) => heads.map(({ checksum }) => ({ id, checksum })));
  const { engine: _engine, location: _location, schemaVersion: _schemaVersion, bytes: _bytes, ...counts } = await store.info();
  return {
    documents,
    texts: await Promise.all(versions.map(({ id, checksum }) => store.text(id, checksum))),
    currentMentions: await Promise.all(documents.map(({ id }) => store.mentions(id))),
    mentions: await collect(store.listMentions()),
    statements: await collect(store.listStatements()),
    judgements: await collect(store.listJudgements()),
    rejects: await collect(store.listRejects()),
    tombstones: await collect(store.listTombstones()),
    counts,
  };
}

/** All of a stream. */
export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
