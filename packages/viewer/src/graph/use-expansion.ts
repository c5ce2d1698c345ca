import { useCallback, useState } from "react";
import type { AnswerError } from "../graphql/client.js";
import { asAnswerError } from "../graphql/use-query.js";
import type { GraphState } from "./use-graph.js";

/** Expanding from the canvas, where no panel could show that it failed. */
export interface Expansion {
  readonly start: (id: string) => void;
  readonly failure: { readonly error: AnswerError; readonly retry: () => void } | null;
}

/** Starts expansions and keeps the error of the last one until it is tried again. */
export function useExpansion(expand: GraphState["expand"]): Expansion {
  const [failed, setFailed] = useState<{ readonly id: string; readonly error: AnswerError } | null>(null);
  const start = useCallback(
    (id: string) => {
      setFailed(null);
      expand(id).catch((cause: unknown) => setFailed({ id, error: asAnswerError(cause) }));
    },
    [expand],
  );
  return { start, failure: failed && { error: failed.error, retry: () => start(failed.id) } };
}
