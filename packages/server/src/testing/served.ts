import type { Store } from "@entente/store";
import { createServer, type RunningServer, type ServerOptions } from "../server.js";
import { reference } from "./corpus.js";

/** What GraphQL answered, with the HTTP status. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Asks a question over HTTP. */
type Ask = <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer<Data>>;

/** A server of a test, and what it wrote to its log. */
export interface Served extends RunningServer {
  readonly log: readonly string[];
  readonly ask: Ask;
}

/** Starts a server on any free port that looks twenty times a second whether its store has changed. */
export async function serve(store: Store, options: Partial<ServerOptions> = {}): Promise<Served> {
  const log: string[] = [];
  const server = await createServer({ store, reference, port: 0, interval: 50, log: (line) => log.push(line), ...options });
  return { ...server, log, ask: (query, variables) => ask(server.url, { query, variables }) };
}

async function ask<Data>(url: string, question: unknown): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
  });
  // What the answer holds is what the test asks for.
  const body = (await response.json()) as Omit<Answer<Data>, "status">;
  return { ...body, status: response.status };
}

/** The codes of an answer's errors. */
export function codes({ errors = [] }: Pick<Answer<unknown>, "errors">): readonly string[] {
  return errors.map(({ extensions }) => extensions.code);
}

/** The codes of a response that is no answer to a GraphQL question. */
export async function codesOf(response: Response): Promise<readonly string[]> {
  return codes((await response.json()) as Pick<Answer<unknown>, "errors">);
}
