// Runs in a thread of the pool: reads one document at a time with an extractor that is opened once.
import { workerData } from "node:worker_threads";
import { createAnalyst } from "../analyst/index.js";
import { openLanguage } from "../models.js";
import { readReference } from "../reference.js";
import type { Extraction, ExtractorInput } from "../seams.js";
import type { AnalystPlaces } from "./pool.js";

const { reference, models } = workerData as AnalystPlaces;
const extractor = createAnalyst(await readReference(reference), await openLanguage(models));

/** What the thread is asked. */
export default function extract(input: ExtractorInput): Promise<Extraction> {
  return extractor.extract(input);
}
