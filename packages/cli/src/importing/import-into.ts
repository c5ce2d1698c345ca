import type { RefusedLine } from "@entente/core";
import type { Store } from "@entente/store";
import { addOutcomes, noCounts, type ImportCounts } from "./counts.js";
import { documentBatches, type DocumentBatch, type StoredBatch } from "./documents.js";
import { markOf, type ImportProgress, type ProgressFile } from "./import-progress.js";
import { appendJudgementLines } from "./judgement-lines.js";
import { openLanes, type Lanes } from "./lanes.js";
import { LineFile } from "./line-file.js";
import { RejectsFile } from "./rejects-file.js";
import { refuseWrong } from "./strict.js";
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
  /** About how much of the file is stored in one transaction, in bytes. Default 3 MiB: little enough for other writers to come between. */
  readonly batchBytes?: number;
  /** Where the store lies, if threads may open it too: a large file is then stored by several. */
  readonly location?: string;
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

const defaultBytes = 3 * 2 ** 20;

/**
 * Reads an interchange file of any size into a store, batch by batch, documents first, then judgements. What is wrong goes to the rejects
 * file, line by line. An import that was interrupted goes on where it stopped; if the store or the file is another by then, it begins anew,
 * which changes nothing that is there already.
 * @throws EntenteError `NOT_FOUND` or `BAD_INPUT` if the file cannot be read, and with `strict` if one of its lines is wrong
 */
export async function importInto(store: Store, path: string, options: ImportOptions): Promise<ImportOutcome> {
  const file = await LineFile.open(path);
  try {
    if (options.strict) await refuseWrong(file, options.now);
    return await new Import(file, store, options).run();
  } finally {
    await file.close();
  }
}

type ProgressBase = Pick<ImportProgress, "file" | "rejects" | "readAt">;

class Import {
  readonly #file: LineFile;
  readonly #store: Store;
  readonly #options: ImportOptions;
  readonly #stopped: () => boolean;
  #counts = noCounts;

  constructor(file: LineFile, store: Store, options: ImportOptions) {
    this.#file = file;
    this.#store = store;
    this.#options = options;
    this.#stopped = options.stopped ?? (() => false);
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
        stopped: this.#stopped,
        ...(this.#options.surveyed !== undefined && { budget: this.#options.surveyed }),
      });
      this.#counts = progress?.counts ?? this.#counts;
      if (this.#stopped()) return { ...this.#counts, judgements: 0, judgementsKnown: 0, stopped: true };
      const readAt = progress?.readAt ?? this.#options.now;
      const base = { file: mark, rejects: this.#options.rejects, readAt };
      await this.#documents(survey, progress?.documents ?? 0, base, rejects);
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

  async #documents(survey: Survey, from: number, base: ProgressBase, rejects: RejectsFile): Promise<void> {
    const lanes = openLanes(this.#file, this.#store, base.readAt, this.#options.location);
    try {
      let statements = 0;
      for await (const { stored, next } of inOrder(
        documentBatches(survey, from, this.#options.batchBytes ?? defaultBytes),
        lanes,
        this.#stopped,
      )) {
        await this.#acknowledge(stored, next, base, rejects);
        statements += stored.statements;
        this.#options.onStored?.({ documents: next, allDocuments: survey.documents, statements, allStatements: survey.statements });
      }
    } finally {
      await lanes.close();
    }
  }

  async #acknowledge({ outcomes, refused }: StoredBatch, documents: number, base: ProgressBase, rejects: RejectsFile): Promise<void> {
    for (const line of refused) this.#refuse(rejects, line);
    this.#counts = addOutcomes(this.#counts, outcomes);
    const rejectsBytes = await rejects.flush();
    const sequence = await this.#store.sequence();
    await this.#options.progress.write({ ...base, sequence, documents, rejectsBytes, counts: this.#counts });
  }

  async #judgements(survey: Survey, rejects: RejectsFile, refuse: (line: RefusedLine) => void): Promise<ImportOutcome> {
    const range = survey.judgements;
    const stopped = this.#stopped();
    const outcome = range && !stopped ? await appendJudgementLines(this.#file, range, this.#store, refuse) : { appended: 0, known: 0 };
    await rejects.flush();
    if (!stopped) await this.#options.progress.remove();
    return { ...this.#counts, judgements: outcome.appended, judgementsKnown: outcome.known, stopped };
  }
}

/** What became of batches, in their order; as many are under way as the lanes take. Once stopped, no further one begins. */
async function* inOrder(
  batches: AsyncIterable<DocumentBatch>,
  lanes: Lanes,
  stopped: () => boolean,
): AsyncGenerator<{ readonly stored: StoredBatch; readonly next: number }> {
  const underway: { readonly stored: Promise<StoredBatch>; readonly next: number }[] = [];
  try {
    for await (const { documents, next } of batches) {
      const stored = lanes.store(documents);
      // One that fails while an earlier one is awaited is met in its turn.
      stored.catch(() => undefined);
      underway.push({ stored, next });
      const first = underway.length >= lanes.capacity ? underway.shift() : null;
      if (first) yield { stored: await first.stored, next: first.next };
      if (stopped()) break;
    }
    for (let first = underway.shift(); first; first = underway.shift()) yield { stored: await first.stored, next: first.next };
  } finally {
    await Promise.allSettled(underway.map(({ stored }) => stored));
  }
}
