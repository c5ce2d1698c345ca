import { EntenteError } from "@entente/core";
import type { RequestHandler } from "express";
import { sentence } from "../errors.js";
import type { LiveGraph } from "../live.js";

/** `GET /health`: 200 with counts once the graph is loaded, 503 before and when the store is gone. */
export function health(graph: LiveGraph): RequestHandler {
  return async (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    const snapshot = graph.peek();
    if (!snapshot) {
      response.status(503).json({ status: "loading" });
      return;
    }
    try {
      await graph.probe();
    } catch (error) {
      response.status(503).json({ status: "unavailable", message: reason(error) });
      return;
    }
    const { documents, entities, relations, statements } = await snapshot.reader.counts();
    const { sequence, storeName: store } = snapshot;
    response.json({ status: "ok", store, sequence, documents, entities, relations, statements });
  };
}

/** Our own sentences are written for users; those of the file system name paths. */
function reason(error: unknown): string {
  return error instanceof EntenteError ? sentence(error) : "the store cannot be read; see the server's log";
}
