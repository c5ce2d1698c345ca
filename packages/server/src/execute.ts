import type { ReferenceEntity } from "@entente/core";
import type { Store } from "@entente/store";
import type { ExecutionResult } from "graphql";
import { createApollo } from "./apollo.js";
import { createContext } from "./context.js";
import type { Log } from "./errors.js";
import { createInlineAnalyst } from "./graph/analyst.js";
import { createInlineCandidates } from "./graph/candidates.js";
import { createInlineLayouts } from "./layout/layouts.js";
import { loadSnapshot } from "./snapshot.js";

/** What a question is asked of. */
export interface QuerySource {
  readonly store: Store;
  /** As `openStore` took it; where it is told, the snapshot of the index there is read and written. */
  readonly location?: string | null;
  /** Well-known entities that local names are resolved to. */
  readonly reference: readonly ReferenceEntity[];
  /** Takes what must not reach the asker (stack traces of unexpected errors); stderr by default. */
  readonly log?: Log;
}

/** A question. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/**
 * Answers one GraphQL question without a server: same schema, same limits, same errors as over HTTP.
 * The response is what a server would send; mistakes are in its `errors`, never thrown.
 * @throws EntenteError if the store cannot be read
 */
export async function executeQuery(source: QuerySource, { query, variables = {} }: Question): Promise<ExecutionResult> {
  const { store, location = null, reference, log = console.error } = source;
  const apollo = createApollo(log);
  await apollo.start();
  try {
    const analyst = createInlineAnalyst();
    const snapshot = await loadSnapshot({ store, location, reference, analyst, log });
    const contextValue = createContext(snapshot, {
      store,
      layouts: createInlineLayouts(),
      candidates: createInlineCandidates(store, reference),
    });
    const { body } = await apollo.executeOperation({ query, variables: { ...variables } }, { contextValue });
    if (body.kind === "incremental") throw new Error("the schema has no @defer or @stream, but an incremental answer came");
    return body.singleResult as ExecutionResult;
  } finally {
    await apollo.stop();
  }
}
