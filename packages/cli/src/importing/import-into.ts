import { basename } from "node:path";
import { EntenteError, readDocument, readJudgement, refuse, refuseAll, type FileLine, type Reading, type RefusedLine } from "@entente/core";
import { openStore, type ReadingOutcome, type Store } from "@entente/store";
import { addOutcomes, noCounts, type ImportCounts } from "./counts.js";
import { isLineFault } from "./faults.js";
import { markOf, type ImportProgress, type ProgressFile } from "./import-progress.js";
import { appendJudgementLines, judgementLines } from "./judgement-lines.js";
import { LineFile } from "./line-file.js";
import { RejectsFile } from "./rejects-file.js";
import { Survey } from "./survey.js";

/** How a file is imported. */
export interface ImportOptions {
  /** Where refused lines go. */
  readonly rejects: string;
  readonly progress: ProgressFile;
  /** Reads the whole file first and refuses it if a line is wrong. */
  readonly strict?: boolean;
  /** How many runs of lines that do not follow their document are remembered at a time; see {@link Survey}. */
  readonly surveyed?: number;
  /** Lines in one transaction, about. Default 6,000: few enough for memory and for other writers to come between. */
  readonly batchRows?: number;
  /** Time of the import, ISO 8601 in UTC: for versions that do not say when they were read. */
  readonly now: string;
  /** Called after each batch with the number of statements and documents that are stored. */
  readonly onStored?: (stored: Stored) => void;
  /** Called if an import that was interrupted goes on, with the number of documents that it passes over. */
  readonly onResumed?: (documents: number) => void;
  /** Asked after each batch: true ends the import after what is stored. */
  readonly stopped?: () => boolean;
}

/** How far an import is. */
export interface Stored {
  readonly documents: number;
  readonly allDocuments: number;
  /** Statements among the lines that were read, and in the whole file. */
  readonly statements: number;
  readonly allStatements: number;
}

/** What an import came to. */
export interface ImportOutcome extends ImportCounts {
  readonly judgements: number;
  readonly judgementsKnown: number;
  readonly stopped: boolean;
}

/** Lines in one transaction. */
const defaultRows = 6_000;
/** Characters in one transaction. */
const batchText = 8 * 2 ** 20;

/**
 * Reads an interchange file of any size into a store, batch by batch, documents first, then judgements. What is wrong goes to the rejects
 * file, line by line. An import that was interrupted goes on where it stopped; if the store or the file is another by then, it begins anew,
 * which changes nothing that is there already.
 * @throws EntenteError `NOT_FOUND` or `BAD_INPUT` if the file cannot be read, and with `strict` if one of its lines is wrong
 */
export async function importInto(store: Store, path: string, options: ImportOptions): Promise<ImportOutcome> {
  const file = await LineFile.open(path);
  try {
    if (options.strict) await refuseWrong(file, options);
    return await new Import(file, store, options).run();
  } finally {
    await file.close();
  }
}

/** A document as its lines give it. */
interface Document {
  readonly lines: readonly [FileLine, ...FileLine[]];
  readonly readings: readonly Reading[];
}

class Import {
  readonly #file: LineFile;
  readonly #store: Store;
  readonly #options: ImportOptions;
  #counts = noCounts;

  constructor(file: LineFile, store: Store, options: ImportOptions) {
    this.#file = file;
    this.#store = store;
    this.#options = options;
  }

  async run(): Promise<ImportOutcome> {
    const mark = await markOf(this.#file);
    const progress = await this.#resumable(await this.#options.progress.read(mark, this.#options.rejects));
    const rejects = new RejectsFile(this.#options.rejects, progress?.rejectsBytes ?? 0);
    const refuse = (line: RefusedLine): void => this.#refuse(rejects, line);
    try {
      const survey = await Survey.of(this.#file, {
        // An import that goes on has refused these before.
        onStray: progress ? () => undefined : refuse,
        ...(this.#options.stopped && { stopped: this.#options.stopped }),
        ...(this.#options.surveyed !== undefined && { budget: this.#options.surveyed }),
      });
      this.#counts = progress?.counts ?? this.#counts;
      if (this.#options.stopped?.()) return { ...this.#counts, judgements: 0, judgementsKnown: 0, stopped: true };
      const readAt = progress?.readAt ?? this.#options.now;
      const base = { file: mark, rejects: this.#options.rejects, readAt };
      await this.#documents(survey, progress?.documents ?? 0, { base, rejects });
      return await this.#judgements(survey, rejects, refuse);
    } finally {
      await rejects.flush();
      await rejects.close();
    }
  }

  #refuse(rejects: RejectsFile, line: RefusedLine): void {
    rejects.add(line);
    this.#counts = { ...this.#counts, linesRefused: this.#counts.linesRefused + 1 };
  }

  async #resumable(progress: ImportProgress | null): Promise<ImportProgress | null> {
    if (!progress || (await this.#store.sequence()) < progress.sequence) return null;
    this.#options.onResumed?.(progress.documents);
    return progress;
  }

  async #documents(
    survey: Survey,
    from: number,
    { base, rejects }: { readonly base: Pick<ImportProgress, "file" | "rejects" | "readAt">; readonly rejects: RejectsFile },
  ): Promise<void> {
    let statements = 0;
    for await (const { documents, next, refused } of documentBatches(this.#file, survey, from, {
      readAt: base.readAt,
      batchRows: this.#options.batchRows ?? defaultRows,
    })) {
      for (const line of refused) this.#refuse(rejects, line);
      const put = await putDocuments(documents, (readings) => this.#store.putReadings(readings));
      for (const line of put.refused) this.#refuse(rejects, line);
      this.#counts = addOutcomes(this.#counts, put.outcomes);
      const rejectsBytes = await rejects.flush();
      await this.#options.progress.write({
        ...base,
        sequence: await this.#store.sequence(),
        documents: next,
        rejectsBytes,
        counts: this.#counts,
      });
      statements += documents.flatMap(({ readings }) => readings).reduce((sum, reading) => sum + reading.statements.length, 0);
      this.#options.onStored?.({ documents: next, allDocuments: survey.documents, statements, allStatements: survey.statements });
      if (this.#options.stopped?.()) return;
    }
  }

  async #judgements(survey: Survey, rejects: RejectsFile, refuse: (line: RefusedLine) => void): Promise<ImportOutcome> {
    const range = survey.judgements;
    const stopped = this.#options.stopped?.() ?? false;
    const outcome = range && !stopped ? await appendJudgementLines(this.#file, range, this.#store, refuse) : { appended: 0, known: 0 };
    await rejects.flush();
    if (!stopped) await this.#options.progress.remove();
    return { ...this.#counts, judgements: outcome.appended, judgementsKnown: outcome.known, stopped };
  }
}

interface DocumentBatch {
  readonly documents: readonly Document[];
  /** Lines that cannot be read. */
  readonly refused: readonly RefusedLine[];
  /** Number of the document after the last. */
  readonly next: number;
}

async function* documentBatches(
  file: LineFile,
  survey: Survey,
  from: number,
  { readAt, batchRows }: { readonly readAt: string; readonly batchRows: number },
): AsyncGenerator<DocumentBatch> {
  let batch: { documents: Document[]; refused: RefusedLine[] } = { documents: [], refused: [] };
  let [rows, text] = [0, 0];
  for (let number = from; number < survey.documents; number += 1) {
    const lines = await documentLines(file, survey, number);
    const { readings, refused } = readDocument(lines, readAt);
    if (readings.length > 0) batch.documents.push({ lines: withoutRefused(lines, refused), readings });
    batch.refused.push(...refused);
    rows += lines.length;
    text += lines.reduce((sum, line) => sum + line.text.length, 0);
    if (rows < batchRows && text < batchText) continue;
    yield { ...batch, next: number + 1 };
    batch = { documents: [], refused: [] };
    [rows, text] = [0, 0];
  }
  if (rows > 0) yield { ...batch, next: survey.documents };
}

/** The lines that a store may still refuse; the first is not among those refused before. */
function withoutRefused([own, ...citing]: Document["lines"], refused: readonly RefusedLine[]): Document["lines"] {
  const numbers = new Set(refused.map(({ number }) => number));
  return [own, ...citing.filter(({ number }) => !numbers.has(number))];
}

async function documentLines(file: LineFile, survey: Survey, number: number): Promise<readonly [FileLine, ...FileLine[]]> {
  const lines: FileLine[] = [];
  for (const range of await survey.ranges(number)) lines.push(...(await file.lines(range)));
  const [own, ...citing] = lines;
  if (own) return [own, ...citing];
  throw new EntenteError("BAD_INPUT", "the file changed while it was read; import it again once it is whole");
}

/** Puts all at once if the store takes all; else document by document, so that one wrong document costs no other. */
async function putDocuments(
  documents: readonly Document[],
  put: Store["putReadings"],
): Promise<{ readonly outcomes: readonly ReadingOutcome[]; readonly refused: readonly RefusedLine[] }> {
  try {
    return { outcomes: await put(documents.flatMap(({ readings }) => readings)), refused: [] };
  } catch (error) {
    if (!isLineFault(error)) throw error;
    const [document] = documents;
    if (document && documents.length === 1) return { outcomes: [], refused: refuseDocument(document, error) };
  }
  const parts = { outcomes: [] as ReadingOutcome[], refused: [] as RefusedLine[] };
  for (const document of documents) {
    const { outcomes, refused } = await putDocuments([document], put);
    parts.outcomes.push(...outcomes);
    parts.refused.push(...refused);
  }
  return parts;
}

function refuseDocument({ lines: [own, ...citing] }: Document, { code, message }: EntenteError): readonly RefusedLine[] {
  return [refuse(own, new EntenteError(code, `line ${own.number}: ${message}`)), ...refuseAll(citing, own)];
}

/**
 * Reads a whole file without storing anything.
 * @throws EntenteError naming the first wrong line and how many there are
 */
async function refuseWrong(file: LineFile, { now, stopped }: ImportOptions): Promise<void> {
  const wrong = new WrongLines();
  const survey = await Survey.of(file, { onStray: wrong.add, ...(stopped && { stopped }) });
  for await (const { documents, refused } of documentBatches(file, survey, 0, { readAt: now, batchRows: defaultRows })) {
    for (const line of refused) wrong.add(line);
    const memory = await openStore("memory");
    for (const line of (await putDocuments(documents, (readings) => memory.putReadings(readings))).refused) wrong.add(line);
    if (stopped?.()) return;
  }
  for await (const line of survey.judgements ? judgementLines(file, survey.judgements) : []) {
    const read = readJudgement(line);
    if ("code" in read) wrong.add(read);
  }
  wrong.throwIfAny(basename(file.path));
}

class WrongLines {
  #count = 0;
  #first: RefusedLine | null = null;

  readonly add = (line: RefusedLine): void => {
    this.#count += 1;
    if (!this.#first || line.number < this.#first.number) this.#first = line;
  };

  throwIfAny(file: string): void {
    if (!this.#first) return;
    const others = this.#count > 1 ? ` (${this.#count - 1} more ${this.#count === 2 ? "line is" : "lines are"} wrong)` : "";
    throw new EntenteError(this.#first.code, `${file}, ${this.#first.reason}${others}; nothing was stored`);
  }
}
