/**
 * Compares two texts by code point: the order of SQLite's BINARY and PostgreSQL's "C" collation.
 * JavaScript's own `<` compares UTF-16 code units and puts U+1F600 before U+FF5E.
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Compares two lists of texts, the first difference deciding. */
export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const order = compareText(part, b[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}
