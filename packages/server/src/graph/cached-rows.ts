import type { RowSource } from "@entente/core";
import { createRemembered } from "./remembered.js";

/** How many entities and statements are kept: some megabytes. */
const kept = 10_000;

/** Rows that are fetched once for each view, as long as there is room: what is derived changes only together with the view. */
export function cacheRows(rows: RowSource): RowSource {
  return {
    fetchEntities: cacheList((ids) => rows.fetchEntities(ids)),
    fetchStatements: cacheList((ids) => rows.fetchStatements(ids)),
    fetchLoose: () => rows.fetchLoose(),
  };
}

type Fetch<Row> = (ids: readonly string[]) => Promise<readonly (Row | null)[]>;

function cacheList<Row extends object>(fetch: Fetch<Row>): Fetch<Row> {
  const known = createRemembered<Row>(kept);
  return async (ids) => {
    const found = new Map<string, Row>();
    const missing: string[] = [];
    for (const id of ids) {
      const row = known.get(id);
      if (row) found.set(id, row);
      else missing.push(id);
    }
    const fetched = missing.length === 0 ? [] : await fetch(missing);
    for (const [place, row] of fetched.entries()) {
      const id = missing[place];
      if (row === null || id === undefined) continue;
      found.set(id, row);
      known.set(id, row);
    }
    return ids.map((id) => found.get(id) ?? null);
  };
}
