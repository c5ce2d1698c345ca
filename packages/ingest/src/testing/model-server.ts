import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a service was asked: the body of the request. */
export interface Asked {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
}

/** How the service answers one request: a reply's content, or a bare answer with status, headers and body. */
export type Replay =
  | string
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly fault: "hangUp" | "never" };

/** A service on this machine that replays what it is given, in order; the last one again and again. */
export interface ModelServer {
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** Starts an OpenAI-compatible service that replays. */
export async function startModelServer(replays: readonly Replay[] | ((asked: Asked) => Replay)): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const question = JSON.parse(body) as Asked;
      asked.push(question);
      const replay =
        typeof replays === "function" ? replays(question) : (replays[Math.min(asked.length, replays.length) - 1] ?? { fault: "never" });
      if (typeof replay === "object" && "fault" in replay) {
        if (replay.fault === "hangUp") request.socket.destroy();
        return;
      }
      const {
        status,
        headers,
        body: text,
      } = typeof replay === "string"
        ? { status: 200, headers: {}, body: JSON.stringify({ choices: [{ message: { role: "assistant", content: replay } }] }) }
        : { headers: {}, body: "", ...replay };
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, asked, close: () => closeServer(server) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
