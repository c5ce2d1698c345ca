import { Worker } from "node:worker_threads";
import { EntenteError } from "@entente/core";
import type { SourceFile } from "../../seams.js";

/** A run of characters as it stands on a page, in points; the origin is the lower left corner. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** True if a line ends after it. */
  readonly ends: boolean;
}

/** What a PDF shows. */
export interface PdfPages {
  /** How many pages there are; with more than may be read, `pages` is empty. */
  readonly count: number;
  /** As its properties state it, often wrongly. */
  readonly title: string | null;
  /** Page by page, in the order in which the file draws. */
  readonly pages: readonly (readonly PdfRun[])[];
}

/** Limits of one PDF. */
export interface PdfLimits {
  readonly pages: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** What no article needs. */
const pdfLimits: PdfLimits = { pages: 1000, seconds: 30, megabytes: 1500 };

type Answer = ({ readonly kind: "pages" } & PdfPages) | { readonly kind: "failure"; readonly name: string; readonly message: string };

/**
 * The runs of text of every page, read with PDF.js in a thread of its own that is ended when it takes too long or too
 * much memory.
 * @throws EntenteError `LIMIT_EXCEEDED` over the limits, `BAD_INPUT` if it is locked or broken
 */
export async function readPdfPages(file: SourceFile, limits: PdfLimits = pdfLimits): Promise<PdfPages> {
  const answer = await askWorker(file, limits);
  if (answer.kind === "failure") throw refusal(file.path, answer);
  if (answer.count > limits.pages) {
    throw tooMuch(file.path, `has ${answer.count} pages, and at most ${limits.pages} are read`);
  }
  return answer;
}

function askWorker({ path, bytes }: SourceFile, limits: PdfLimits): Promise<Answer> {
  const worker = new Worker(new URL("./pages-worker.mjs", import.meta.url), {
    // A copy, for PDF.js takes the bytes over.
    workerData: { bytes: Uint8Array.from(bytes), mostPages: limits.pages },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    stdout: true,
    stderr: true,
  });
  const watch = new Watch(limits);
  return new Promise<Answer>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", (error) => reject(isOutOfMemory(error) ? tooMuch(path, memoryReason(limits)) : broken(path, error.message)));
    worker.once("exit", () => reject(broken(path, "its reader stopped")));
    watch.start((reason) => reject(tooMuch(path, reason)));
  }).finally(() => {
    watch.stop();
    void worker.terminate();
  });
}

/** Looks at the clock and at the memory of the whole program while a PDF is read: its buffers lie outside the thread's heap. */
class Watch {
  readonly #limits: PdfLimits;
  readonly #began = process.memoryUsage.rss();
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: PdfLimits) {
    this.#limits = limits;
  }

  start(tell: (reason: string) => void): void {
    const end = Date.now() + this.#limits.seconds * 1000;
    this.#timer = setInterval(() => {
      if (Date.now() > end) tell(`takes more than ${this.#limits.seconds} seconds to read`);
      else if (process.memoryUsage.rss() - this.#began > this.#limits.megabytes * 1e6) tell(memoryReason(this.#limits));
    }, 100);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function memoryReason({ megabytes }: PdfLimits): string {
  return `takes more than ${megabytes} MB of memory to read`;
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function refusal(path: string, { name, message }: { readonly name: string; readonly message: string }): EntenteError {
  if (name !== "PasswordException") return broken(path, message);
  return new EntenteError("BAD_INPUT", `${path} is locked with a password; save it without one`);
}

function broken(path: string, reason: string): EntenteError {
  return new EntenteError("BAD_INPUT", `${path} is no sound PDF (${reason}); save it again, or save its text as .txt`);
}

function tooMuch(path: string, reason: string): EntenteError {
  return new EntenteError("LIMIT_EXCEEDED", `${path} ${reason}; save the article's pages or its text as .txt`);
}
