import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError } from "graphql";
import type { QueryContext } from "./context.js";
import { createErrorFormat, sentence, type Log } from "./errors.js";
import { compiledPlugin } from "./execution/plugin.js";
import { checkCost } from "./limits/cost.js";
import { limits } from "./limits/limits.js";
import { operationsRule } from "./limits/operations.js";
import { shapeRule } from "./limits/shape.js";
import { createSchema } from "./schema/schema.js";

/**
 * An Apollo server over the schema with our limits and errors, the same for HTTP and for the command line.
 * Nothing in it calls out: no landing page from the internet, no reports whatever the environment says.
 */
export function createApollo(log: Log): ApolloServer<QueryContext> {
  const schema = createSchema();
  return new ApolloServer<QueryContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: "production",
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [operationsRule, shapeRule],
    formatError: createErrorFormat(log),
    logger: { debug: () => {}, info: () => {}, warn: log, error: log },
    plugins: [
      // It would watch every field; see the route for the header.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      costPlugin,
      compiledPlugin(schema),
    ],
  });
}

/** Estimates the cost where variables are known, which validation rules do not see. */
const costPlugin: ApolloServerPlugin<QueryContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request }) => {
      if (operation) refuseCostly(() => checkCost(schema, document, operation, request.variables ?? {}));
    },
  }),
};

function refuseCostly(check: () => void): void {
  try {
    check();
  } catch (error) {
    const originalError = error instanceof Error ? error : null;
    throw new GraphQLError(sentence(error), { originalError, extensions: { http: { status: 400 } } });
  }
}
