// Runs in a thread of the pool: reads one document at a time with an extractor that is opened once.
import { workerData } from "node:worker_threads";
import { EntenteError } from "@entente/core";
import { createAnalyst } from "../analyst/index.js";
import { openLanguage } from "../models.js";
import { readReference } from "../reference.js";
import type { Extractor, ExtractorInput } from "../seams.js";
import type { AnalystPlaces, WorkerAnswer } from "./messages.js";

const { reference, models } = workerData as AnalystPlaces;
let opened: Promise<Extractor> | undefined;

async function open(): Promise<Extractor> {
  return createAnalyst(await readReference(reference), await openLanguage(models));
}

/** What the thread is asked. */
export default async function extract(input: ExtractorInput): Promise<WorkerAnswer> {
  try {
    opened ??= open();
    return { extraction: await (await opened).extract(input) };
  } catch (error) {
    if (error instanceof EntenteError) return { refused: { code: error.code, message: error.message } };
    throw error;
  }
}
