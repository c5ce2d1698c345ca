/** Codes for what no server can say of itself. */
export type ViewerCode = "UNREACHABLE" | "BAD_ANSWER";

/** What the server answered instead of data, or that it did not answer. */
export class AnswerError extends Error {
  /** The server's `extensions.code`, or one of {@link ViewerCode} where there is none. */
  readonly code: string;

  /**
   * @param code - what kind of mistake it is
   * @param message - a sentence for the reader
   */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AnswerError";
    this.code = code;
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Named values of a GraphQL request; undefined ones are left out. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * Sends one GraphQL request to the server that served the page.
 *
 * @param query - the document with its fragments
 * @param variables - values for its variables
 * @param signal - aborts the request
 * @returns the `data` of the answer, in the shape the query asked for
 * @throws AnswerError if the server is gone, answers no JSON, or answers with errors
 */
export async function request<Data>(query: string, variables: Variables, signal?: AbortSignal): Promise<Data> {
  const answer = await read(await post(query, variables, signal));
  const error = answer.errors?.[0];
  if (error) throw new AnswerError(error.extensions?.code ?? "BAD_ANSWER", error.message);
  // The printed schema and the query decide the shape; the server has validated the one by the other.
  return answer.data as Data;
}

async function post(query: string, variables: Variables, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query, variables }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new AnswerError("UNREACHABLE", "Nothing came back. Start the server with “npm start”, then try again.", { cause });
  }
}

async function read(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    throw new AnswerError("BAD_ANSWER", `The server answered ${response.status} without JSON. Try again, or look at its log.`, { cause });
  }
}
