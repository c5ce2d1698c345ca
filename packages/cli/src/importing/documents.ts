import { EntenteError, readDocument, refuse, refuseAll, type FileLine, type Reading, type RefusedLine } from "@entente/core";
import { endsWith, type ReadingOutcome, type Store } from "@entente/store";
import { isLineFault } from "./faults.js";
import type { LineFile, LineRange } from "./line-file.js";
import type { Survey } from "./survey.js";

/** Some documents of a file: where the lines of each lie. */
export interface DocumentBatch {
  readonly documents: readonly (readonly LineRange[])[];
  /** Number of the document after the last. */
  readonly next: number;
}

/** What became of a batch. */
export interface StoredBatch {
  /** Of each reading. */
  readonly outcomes: readonly ReadingOutcome[];
  readonly refused: readonly RefusedLine[];
  /** Statements that were read, taken or not. */
  readonly statements: number;
}

/** What of a store an import needs. */
export type BatchStore = Pick<Store, "putReadings" | "documents">;

/** A document as its lines give it. */
interface Document {
  readonly lines: readonly [FileLine, ...FileLine[]];
  readonly readings: readonly Reading[];
}

/**
 * The documents of a file from one on, in batches.
 * @param bytes - about how much of the file is one batch
 */
export async function* documentBatches(survey: Survey, from: number, bytes: number): AsyncGenerator<DocumentBatch> {
  let documents: (readonly LineRange[])[] = [];
  let size = 0;
  for (let number = from; number < survey.documents; number += 1) {
    const ranges = await survey.ranges(number);
    documents.push(ranges);
    size += ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    if (size < bytes) continue;
    yield { documents, next: number + 1 };
    documents = [];
    size = 0;
  }
  if (documents.length > 0) yield { documents, next: survey.documents };
}

/**
 * Reads the documents of a batch and puts them into a store, in one transaction if no line is wrong.
 * @param readAt - time for versions that give none
 */
export async function storeBatch(
  file: LineFile,
  batch: DocumentBatch["documents"],
  readAt: string,
  store: BatchStore,
): Promise<StoredBatch> {
  const documents: Document[] = [];
  const refused: RefusedLine[] = [];
  let statements = 0;
  for (const ranges of batch) {
    const lines = await documentLines(file, ranges);
    const read = readDocument(lines, readAt);
    if (read.readings.length > 0) documents.push({ lines: withoutRefused(lines, read.refused), readings: read.readings });
    refused.push(...read.refused);
    statements += read.readings.reduce((sum, reading) => sum + reading.statements.length, 0);
  }
  const { news, outcomes } = await passOver(documents, store);
  const stored = await putDocuments(news, store);
  return { outcomes: [...outcomes, ...stored.outcomes], refused: [...refused, ...stored.refused], statements };
}

async function documentLines(file: LineFile, ranges: readonly LineRange[]): Promise<readonly [FileLine, ...FileLine[]]> {
  const lines: FileLine[] = [];
  for (const range of ranges) for (const line of await file.lines(range)) lines.push(line);
  const [own, ...citing] = lines;
  if (own) return [own, ...citing];
  throw new EntenteError("BAD_INPUT", "the file changed while it was read; import it again once it is whole");
}

/** The lines that a store may still refuse; the first is not among those refused before. */
function withoutRefused(lines: Document["lines"], refused: readonly RefusedLine[]): Document["lines"] {
  if (refused.length === 0) return lines;
  const [own, ...citing] = lines;
  const numbers = new Set(refused.map(({ number }) => number));
  return [own, ...citing.filter(({ number }) => !numbers.has(number))];
}

/**
 * Parts what the store has already, with all its versions, from what it must take: read again one by one, each older version would
 * become the current one for a moment, and all would count as new.
 */
async function passOver(documents: readonly Document[], store: BatchStore) {
  const several = documents.filter(({ readings }) => readings.length > 1);
  const found = await store.documents(several.map(({ readings }) => readings[0]?.document.id ?? ""));
  const known = new Set(several.filter(({ readings }, place) => endsWith(found[place] ?? null, readings)));
  const outcomes = [...known].flatMap(({ readings }) =>
    readings.map(({ statements }): ReadingOutcome => ({ change: "unchanged", kept: statements.length, rejected: {} })),
  );
  return { news: documents.filter((document) => !known.has(document)), outcomes };
}

/** Puts all at once if the store takes all; else document by document, so that one wrong document costs no other. */
async function putDocuments(documents: readonly Document[], store: BatchStore): Promise<Pick<StoredBatch, "outcomes" | "refused">> {
  try {
    return { outcomes: await store.putReadings(documents.flatMap(({ readings }) => readings)), refused: [] };
  } catch (error) {
    if (!isLineFault(error)) throw error;
    const [document] = documents;
    if (document && documents.length === 1) return { outcomes: [], refused: refuseDocument(document, error) };
  }
  const parts = { outcomes: [] as ReadingOutcome[], refused: [] as RefusedLine[] };
  for (const document of documents) {
    const { outcomes, refused } = await putDocuments([document], store);
    parts.outcomes.push(...outcomes);
    parts.refused.push(...refused);
  }
  return parts;
}

function refuseDocument({ lines: [own, ...citing] }: Document, { code, message }: EntenteError): readonly RefusedLine[] {
  return [refuse(own, new EntenteError(code, `line ${own.number}: ${message}`)), ...refuseAll(citing, own)];
}
