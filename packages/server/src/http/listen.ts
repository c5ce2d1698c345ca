import { EntenteError } from "@entente/core";
import { createServer, type RequestListener, type Server } from "node:http";

/** How long requests under way may go on once the server is to close, in milliseconds. */
const grace = 500;

/**
 * Begins to listen.
 * @param port - 0 for any free one
 * @throws EntenteError `BAD_INPUT` if port or host cannot be had
 */
export function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, () => resolve(server));
  });
}

/** What the operating system refuses, in a sentence that says what to do instead. */
const explanations: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) => `port ${port} is taken by another program; stop it, or choose another port, for example PORT=${port + 1}`,
  EACCES: (_host, port) => `port ${port} is not allowed to you; choose one above 1023, for example PORT=4000`,
  EADDRNOTAVAIL: (host) => `"${host}" is no address of this machine; choose another, for example HOST=127.0.0.1`,
  ENOTFOUND: (host) => `"${host}" is no address of this machine; choose another, for example HOST=127.0.0.1`,
};

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const sentence = explanations[error.code ?? ""]?.(host, port);
  return sentence === undefined ? error : new EntenteError("BAD_INPUT", sentence, { cause: error });
}

/** Where a browser on this machine finds the server. */
export function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  if (["127.0.0.1", "0.0.0.0", "::", ""].includes(host)) return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Stops listening, lets requests under way end for half a second, then ends their connections. */
export function shut(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  return closed.finally(() => clearTimeout(timer));
}
