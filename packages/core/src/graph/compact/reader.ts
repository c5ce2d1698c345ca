import type { GraphReader } from "../reader.js";
import type { FindRequest } from "../requests.js";
import type { GraphEntity, Page } from "../types.js";
import type { NativeVerbs } from "../native.js";
import { createFinder, type GraphFinder } from "./finder.js";
import type { RowSource } from "./row-source.js";
import type { GraphView } from "./view.js";

/** A reader over an index, which answers every verb by itself. */
export interface IndexReader extends GraphReader {
  readonly native: NativeVerbs;
}

/** A reader over an index: ids are found in the index, names and evidence fetched for what was found. */
export function createIndexReader(view: GraphView, rows: RowSource, finder: GraphFinder = createFinder(view)): IndexReader {
  return {
    sequence: finder.sequence,
    labels: (ids) => fetchLabels(finder, rows, ids),
    relations: async (ids) => finder.relations(ids),
    statements: async (ids) =>
      fetchKnown(
        ids,
        (id) => (finder.hasStatement(id) ? id : null),
        (known) => rows.fetchStatements(known),
      ),
    expand: async (ids, filter, limit) => finder.expand(ids, filter, limit),
    search: async (request) => fetchPage(finder.search(request), (ids) => rows.fetchEntities(ids)),
    findRelations: async (request: FindRequest) => finder.findRelations(request),
    findStatements: async (request: FindRequest) => fetchPage(finder.findStatements(request), (ids) => rows.fetchStatements(ids)),
    native: {
      neighbourhood: async (seeds, walk) => finder.neighbourhood(seeds, walk),
      routes: async (from, to, limits) => finder.routes(from, to, limits),
      tally: async (request, fields) => finder.tally(request, fields),
      edges: async (filter) => finder.edges(filter),
      similar: async (request) => {
        const found = finder.similar(request);
        const entities = await rows.fetchEntities(found.map(({ id }) => id));
        return found.flatMap(({ similarity }, place) => (entities[place] ? [{ entity: entities[place], similarity }] : []));
      },
    },
    counts: async () => finder.counts(),
    loose: () => rows.fetchLoose(),
  };
}

async function fetchPage<Item>(
  { items, ...page }: Page<string>,
  fetch: (ids: readonly string[]) => Promise<readonly (Item | null)[]>,
): Promise<Page<Item>> {
  return { ...page, items: (await fetch(items)).filter((item) => item !== null) };
}

function fetchLabels(finder: GraphFinder, rows: RowSource, ids: readonly string[]): Promise<readonly (GraphEntity | null)[]> {
  return fetchKnown(
    ids,
    (id) => finder.canonical(id),
    (known) => rows.fetchEntities(known),
  );
}

/** Fetches what is known of a list, null for the rest. */
async function fetchKnown<Item>(
  ids: readonly string[],
  lookUp: (id: string) => string | null,
  fetch: (ids: readonly string[]) => Promise<readonly (Item | null)[]>,
): Promise<readonly (Item | null)[]> {
  const known = ids.map(lookUp);
  const fetched = (await fetch(known.filter((id) => id !== null)))[Symbol.iterator]();
  return known.map((id) => (id === null ? null : (fetched.next().value ?? null)));
}
