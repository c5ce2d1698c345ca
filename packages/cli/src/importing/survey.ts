import { headLength, lineHead, refuseStray, type LineHead, type RefusedLine } from "@entente/core";
import { Columns } from "./columns.js";
import { IdNumbers } from "./id-numbers.js";
import type { LineFile, LineRange, ScannedLine } from "./line-file.js";

/** Lines that cite a document and do not follow it are remembered in so many runs at a time: 64 MB. */
const defaultBudget = 2_000_000;

/** How a file is surveyed. */
export interface SurveyOptions {
  /** Is given the lines that belong to no document. */
  readonly onStray: (refused: RefusedLine) => void;
  /** Asked now and then: true ends the survey early. */
  readonly stopped?: () => boolean;
  /** How many runs of lines that do not follow their document are remembered at a time. */
  readonly budget?: number;
}

/**
 * Where in a file the lines of each document lie. A document's lines mostly follow it; those that do not are remembered
 * by document as runs of neighbouring lines, and if these are too many for memory, for some documents at a time, the file
 * being looked through again for the next. So any order of lines is read in the same memory: some 60 bytes a document.
 */
export class Survey {
  readonly #file: LineFile;
  readonly #options: SurveyOptions;
  readonly #numbers = new IdNumbers();
  /** A document's own line with the lines that follow it. */
  readonly #blocks = new Columns(["start", "end", "line"]);
  #runs = new Columns(["document", "start", "end", "line"]);
  /** Rows of runs in the order of their documents, and how many of these precede a document's. */
  #order: Sorted = { rows: new Uint32Array(), before: new Uint32Array() };
  /** The documents whose runs are remembered: from the first up to the last and not with it. */
  #from = 0;
  #to = Infinity;
  #open: string | null = null;
  #judgements: { start: number; end: number; line: number } | null = null;
  /** Number of the document whose id is {@link #open}. */
  #opened = 0;
  #statements = 0;

  private constructor(file: LineFile, options: SurveyOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Looks through a file. */
  static async of(file: LineFile, options: SurveyOptions): Promise<Survey> {
    const survey = new Survey(file, options);
    await survey.#look((line, twice) => options.onStray(refuseStray({ number: line.line, text: line.bytes.toString() }, twice)));
    return survey;
  }

  /** How many documents the file gives. */
  get documents(): number {
    return this.#blocks.length;
  }

  /** How many lines are statements. */
  get statements(): number {
    return this.#statements;
  }

  /** The part of the file in which all judgements lie, null if it has none. */
  get judgements(): LineRange | null {
    return this.#judgements;
  }

  /**
   * The lines of a document, its own first; asked for rising documents.
   * @param document - 0 for the first of the file
   */
  async ranges(document: number): Promise<readonly LineRange[]> {
    if (document >= this.#to || document < this.#from) await this.#lookFrom(document);
    const { rows, before } = this.#order;
    const late = rows.subarray(before[document - this.#from], before[document - this.#from + 1]);
    return [rangeOf(this.#blocks, document), ...Array.from(late, (row) => rangeOf(this.#runs, row))];
  }

  async #lookFrom(document: number): Promise<void> {
    [this.#from, this.#to] = [document, Infinity];
    this.#runs = new Columns(["document", "start", "end", "line"]);
    await this.#look(() => undefined);
  }

  async #look(onStray: (line: ScannedLine, twice: boolean) => void): Promise<void> {
    this.#open = null;
    this.#statements = 0;
    for await (const lines of this.#file.scan()) {
      for (const line of lines) if (!this.#take(line)) onStray(line, this.#isTwice(line));
      if (this.#options.stopped?.()) return;
    }
    this.#order = sortByDocument(this.#runs, this.#from, Math.min(this.#to, this.documents));
  }

  /** False if the line belongs nowhere. */
  #take(line: ScannedLine): boolean {
    const head = headOf(line);
    if (head.kind === "document") return this.#takeDocument(head.documentId, line);
    if (head.kind === "statement") this.#statements += 1;
    if (head.kind === "mention" || head.kind === "statement") return this.#takeCiting(head.documentId, line);
    this.#open = null;
    if (head.kind === "unknown") return false;
    if (!this.#judgements) this.#judgements = { start: line.start, end: line.end, line: line.line };
    this.#judgements.end = Math.max(this.#judgements.end, line.end);
    return true;
  }

  #takeDocument(id: string, { start, end, line }: ScannedLine): boolean {
    const known = this.#numbers.find(id);
    if (known === null) {
      this.#numbers.add(id);
      this.#blocks.push({ start, end, line });
    }
    const first = known === null || this.#blocks.get(known, "start") === start;
    this.#open = first ? id : null;
    this.#opened = known ?? this.#numbers.size - 1;
    return first;
  }

  #takeCiting(id: string, line: ScannedLine): boolean {
    if (id === this.#open) {
      this.#blocks.set(this.#opened, "end", line.end);
      return true;
    }
    this.#open = null;
    const document = this.#numbers.find(id);
    // A later look knows documents that the first did not yet know when it came by.
    if (document === null || this.#blocks.get(document, "start") > line.start) return false;
    if (document >= this.#from && document < this.#to) this.#remember(document, line);
    return true;
  }

  #remember(document: number, { start, end, line }: ScannedLine): void {
    const last = this.#runs.length - 1;
    const follows = last >= 0 && this.#runs.get(last, "end") === start && this.#runs.get(last, "document") === document;
    if (follows) this.#runs.set(last, "end", end);
    else this.#runs.push({ document, start, end, line });
    if (this.#runs.length > (this.#options.budget ?? defaultBudget)) this.#forgetLaterHalf();
  }

  /** Leaves the documents with the later half of the runs to another look. */
  #forgetLaterHalf(): void {
    if (this.#to === this.#from + 1) return;
    const documents = Float64Array.from({ length: this.#runs.length }, (_, row) => this.#runs.get(row, "document")).sort();
    const middle = documents[Math.floor(documents.length / 2)] ?? 0;
    this.#to = Math.max(middle, this.#from + 1);
    this.#runs.keep((row) => this.#runs.get(row, "document") < this.#to);
  }

  #isTwice(line: ScannedLine): boolean {
    return headOf(line).kind === "document";
  }
}

function headOf({ bytes }: ScannedLine): LineHead {
  return lineHead(bytes.toString("latin1", 0, headLength), () => bytes.toString());
}

function rangeOf(columns: Pick<Columns<"start" | "end" | "line">, "get">, row: number): LineRange {
  return { start: columns.get(row, "start"), end: columns.get(row, "end"), line: columns.get(row, "line") };
}

interface Sorted {
  readonly rows: Uint32Array;
  readonly before: Uint32Array;
}

/** Counting sort: runs of one document keep their order in the file. */
function sortByDocument(runs: Columns<"document" | "start" | "end" | "line">, from: number, to: number): Sorted {
  const before = new Uint32Array(Math.max(0, to - from) + 1);
  for (let row = 0; row < runs.length; row += 1)
    before[runs.get(row, "document") - from + 1] = (before[runs.get(row, "document") - from + 1] ?? 0) + 1;
  for (let place = 1; place < before.length; place += 1) before[place] = (before[place] ?? 0) + (before[place - 1] ?? 0);
  const next = before.slice();
  const rows = new Uint32Array(runs.length);
  for (let row = 0; row < runs.length; row += 1) {
    const document = runs.get(row, "document") - from;
    rows[next[document] ?? 0] = row;
    next[document] = (next[document] ?? 0) + 1;
  }
  return { rows, before };
}
