import { readReference } from "@entente/ingest/reference";
import { executeQuery } from "@entente/server";
import { Command } from "commander";
import { UsageError } from "../exit-code.js";
import { places } from "../places.js";
import { withStoreToRead } from "../with-store.js";
import type { DefineCommand } from "./command.js";
import { toJson, withExamples, withStoreOptions, type StoreOptions } from "./options.js";

interface QueryOptions extends StoreOptions {
  readonly variables?: string;
}

function parseVariables(text: string | undefined): Record<string, unknown> {
  if (text === undefined) return {};
  const value = parseJson(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UsageError(`--variables ${text} is no JSON object; write for example '{"id": "country:XK"}'`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `entente query`: one GraphQL request without a server. */
export const defineQuery: DefineCommand = (terminal, done) => {
  const command = new Command("query")
    .argument("<query>", "the query, quoted")
    .option("--variables <json>", "its variables, a JSON object")
    .action(async (query: string, options: QueryOptions) => {
      const variables = parseVariables(options.variables);
      const reference = (await readReference(places.reference)).entities;
      const response = await withStoreToRead(options.store, terminal, (store, location) =>
        executeQuery({ store, location, reference }, { query, variables }),
      );
      terminal.answer(toJson(response));
      if (response.errors) done(1);
    });
  return withExamples(withStoreOptions(command), [
    "npm run -s entente -- query '{ stats { entities statements } }'",
    `npm run -s entente -- query 'query ($id: ID!) { entity(id: $id) { name aliases } }' --variables '{"id": "country:XK"}'`,
  ]);
};
