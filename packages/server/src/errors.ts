import { EntenteError } from "@entente/core";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** Takes a line for the people who run the server; never the answer to a request. */
export type Log = (line: string) => void;

/** Codes of Apollo Server that say whose mistake it is; everything else that is not ours is an internal error. */
const apolloCodes: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Refusals of graphql-js itself, which gives them no code of their own: too many words, or too much to compare. */
const graphqlRefusals = [/^Syntax Error: Document contains more tha[nt] \d+ tokens/, /^Validation aborted\.$/];

/**
 * Makes of an error what a client may see: our own mistakes with their code, those of GraphQL with Apollo's, and
 * anything unforeseen without message or stack, which go to the log.
 */
export function createErrorFormat(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const code = codeOf(formatted, error);
    if (code !== null) return { ...formatted, extensions: { code } };
    log(`unexpected error: ${describe(error)}`);
    return { ...formatted, message: "Internal server error", extensions: { code: "INTERNAL_SERVER_ERROR" } };
  };
}

function codeOf({ extensions, message }: GraphQLFormattedError, error: unknown): string | null {
  const mistake = causes(error).find((cause) => cause instanceof EntenteError);
  if (mistake) return mistake.code;
  const code = extensions?.["code"];
  if (graphqlRefusals.some((refusal) => refusal.test(message))) return "LIMIT_EXCEEDED";
  if (code === "BAD_USER_INPUT") return "BAD_INPUT";
  return typeof code === "string" && apolloCodes.has(code) ? code : null;
}

/** An error and the errors that it wraps, outermost first. */
function causes(error: unknown): readonly unknown[] {
  const inner = error instanceof GraphQLError ? error.originalError : undefined;
  return inner && inner !== error ? [error, ...causes(inner)] : [error];
}

/** An error in full, for the log. */
export function describe(error: unknown): string {
  const innermost = causes(error).at(-1);
  return innermost instanceof Error ? (innermost.stack ?? innermost.message) : String(innermost);
}

/** An error that ends in one sentence: ours as it stands, others by their message. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
