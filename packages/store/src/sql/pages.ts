/** Rows that one query of a list fetches: enough to make queries rare, few enough to fit memory with their quotes. */
export const pageSize = 500;

/**
 * Streams a list page by page, each page asked for by the last row of the one before (keyset paging): no query stays
 * open between pages, so writers never wait for a slow reader, and what is written meanwhile may show or not.
 */
export async function* streamPages<Row>(fetchAfter: (last: Row | null) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  let last: Row | null = null;
  do {
    const page: readonly Row[] = await fetchAfter(last);
    yield* page;
    last = page.length < pageSize ? null : (page.at(-1) ?? null);
  } while (last !== null);
}
