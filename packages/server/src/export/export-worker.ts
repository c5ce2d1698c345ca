import { openStore, type Store } from "@entente/store";
import { parentPort, workerData } from "node:worker_threads";
import { packFailure } from "../threads/failure.js";
import { exportChunks } from "./chunks.js";
import type { ExportMessage, ExportTask } from "./messages.js";

const { location, view, request } = workerData as ExportTask;
const encoder = new TextEncoder();

async function* open(): AsyncGenerator<string> {
  const store: Store = await openStore(location);
  try {
    yield* exportChunks(store, view, request);
  } finally {
    await store.close();
  }
}

const chunks = open();

/** One piece is made for each that is asked for: who reads slowly is waited for. */
async function send(): Promise<void> {
  const { value, done } = await chunks.next();
  const piece = done ? null : encoder.encode(value);
  parentPort?.postMessage({ piece } satisfies ExportMessage, piece ? [piece.buffer] : []);
  if (done) parentPort?.close();
}

parentPort?.on("message", () => {
  send().catch((error: unknown) => {
    parentPort?.postMessage({ failure: packFailure(error) } satisfies ExportMessage, []);
    parentPort?.close();
  });
});
