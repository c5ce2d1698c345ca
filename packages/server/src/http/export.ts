import { EntenteError, type ErrorCode } from "@entente/core";
import type { RequestHandler, Response } from "express";
import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import { describe, type Log } from "../errors.js";
import type { Exports } from "../export/exports.js";
import { fileNameOf, mediaTypeOf, readExportRequest, type ExportRequest } from "../export/request.js";
import type { LiveGraph } from "../live.js";
import { send } from "./failures.js";

/** What the route needs. */
export interface ExportRoute {
  readonly graph: LiveGraph;
  readonly exports: Exports;
  readonly log: Log;
}

/** `GET /export?format=…`: the whole store as interchange, or a part of the graph for other programs, as on the command line. */
export function exportRoute({ graph, exports, log }: ExportRoute): RequestHandler {
  return async (request, response) => {
    try {
      await answer(readExportRequest(new URL(request.url, "http://localhost").searchParams), response, { graph, exports });
    } catch (error) {
      refuse(response, error, log);
    }
  };
}

async function answer(request: ExportRequest, response: Response, { graph, exports }: Omit<ExportRoute, "log">): Promise<void> {
  const snapshot = graph.peek();
  if (!snapshot) throw new EntenteError("STORE_UNAVAILABLE", "the graph is still being loaded; ask again in a moment");
  const around = request.around === null ? null : snapshot.finder.canonical(request.around);
  if (request.around !== null && around === null) {
    throw new EntenteError("NOT_FOUND", `there is no entity "${request.around}"; search entities for its name to find its id`);
  }
  const made = exports.start(snapshot.view, { ...request, around });
  response.once("close", () => made.destroy());
  // What fails before the first piece is answered as a failure.
  await once(made, "readable");
  response.setHeader("Content-Type", mediaTypeOf(request));
  response.setHeader("Content-Disposition", `attachment; filename="${fileNameOf(request)}"`);
  await pipeline(made, response);
}

const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  LIMIT_EXCEEDED: 429,
  STORE_UNAVAILABLE: 503,
};

/** An answer that has begun can only be cut off: who reads it sees that it is not whole. */
function refuse(response: Response, error: unknown, log: Log): void {
  const isOurs = error instanceof EntenteError;
  if (!isOurs && !isGone(error)) log(`unexpected error: ${describe(error)}`);
  if (response.headersSent || response.destroyed) response.destroy();
  else if (isOurs) send(response, statuses[error.code] ?? 500, error.code, error.message);
  else send(response, 500, "INTERNAL_SERVER_ERROR", "Internal server error");
}

/** True for what is thrown when whoever asked has gone away. */
function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
