import { routesByFrontiers, walkByFrontiers, type GraphReader, type NativeVerbs } from "@entente/core";
import type { DerivedState } from "../derived/derived.js";
import { countGraph } from "./counts.js";
import { findCanonical, findEntities } from "./entities.js";
import { expandEntities } from "./expand.js";
import { createFilterCompiler } from "./filter.js";
import { createFinder } from "./find.js";
import { findLoose } from "./loose.js";
import type { Queries } from "./queries.js";
import { findRelationsById } from "./relations.js";
import { createSearch } from "./search.js";
import { similarEntities } from "./similar.js";
import { findStatementsById } from "./statements.js";
import { tallyStatements } from "./tally.js";
import { createFrontiers, createHops, listEdges } from "./walk.js";

/** A reader over derived rows, which answers every verb by itself. */
export interface SqlGraphReader extends GraphReader {
  readonly native: NativeVerbs;
}

/**
 * A reader over the derived rows of a store, for graphs too large for memory and for questions that are not worth an
 * index: nothing is read before it is asked for. It shows the rows as they are; make another when more was derived.
 * @param state - how far the rows follow the store
 */
export function createSqlGraphReader(queries: Queries, state: DerivedState): SqlGraphReader {
  const compile = createFilterCompiler(queries);
  const [frontiers, hops] = [createFrontiers(queries, compile), createHops(queries, compile)];
  return {
    sequence: state.sequence,
    labels: async (ids) => findEntities(queries, await findCanonical(queries, ids)),
    relations: (ids) => findRelationsById(queries, ids),
    statements: (ids) => findStatementsById(queries, ids),
    expand: (ids, filter, limit) => expandEntities(queries, compile, ids, { filter, limit }),
    search: createSearch(queries, compile),
    ...createFinder(queries, compile),
    counts: () => countGraph(queries, state),
    loose: () => findLoose(queries),
    native: {
      neighbourhood: (seeds, walk) => walkByFrontiers(frontiers, seeds, walk),
      routes: (from, to, { filter, ...limits }) => routesByFrontiers(hops, from, to, { ...limits, filter }),
      tally: (request, fields) => tallyStatements(queries, compile, request, fields),
      edges: (filter) => listEdges(queries, compile, filter),
      similar: (request) => similarEntities(queries, compile, request),
    },
  };
}
