import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { EntenteError } from "@entente/core";
import { Piscina } from "piscina";
import { analystOrigin } from "../analyst/index.js";
import type { Extraction, Extractor, ExtractorInput } from "../seams.js";
import type { AnalystPlaces, WorkerAnswer } from "./messages.js";

/** How many threads read, and how long one document may take. */
export interface PoolOptions extends AnalystPlaces {
  /** Default: one a core. */
  readonly threads?: number;
  /** Milliseconds for a document of that many UTF-16 code units. Default: a minute, and a minute more for each million. */
  readonly patience?: (length: number) => number;
}

/** The offline extractor in threads of its own: the caller stays free, and as many documents are read as there are threads. */
export interface ExtractorPool extends Extractor {
  readonly threads: number;
  /** Ends the threads; what they are reading is given up. */
  close(): Promise<void>;
}

/** The compiled worker: where sources run (tests), the build's, for a thread cannot read TypeScript. */
const workerUrl = new URL(import.meta.url.endsWith(".ts") ? "../../dist/workers/worker.js" : "./worker.js", import.meta.url);
/** In MiB: the models and a document of the largest size that importers take. */
const memoryPerThread = 3072;
const idleTimeout = 2000;

/**
 * Starts threads when they are first needed. `extract` throws an EntenteError `LIMIT_EXCEEDED` if a document takes longer
 * or needs more memory than one may: its thread is ended and another takes its place.
 */
export function createExtractorPool({
  reference,
  models,
  threads = availableParallelism(),
  patience = usualPatience,
}: PoolOptions): ExtractorPool {
  const pool = new Piscina<ExtractorInput, WorkerAnswer>({
    filename: fileURLToPath(workerUrl),
    workerData: { reference, models } satisfies AnalystPlaces,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout,
    // Flags that change how this process finds modules do not fit compiled files.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryPerThread },
  });
  // A thread that dies while it reads refuses its document; without a listener it would end the whole process.
  pool.on("error", () => undefined);
  return {
    origin: analystOrigin,
    threads,
    extract: async (input) => {
      const limit = patience(input.version.text.length);
      try {
        return unpack(await pool.run(input, { signal: AbortSignal.timeout(limit) }));
      } catch (error) {
        throw toLimit(error, input, limit);
      }
    },
    close: () => pool.destroy(),
  };
}

function unpack(answer: WorkerAnswer): Extraction {
  if ("extraction" in answer) return answer.extraction;
  throw new EntenteError(answer.refused.code, answer.refused.message);
}

function usualPatience(length: number): number {
  return Math.ceil(60_000 * (1 + length / 1_000_000));
}

function toLimit(error: unknown, { version }: ExtractorInput, limit: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  const what = `the text of ${(version.text.length / 1e6).toFixed(1)} million characters`;
  if (error instanceof Error && error.name === "AbortError")
    return new EntenteError("LIMIT_EXCEEDED", `${what} was not read within ${Math.round(limit / 1000)} s; split it into its articles`);
  if (code === "ERR_WORKER_OUT_OF_MEMORY")
    return new EntenteError("LIMIT_EXCEEDED", `${what} needs more than ${memoryPerThread} MiB to read; split it into its articles`);
  return error;
}
