import { burdenOf } from "../k-shortest.js";
import type { GraphReader } from "../reader.js";
import type { FindRequest } from "../requests.js";
import type { Expansion, GraphEntity, Page, Relation, StatementFilter } from "../types.js";
import { firstValue } from "./columns.js";
import type { NativeVerbs, NeighbourhoodWalk, WalkedNeighbourhood, WalkedRoute } from "../native.js";
import { countView } from "./count.js";
import { countDegrees, currentDegrees } from "./degrees.js";
import { listEdges } from "./edges.js";
import { findRelationNumbers, findRows, type NumberPage } from "./find.js";
import { searchNodes, similarNodes, type Weigh } from "./names.js";
import { recall } from "./recall.js";
import { compileRowFilter, countPassing, endPasses, type RowFilter } from "./row-filter.js";
import type { RowSource } from "./row-source.js";
import { smallest } from "./smallest.js";
import { tallyRows } from "./tally.js";
import { relationsBetween, walkNeighbourhood } from "./walk-neighbourhood.js";
import { walkRoutes, type RouteQuestion } from "./walk-routes.js";
import {
  compareRelations,
  eachRelationAt,
  nodeId,
  nodeOf,
  objectOf,
  predicateOf,
  relationIdOf,
  relationOf,
  rowOf,
  rowsOf,
  statementIdOf,
  subjectOf,
  valueOf,
  type GraphView,
} from "./view.js";

/** A reader over an index, which answers every verb by itself. */
export interface IndexReader extends GraphReader {
  readonly native: NativeVerbs;
}

/** How many filters are kept ready, and degrees under them. */
const remembered = 16;

/** A reader over an index: numbers are found in the index, names and evidence fetched for what was found. */
export function createIndexReader(view: GraphView, rows: RowSource): IndexReader {
  const compile = recall(remembered, (filter: StatementFilter) => compileRowFilter(filter, view));
  const current = recall(1, () => currentDegrees(view));
  const degrees = recall(remembered, (filter: StatementFilter) => countDegrees(view, compile(filter)));
  const counts = recall(1, () => countView(view));
  const weigh = (filter: StatementFilter | null): Weigh => {
    const numbers = filter ? degrees(filter) : current(null);
    return (node) => (filter && numbers[node] === 0 ? null : (numbers[node] ?? 0));
  };
  const fetchPage = async <Item>(
    { items, ...page }: NumberPage,
    fetch: (numbers: readonly number[]) => Promise<readonly (Item | null)[]>,
  ): Promise<Page<Item>> => ({
    ...page,
    items: (await fetch(items)).filter((item) => item !== null),
  });
  const fetchNodes = (nodes: readonly number[]) => rows.fetchEntities(nodes.map((node) => nodeId(view, node)));
  return {
    sequence: view.sequence,
    labels: (ids) => fetchLabels(view, rows, ids),
    relations: async (ids) => ids.map((id) => relationOf(view, id)).map((relation) => (relation < 0 ? null : makeRelation(view, relation))),
    statements: async (ids) =>
      fetchKnown(
        ids,
        (id) => (rowOf(view, id) < 0 ? null : id),
        (known) => rows.fetchStatements(known),
      ),
    expand: async (ids, filter, limit) => {
      const compiled = compile(filter);
      return ids.map((id) => expandNode(view, id, compiled, limit));
    },
    search: async (request) => fetchPage(searchNodes(view, request, weigh(request.filter ?? null)), fetchNodes),
    findRelations: async (request: FindRequest) =>
      fetchPage(findRelationNumbers(view, compile(request.filter), request), async (numbers) =>
        numbers.map((relation) => makeRelation(view, relation)),
      ),
    findStatements: async (request: FindRequest) =>
      fetchPage(findRows(view, compile(request.filter), request), (numbers) =>
        rows.fetchStatements(numbers.map((row) => statementIdOf(view, row))),
      ),
    native: {
      neighbourhood: async (seeds, walk) => walkFrom(view, compile(walk.filter), seeds, walk),
      routes: async (from, to, { filter, ...limits }) => {
        const ends = { from: nodeOf(view, from), to: nodeOf(view, to) };
        const burden = (node: number): number => (node === ends.from || node === ends.to ? 0 : burdenOf(current(null)[node] ?? 0));
        return routesBetween(view, { ...limits, ...ends, burden, filter: compile(filter) });
      },
      tally: async (request, fields) => tallyRows(view, compile(request.filter), request, fields),
      edges: async (filter) => listEdges(view, compile(filter)),
      similar: async (request) => {
        const found = similarNodes(view, request, weigh(request.filter ?? null));
        const entities = await fetchNodes(found.map(({ node }) => node));
        return found.flatMap(({ similarity }, place) => (entities[place] ? [{ entity: entities[place], similarity }] : []));
      },
    },
    counts: async () => counts(null),
    loose: () => rows.fetchLoose(),
  };
}

function fetchLabels(view: GraphView, rows: RowSource, ids: readonly string[]): Promise<readonly (GraphEntity | null)[]> {
  const canonical = (id: string): string | null => {
    const node = nodeOf(view, id);
    return node < 0 ? null : nodeId(view, node);
  };
  return fetchKnown(ids, canonical, (known) => rows.fetchEntities(known));
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

function expandNode(view: GraphView, id: string, filter: RowFilter, limit: number): Expansion {
  const node = nodeOf(view, id);
  if (node < 0) return { entityId: id, relations: [], total: 0 };
  const [relations, passing]: [number[], number[]] = [[], []];
  eachRelationAt(view, node, (relation) => {
    const count = endPasses(view, filter, relation, node) ? countPassing(view, filter, relation) : 0;
    if (count === 0) return;
    relations.push(relation);
    passing.push(count);
  });
  const order = (a: number, b: number): number =>
    (passing[b] ?? 0) - (passing[a] ?? 0) || compareRelations(view, relations[a] ?? 0, relations[b] ?? 0);
  const first = smallest([...relations.keys()], limit, order);
  return {
    entityId: nodeId(view, node),
    relations: first.map((place) => makeRelation(view, relations[place] ?? 0)),
    total: relations.length,
  };
}

function walkFrom(view: GraphView, filter: RowFilter, seeds: readonly string[], walk: NeighbourhoodWalk): WalkedNeighbourhood {
  const known = seeds.map((id) => nodeOf(view, id)).filter((node) => node >= 0);
  const { nodes, ...met } = walkNeighbourhood(view, filter, known, walk);
  const relations = relationsBetween(view, filter, nodes).map((relation) => makeRelation(view, relation));
  return { ...met, relations, entityIds: nodes.map((node) => nodeId(view, node)) };
}

function routesBetween(view: GraphView, question: RouteQuestion): readonly WalkedRoute[] {
  return walkRoutes(view, question).map(({ nodes, relations }) => ({
    entityIds: nodes.map((node) => nodeId(view, node)),
    relations: relations.map((relation) => makeRelation(view, relation)),
  }));
}

function makeRelation(view: GraphView, relation: number): Relation {
  const object = objectOf(view, relation);
  return {
    id: relationIdOf(view, relation),
    subjectId: nodeId(view, subjectOf(view, relation)),
    predicate: predicateOf(view, relation),
    objectId: object < firstValue ? nodeId(view, object) : null,
    value: valueOf(view, relation),
    statementIds: rowsOf(view, relation).map((row) => statementIdOf(view, row)),
  };
}
