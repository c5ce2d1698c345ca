import type { ErrorCode } from "@entente/core";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { describe, type Log } from "../errors.js";
import { limits } from "../limits/limits.js";

/** Everything that no route answers: 404 as JSON, in the form of GraphQL's errors. */
export const notFound: RequestHandler = ({ path }, response) => {
  const message =
    path === "/"
      ? "the viewer is not built; run npm run build, or ask /graphql"
      : `there is nothing at ${path}; the viewer is at /, GraphQL at /graphql, exports at /export, the state of the server at /health`;
  send(response, 404, "NOT_FOUND", message);
};

/** Requests that cannot be read, and anything unforeseen: never a stack trace. */
export function failure(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    const known = refusals.get(status);
    if (known) return send(response, status, ...known);
    if (status < 500) return send(response, status, "BAD_INPUT", "the request cannot be read; send UTF-8 and plain JSON");
    log(`unexpected error: ${describe(error)}`);
    send(response, 500, "INTERNAL_SERVER_ERROR", "Internal server error");
  };
}

/** What can be wrong with a request before GraphQL sees it. */
const refusals: ReadonlyMap<number, readonly [ErrorCode, string]> = new Map([
  [400, ["BAD_INPUT", "the request cannot be read: its body is no JSON object, or its address is wrongly encoded"]],
  [413, ["LIMIT_EXCEEDED", `the request is too large; at most ${limits.bodyBytes} bytes are allowed`]],
]);

function statusOf(error: unknown): number {
  const status = error instanceof Error && "status" in error ? error.status : null;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

/** Answers with one mistake, in the form of GraphQL's errors. */
export function send(response: Response, status: number, code: ErrorCode | "INTERNAL_SERVER_ERROR", message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
