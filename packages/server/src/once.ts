/** Work that is done when its result is first asked for, and never again. */
export function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | null = null;
  return () => {
    result ??= work();
    // What failed may succeed when it is asked for again.
    result.catch(() => (result = null));
    return result;
  };
}
