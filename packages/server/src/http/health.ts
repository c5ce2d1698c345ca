import type { RequestHandler, Response } from "express";
import type { LiveGraph } from "../live.js";

/** `GET /health`: 200 with counts once the graph is loaded, 503 before and when the store is gone. */
export function health(graph: LiveGraph): RequestHandler {
  return async (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    try {
      await graph.probe();
    } catch {
      // The store's own words name paths, which the log may hold and the network need not.
      response.status(503).json({ status: "unavailable", message: "the store cannot be read; the server's log says why" });
      return;
    }
    await report(graph, response);
  };
}

async function report(graph: LiveGraph, response: Response): Promise<void> {
  const snapshot = graph.peek();
  if (!snapshot) {
    response.status(503).json({ status: "loading" });
    return;
  }
  const { documents, entities, relations, statements } = await snapshot.counts();
  const { sequence, storeName: store } = snapshot;
  response.json({ status: "ok", store, sequence, documents, entities, relations, statements });
}
