import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { QueryContext } from "../context.js";
import { createCompiledQueries } from "./compiled.js";

/**
 * Lets compiled code answer what is asked again and again. Where it meets an error the usual execution answers instead, so that
 * errors and nulls are always those of graphql-js.
 */
export function compiledPlugin(schema: GraphQLSchema): ApolloServerPlugin<QueryContext> {
  const queries = createCompiledQueries(schema);
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, operationName, request, contextValue, response }) => {
        const variables: Readonly<Record<string, unknown>> = request.variables ?? {};
        const result = await queries.answer({ document, operationName, variables, context: contextValue });
        return result && { http: response.http, body: { kind: "single", singleResult: { data: result.data ?? null } } };
      },
    }),
  };
}
