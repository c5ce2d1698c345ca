import { EntenteError, type GraphView } from "@entente/core";
import type { Store } from "@entente/store";
import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { unpackFailure } from "../threads/failure.js";
import { workerFlags, workerUrl } from "../threads/worker-url.js";
import { exportChunks } from "./chunks.js";
import type { ExportMessage, ExportTask } from "./messages.js";
import type { ExportRequest } from "./request.js";

/** Makes exports. */
export interface Exports {
  /**
   * An export as bytes, made as fast as it is read.
   * @throws EntenteError `LIMIT_EXCEEDED` if too many are being made
   */
  start(view: GraphView, request: ExportRequest): Readable;
}

/** How many exports are made at once. */
const mostAtOnce = 2;

/** Exports in threads with their own connection where the store can be opened again, else piece by piece in this one. */
export function createExports(store: Store, location: string | null): Exports {
  let running = 0;
  return {
    start: (view, request) => {
      if (running >= mostAtOnce) {
        throw new EntenteError("LIMIT_EXCEEDED", `${mostAtOnce} exports are being made already; ask again when one has ended`);
      }
      running += 1;
      const made = location === null ? exportHere(store, view, request) : exportInThread({ location, view, request });
      return made.once("close", () => (running -= 1));
    },
  };
}

function exportHere(store: Store, view: GraphView, request: ExportRequest): Readable {
  const chunks = exportChunks(store, view, request);
  return Readable.from(encoded(chunks), { objectMode: false });
}

async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield Buffer.from(chunk, "utf8");
    // A store in memory never waits: others are answered between two pieces.
    await nextTurn();
  }
}

function exportInThread(task: ExportTask): Readable {
  const worker = new Worker(workerUrl("export/export-worker"), { ...workerFlags, workerData: task });
  const made = new Readable({
    read: () => worker.postMessage("more", []),
    destroy: (error, done) => {
      worker.terminate().then(
        () => done(error),
        () => done(error),
      );
    },
  });
  worker.on("message", (message: ExportMessage) => {
    if ("failure" in message) made.destroy(unpackFailure(message.failure));
    else made.push(message.piece && Buffer.from(message.piece.buffer, message.piece.byteOffset, message.piece.byteLength));
  });
  worker.on("error", (error) => made.destroy(error));
  return made;
}
