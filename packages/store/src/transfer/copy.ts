import { isDeepStrictEqual } from "node:util";
import { EntenteError, type Judgement, type Reading, type Tombstone } from "@entente/core";
import { undoneBy } from "../rules/judgements.js";
import type { Store, StoredDocument } from "../store.js";
import { fingerprint, type Fingerprint } from "./fingerprint.js";
import { documentReadings, type DocumentReadings } from "./readings.js";

/** How far a copy has come. */
export interface CopyProgress {
  /** Documents that were looked at, and how many there are. */
  readonly documents: number;
  readonly of: number;
  readonly statements: number;
}

/** What a copy may be told. */
export interface CopyOptions {
  /** Called after each batch. */
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Stops between two batches; what was copied stays, and the next copy passes it over. */
  readonly signal?: AbortSignal;
}

/** What was copied. */
export interface CopyOutcome {
  readonly copied: { readonly documents: number; readonly judgements: number; readonly tombstones: number };
  /** Documents that were there already. */
  readonly passedOver: number;
  /** Of both stores, since they are the same. */
  readonly fingerprint: Fingerprint;
}

/** Documents and statements of one transaction, at most, and judgements and tombstones. */
const batchOf = { documents: 200, statements: 5_000, decisions: 1_000 } as const;

/**
 * Copies all that one store keeps into another, whichever engines keep them: documents with all versions, mentions, statements, rejects,
 * judgements and tombstones. What is there already is passed over, so that a copy that was cut short is finished by making it again.
 * At the end both are read and compared. Derived rows are not copied: they are made again.
 * @throws EntenteError `BAD_INPUT` if the two differ in the end, since one was written meanwhile or the other held something else before; the
 * reason of the signal if it stops the copy
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions = {}): Promise<CopyOutcome> {
  const { copied, passedOver } = await copyDocuments(from, to, options);
  const judgements = await copyJudgements(from, to, options);
  const tombstones = await copyTombstones(from, to, options);
  return { copied: { documents: copied, judgements, tombstones }, passedOver, fingerprint: await compare(from, to, options) };
}

async function copyDocuments(from: Store, to: Store, options: CopyOptions): Promise<{ copied: number; passedOver: number }> {
  const { documents: of } = await from.info();
  let [documents, statements, copied] = [0, 0, 0];
  for await (const batch of batches(documentReadings(from))) {
    options.signal?.throwIfAborted();
    const there = await to.documents(batch.map(({ document }) => document.id));
    const missing = batch.map((one, place) => missingReadings(one, there[place] ?? null));
    await to.putReadings(missing.flat());
    documents += batch.length;
    copied += missing.filter((readings) => readings.length > 0).length;
    statements += batch.reduce((sum, one) => sum + countStatements(one), 0);
    options.onProgress?.({ documents, of, statements });
  }
  return { copied, passedOver: documents - copied };
}

/**
 * What must be read again so that the other store has the document too. The versions that both begin with are left alone; where only the head differs, the current
 * version brings it.
 */
function missingReadings({ document, readings }: DocumentReadings, there: StoredDocument | null): readonly Reading[] {
  if (isDeepStrictEqual(document, there)) return [];
  const differing = document.versions.findIndex((version, place) => !isDeepStrictEqual(version, there?.versions[place]));
  return readings.slice(differing < 0 ? -1 : differing);
}

/** Whole documents, so that one that is there is there with all its versions. */
async function* batches(documents: AsyncIterable<DocumentReadings>): AsyncIterable<readonly DocumentReadings[]> {
  let batch: DocumentReadings[] = [];
  let statements = 0;
  for await (const document of documents) {
    batch.push(document);
    statements += countStatements(document);
    if (batch.length < batchOf.documents && statements < batchOf.statements) continue;
    yield batch;
    batch = [];
    statements = 0;
  }
  if (batch.length > 0) yield batch;
}

function countStatements({ readings }: DocumentReadings): number {
  return readings.reduce((sum, reading) => sum + reading.statements.length, 0);
}

/** Undos may be listed before what they undo, if someone's clock was wrong: these wait until the end. */
async function copyJudgements(from: Store, to: Store, { signal }: CopyOptions): Promise<number> {
  const passed = new Set<string>();
  const waiting: Judgement[] = [];
  let batch: Judgement[] = [];
  let appended = 0;
  const send = async (judgements: readonly Judgement[]): Promise<void> => {
    signal?.throwIfAborted();
    appended += (await to.appendJudgements(judgements)).appended;
  };
  for await (const judgement of from.listJudgements()) {
    const undone = undoneBy(judgement);
    if (undone === null || passed.has(undone)) {
      passed.add(judgement.id);
      batch.push(judgement);
    } else waiting.push(judgement);
    if (batch.length < batchOf.decisions) continue;
    await send(batch);
    batch = [];
  }
  await send([...batch, ...waiting]);
  return appended;
}

/** They come last: a text that a tombstone forbids may still stand in a document that was there before. */
async function copyTombstones(from: Store, to: Store, { signal }: CopyOptions): Promise<number> {
  let copied = 0;
  let batch: Tombstone[] = [];
  const send = async (): Promise<void> => {
    signal?.throwIfAborted();
    copied += await to.putTombstones(batch);
    batch = [];
  };
  for await (const tombstone of from.listTombstones()) {
    batch.push(tombstone);
    if (batch.length >= batchOf.decisions) await send();
  }
  await send();
  return copied;
}

async function compare(from: Store, to: Store, { signal }: CopyOptions): Promise<Fingerprint> {
  const before = await from.sequence();
  const [original, made] = [await fingerprint(from, signal), await fingerprint(to, signal)];
  if (isDeepStrictEqual(original, made)) return original;
  const changed = (await from.sequence()) !== before;
  const differing = Object.keys(original.counts).filter((name) => countOf(original, name) !== countOf(made, name));
  const what = differing.map((name) => `${countOf(made, name)} ${name} where there are ${countOf(original, name)}`).join(", ");
  throw new EntenteError(
    "BAD_INPUT",
    `the copy is not the same as the original: it has ${what || "as many of everything, but not the same"}; ${
      changed ? "the original is being written to: copy again when nobody writes" : "copy again, or copy into an empty store"
    }`,
  );
}

function countOf({ counts }: Fingerprint, name: string): number {
  return Object.entries(counts).find(([key]) => key === name)?.[1] ?? 0;
}
