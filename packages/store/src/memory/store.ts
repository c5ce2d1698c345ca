import type { DocumentHead, Judgement, Mention, Reading, Reject, Statement, Tombstone } from "@entente/core";
import type { Derived } from "../derived/derived.js";
import { createMemoryDerived } from "../derived/memory-derived.js";
import { freshJudgements, judgedDocuments, judgementKey, judgementQuestions, undoneBy, type JudgementFacts } from "../rules/judgements.js";
import { compareKeys, compareText } from "../rules/order.js";
import { acceptReading, type AcceptedReading } from "../rules/reading.js";
import { onlyOutcome, planReadings, type ReadingFacts } from "../rules/readings.js";
import { freshTombstones, makeTombstone, nothingToRemove } from "../rules/removal.js";
import { contentProblems } from "../rules/soundness.js";
import type { AppendOutcome, ReadingOutcome, Store, StoredDocument, StoreInfo } from "../store.js";

interface MemoryDocument {
  readonly head: DocumentHead;
  /** Oldest first; the last is the current one. */
  readonly readings: readonly AcceptedReading[];
}

/** Keeps everything in memory: for tests, for a look at a few articles, and as the plain meaning of {@link Store}. */
export class MemoryStore implements Store {
  readonly derived: Derived = createMemoryDerived(this);
  readonly #documents = new Map<string, MemoryDocument>();
  readonly #judgements = new Map<string, Judgement>();
  readonly #tombstones = new Map<string, Tombstone>();
  #sequence = 0;

  async info(): Promise<StoreInfo> {
    const readings = [...this.#documents.values()].flatMap((document) => document.readings);
    return {
      engine: "memory",
      location: null,
      schemaVersion: 0,
      sequence: this.#sequence,
      documents: this.#documents.size,
      versions: readings.length,
      mentions: sum(readings, ({ mentions }) => mentions.length),
      statements: sum(readings, ({ statements }) => statements.length),
      judgements: this.#judgements.size,
      rejects: sum(readings, ({ rejects }) => rejects.length),
      tombstones: this.#tombstones.size,
      bytes: 0,
    };
  }

  async sequence(): Promise<number> {
    return this.#sequence;
  }

  async putReading(reading: Reading): Promise<ReadingOutcome> {
    return onlyOutcome(await this.putReadings([reading]));
  }

  async putReadings(readings: readonly Reading[]): Promise<readonly ReadingOutcome[]> {
    const accepted = readings.map((reading) => copy(acceptReading(reading)));
    const { outcomes, changes, documents } = planReadings(accepted, this.#readingFacts(accepted));
    for (const { document, readings: changed } of documents) this.#keep(document, changed);
    this.#sequence += changes;
    return outcomes;
  }

  #readingFacts(readings: readonly AcceptedReading[]): ReadingFacts {
    const known = readings.flatMap(({ document }) => this.#documents.get(document.id) ?? []);
    return {
      documents: new Map(known.map((document) => [document.head.id, toStored(document)])),
      removedIds: new Set(this.#tombstones.keys()),
      removedTexts: new Set([...this.#tombstones.values()].flatMap(({ checksums }) => checksums)),
    };
  }

  #keep(head: DocumentHead, changed: readonly AcceptedReading[]): void {
    const written = new Set(changed.map(({ version }) => version.checksum));
    const others = this.#documents.get(head.id)?.readings.filter(({ version }) => !written.has(version.checksum)) ?? [];
    this.#documents.set(head.id, { head, readings: [...others, ...changed] });
  }

  async appendJudgements(judgements: readonly Judgement[]): Promise<AppendOutcome> {
    const fresh = freshJudgements(judgements, this.#facts(judgements));
    for (const judgement of fresh) this.#judgements.set(judgement.id, copy(judgement));
    if (fresh.length > 0) this.#sequence += 1;
    return { appended: fresh.length, known: judgements.length - fresh.length };
  }

  #facts(judgements: readonly Judgement[]): JudgementFacts {
    const { textsOf } = judgementQuestions(judgements);
    return {
      judgements: new Set(this.#judgements.keys()),
      documents: new Set(this.#documents.keys()),
      removed: new Set(this.#tombstones.keys()),
      texts: new Map(textsOf.map((id) => [id, this.#texts(id)])),
    };
  }

  #texts(documentId: string): readonly string[] {
    return (this.#documents.get(documentId)?.readings ?? []).map(({ text }) => text).toReversed();
  }

  async removeDocument(documentId: string, reason: string, at: string): Promise<Tombstone> {
    const document = this.#documents.get(documentId);
    if (!document) throw nothingToRemove(documentId, this.#tombstones.get(documentId) ?? null);
    const checksums = document.readings.map(({ version }) => version.checksum);
    const tombstone = makeTombstone(documentId, checksums, reason, at);
    this.#documents.delete(documentId);
    this.#forgetJudgements(documentId);
    this.#tombstones.set(documentId, tombstone);
    this.#sequence += 1;
    return tombstone;
  }

  async putTombstones(tombstones: readonly Tombstone[]): Promise<number> {
    const fresh = freshTombstones(tombstones, new Set(this.#tombstones.keys()), new Set(this.#documents.keys()));
    for (const tombstone of fresh) this.#tombstones.set(tombstone.documentId, copy(tombstone));
    if (fresh.length > 0) this.#sequence += 1;
    return fresh.length;
  }

  /** Judgements on the document go, then the undos of those, then the undos of the undos. */
  #forgetJudgements(documentId: string): void {
    const all = [...this.#judgements.values()];
    let doomed = all.filter((judgement) => judgedDocuments(judgement).includes(documentId));
    while (doomed.length > 0) {
      const gone = new Set<string | null>(doomed.map(({ id }) => id));
      for (const { id } of doomed) this.#judgements.delete(id);
      doomed = all.filter((judgement) => gone.has(undoneBy(judgement)));
    }
  }

  async documents(ids: readonly string[]): Promise<readonly (StoredDocument | null)[]> {
    return ids.map((id) => {
      const document = this.#documents.get(id);
      return document ? toStored(document) : null;
    });
  }

  async *listDocuments(): AsyncIterable<StoredDocument> {
    yield* this.#sorted().map(toStored);
  }

  #sorted(): readonly MemoryDocument[] {
    return [...this.#documents.values()].sort((a, b) => compareText(a.head.id, b.head.id));
  }

  async text(documentId: string, version?: string): Promise<string | null> {
    const readings = this.#documents.get(documentId)?.readings ?? [];
    const wanted = version === undefined ? readings.at(-1) : readings.find((reading) => reading.version.checksum === version);
    return wanted?.text ?? null;
  }

  async mentions(documentId: string): Promise<readonly Mention[]> {
    return this.#documents.get(documentId)?.readings.at(-1)?.mentions ?? [];
  }

  /** Every reading kept, ordered by document and version: the order of all lists of what was read. */
  #readings(): readonly AcceptedReading[] {
    return this.#sorted().flatMap(({ readings }) => readings.toSorted((a, b) => compareText(a.version.checksum, b.version.checksum)));
  }

  async *listMentions(): AsyncIterable<Mention> {
    for (const { mentions } of this.#readings()) yield* mentions;
  }

  async *listStatements(): AsyncIterable<Statement> {
    for (const { statements } of this.#readings()) yield* statements;
  }

  async *listJudgements(): AsyncIterable<Judgement> {
    yield* [...this.#judgements.values()].sort((a, b) => compareKeys(judgementKey(a), judgementKey(b)));
  }

  async *listRejects(): AsyncIterable<Reject> {
    for (const { rejects } of this.#readings()) yield* rejects;
  }

  async *listTombstones(): AsyncIterable<Tombstone> {
    yield* [...this.#tombstones.values()].sort((a, b) => compareText(a.documentId, b.documentId));
  }

  async integrity(): Promise<readonly string[]> {
    return contentProblems(this);
  }

  /** There is nothing that a crash could leave. */
  async repair(): Promise<readonly string[]> {
    return [];
  }

  async close(): Promise<void> {
    this.#documents.clear();
    this.#judgements.clear();
    this.#tombstones.clear();
  }
}

function toStored({ head, readings }: MemoryDocument): StoredDocument {
  return { ...head, versions: readings.map(({ version }) => version) };
}

/** What a caller does to its own object later, and what JSON cannot keep, never reaches the store: as on disk. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
