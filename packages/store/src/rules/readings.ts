import type { DocumentHead } from "@entente/core";
import type { ReadingOutcome, StoredDocument } from "../store.js";
import { keepKnown, planReading, readingOutcome, removedOutcome, type AcceptedReading } from "./reading.js";

/** What a store must look up before readings can be planned; nothing is asked twice. */
export interface ReadingQuestions {
  readonly documentIds: readonly string[];
  readonly checksums: readonly string[];
}

/** A store's answers to {@link ReadingQuestions}. */
export interface ReadingFacts {
  /** Those of the documents that are there, by id. */
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** Those of the documents that a tombstone names. */
  readonly removedIds: ReadonlySet<string>;
  /** Those of the checksums that a tombstone names. */
  readonly removedTexts: ReadonlySet<string>;
}

/** A document as readings leave it: what of it must be written. */
export interface DocumentChange {
  readonly document: DocumentHead;
  /** The versions to write anew behind all others of the document, each once, in the order in which they were read. */
  readonly readings: readonly AcceptedReading[];
  /** Which of the changes, counted from 1, was the document's last. */
  readonly change: number;
}

/** What a list of readings comes to. */
export interface ReadingsPlan {
  readonly outcomes: readonly ReadingOutcome[];
  /** How many of the readings change something. */
  readonly changes: number;
  readonly documents: readonly DocumentChange[];
}

/** What must be looked up to plan these readings. */
export function readingQuestions(readings: readonly AcceptedReading[]): ReadingQuestions {
  return {
    documentIds: [...new Set(readings.map(({ document }) => document.id))],
    checksums: [...new Set(readings.map(({ version }) => version.checksum))],
  };
}

/** Decides what readings change, each on top of those before it, as if they were put one after another. */
export function planReadings(readings: readonly AcceptedReading[], facts: ReadingFacts): ReadingsPlan {
  const known = new Map(facts.documents);
  const documents = new Map<string, DocumentChange>();
  let changes = 0;
  const outcomes = readings.map((accepted) => {
    const { id } = accepted.document;
    if (facts.removedIds.has(id) || facts.removedTexts.has(accepted.version.checksum)) return removedOutcome;
    const before = known.get(id) ?? null;
    const reading = keepKnown(accepted, before);
    const { change, document } = planReading(reading, before);
    if (change === "unchanged") return readingOutcome(change, reading);
    changes += 1;
    known.set(id, { ...document, versions: toEnd(before?.versions ?? [], reading.version, ({ checksum }) => checksum) });
    const readingsOf = toEnd(documents.get(id)?.readings ?? [], reading, ({ version }) => version.checksum);
    documents.set(id, { document, readings: readingsOf, change: changes });
    return readingOutcome(change, reading);
  });
  return { outcomes, changes, documents: [...documents.values()] };
}

/** The list with an item at its end, which takes the place of the one with its key. */
function toEnd<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): readonly Item[] {
  return [...items.filter((other) => keyOf(other) !== keyOf(item)), item];
}

/** The outcome of a list of one. */
export function onlyOutcome([outcome]: readonly ReadingOutcome[]): ReadingOutcome {
  if (!outcome) throw new TypeError("a list of one reading has one outcome");
  return outcome;
}
