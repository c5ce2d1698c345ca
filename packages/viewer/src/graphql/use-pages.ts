import { useState } from "react";
import type { AnswerError } from "./client.js";
import type { Connection } from "./types.js";
import { asAnswerError } from "./use-query.js";

/** A list that has been read page by page. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Reads the next page; null at the end of the list. */
  readonly more: (() => void) | null;
  /** Why the last page did not come. */
  readonly error: AnswerError | null;
}

/**
 * Keeps the pages of a list.
 *
 * @param first - the page already read
 * @param fetchNext - reads the page after a cursor; null if the list is gone
 */
export function usePages<Item>(
  first: Connection<Item>,
  fetchNext: (after: string | null) => Promise<Connection<Item> | null>,
): Pages<Item> {
  const [pages, setPages] = useState([first]);
  const [error, setError] = useState<AnswerError | null>(null);
  const { pageInfo, totalCount } = pages.at(-1) ?? first;
  const more = (): void => {
    setError(null);
    fetchNext(pageInfo.endCursor).then(
      (page) => page && setPages([...pages, page]),
      (cause: unknown) => setError(asAnswerError(cause)),
    );
  };
  const items = pages.flatMap((page) => page.edges.map((edge) => edge.node));
  return { items, total: totalCount, more: pageInfo.hasNextPage ? more : null, error };
}
