import { setTimeout } from "node:timers/promises";
import type { RequestHandler, Response } from "express";
import type { LiveGraph } from "../live.js";

/** How long the counts of a large graph may keep the answer waiting, in milliseconds; later answers have them. */
const patience = 50;
/** How long a store may take to answer, in milliseconds: whoever asks for the state of a server will not wait for a database that is away. */
const probing = 2_000;

/** `GET /health`: 200 once the graph is loaded, with counts once they are known; 503 before and when the store is gone. */
export function health(graph: LiveGraph): RequestHandler {
  return async (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    if (!(await answers(graph))) {
      // The store's own words name paths, which the log may hold and the network need not.
      response.status(503).json({ status: "unavailable", message: "the store cannot be read; the server's log says why" });
      return;
    }
    await report(graph, response);
  };
}

async function answers(graph: LiveGraph): Promise<boolean> {
  const probed = graph.probe().then(
    () => true,
    () => false,
  );
  return (await within(probing, probed)) ?? false;
}

async function report(graph: LiveGraph, response: Response): Promise<void> {
  const snapshot = graph.peek();
  if (!snapshot) {
    response.status(503).json({ status: "loading" });
    return;
  }
  const store = await snapshot.storeName();
  const counts = await within(patience, snapshot.counts());
  const { documents, entities, relations, statements } = counts ?? {};
  response.json({ status: "ok", store, sequence: snapshot.sequence, documents, entities, relations, statements });
}

async function within<Value>(milliseconds: number, value: Promise<Value>): Promise<Value | null> {
  const timer = new AbortController();
  const late = setTimeout(milliseconds, null, { signal: timer.signal }).catch(() => null);
  return Promise.race([value, late]).finally(() => timer.abort());
}
