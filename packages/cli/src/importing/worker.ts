import { parentPort, workerData } from "node:worker_threads";
import { EntenteError } from "@entente/core";
import { openStore, type Store } from "@entente/store";
import { storeBatch } from "./documents.js";
import { LineFile } from "./line-file.js";
import type { LaneAnswer, LaneQuestion, LaneSettings } from "./messages.js";

/*
 * A thread of an import: it reads batches of a file and stores them, one after another, until it is told to end.
 */
const { path, location, readAt } = workerData as LaneSettings;
const opened = Promise.all([LineFile.open(path), openStore(location)]);
let last: Promise<unknown> = opened.catch(() => undefined);

parentPort?.on("message", (question: LaneQuestion | null) => {
  last = last.then(() => (question ? answer(question) : end()));
});

async function answer({ documents }: LaneQuestion): Promise<void> {
  parentPort?.postMessage(await attempt(documents), []);
}

async function attempt(documents: LaneQuestion["documents"]): Promise<LaneAnswer> {
  try {
    const [file, store] = await opened;
    return { stored: await storeBatch(file, documents, readAt, store) };
  } catch (error) {
    return { code: error instanceof EntenteError ? error.code : null, message: error instanceof Error ? error.message : String(error) };
  }
}

async function end(): Promise<void> {
  const [file, store]: readonly [LineFile | null, Store | null] = await opened.catch(() => [null, null] as const);
  await file?.close();
  await store?.close();
  parentPort?.close();
}
