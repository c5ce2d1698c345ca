import type { EntityType } from "@entente/ontology";
import { burdenOf, type RouteLimits } from "../k-shortest.js";
import type { EdgeList, NeighbourhoodWalk, Tally, TallyField, TallyRequest, WalkedNeighbourhood, WalkedRoute } from "../native.js";
import type { EntitySearch, FindRequest } from "../requests.js";
import type { Expansion, GraphCounts, Page, Relation, StatementFilter } from "../types.js";
import { entityState, firstValue } from "./columns.js";
import { countView } from "./count.js";
import { countDegrees } from "./degrees.js";
import { listEdges } from "./edges.js";
import { enumerations } from "./enumerations.js";
import { findRelationNumbers, findRows } from "./find.js";
import { createMeet, type Meet } from "./meet.js";
import { nameOf, searchNodes, similarNodes, type Weigh } from "./names.js";
import { recall } from "./recall.js";
import { tallyRelation, type RelationTally } from "./relation-tally.js";
import { compileRowFilter, countPassingAt, type RowFilter } from "./row-filter.js";
import { findString } from "./strings.js";
import { strongestAt } from "./strongest.js";
import { tallyRows } from "./tally.js";
import { createWalk, relationsBetween, type WalkNodes } from "./walk-neighbourhood.js";
import { walkRoutes, type RouteQuestion } from "./walk-routes.js";
import {
  degreeBound,
  nodeId,
  nodeOf,
  objectOf,
  predicateOf,
  relationIdOf,
  relationOf,
  rowOf,
  statementIdOf,
  subjectOf,
  valueOf,
  type GraphView,
} from "./view.js";

export type { RelationTally } from "./relation-tally.js";

/** What an index itself knows of an entity. */
export interface EntityLabel {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
}

/** An entity whose name is like what was asked for, 0 to 1. */
export interface SimilarId {
  readonly id: string;
  readonly similarity: number;
}

/**
 * What an index answers by itself, at once and as ids: whoever asks fetches what else is wanted. Answers are plain data, so
 * that a thread can give them to another.
 */
export interface GraphFinder {
  readonly sequence: number;
  /** The id of an entity or of the one it was merged into; null if unknown. */
  canonical(id: string): string | null;
  /** Id, type and name of an entity, merged ids leading on; null if unknown. */
  label(id: string): EntityLabel | null;
  hasStatement(id: string): boolean;
  hasDocument(id: string): boolean;
  relations(ids: readonly string[]): readonly (Relation | null)[];
  /** What the statements of current versions add up to; null if the relation is unknown. */
  tallyRelation(id: string): RelationTally | null;
  /** How many relations touch an entity in current versions; 0 if it is unknown. */
  degree(id: string): number;
  /** How many relations touch an entity at most: what looking at all of them costs. */
  degreeBound(id: string): number;
  expand(ids: readonly string[], filter: StatementFilter, limit: number): readonly Expansion[];
  search(request: EntitySearch): Page<string>;
  similar(request: Omit<EntitySearch, "after">): readonly SimilarId[];
  findRelations(request: FindRequest): Page<Relation>;
  findStatements(request: FindRequest): Page<string>;
  neighbourhood(seeds: readonly string[], walk: NeighbourhoodWalk): WalkedNeighbourhood;
  routes(from: string, to: string, limits: RouteLimits & { readonly filter: StatementFilter }): readonly WalkedRoute[];
  tally(request: TallyRequest, fields: readonly TallyField[]): readonly Tally[];
  edges(filter: StatementFilter): EdgeList;
  counts(): GraphCounts;
}

/** How many filters are kept ready, and degrees under them. */
const remembered = 16;

/** Answers questions over an index; filters and degrees that were asked for last are kept ready. */
export function createFinder(view: GraphView): GraphFinder {
  const compile = recall(remembered, (filter: StatementFilter) => compileRowFilter(filter, view));
  const degrees = recall(remembered, (filter: StatementFilter) => countDegrees(view, compile(filter)));
  const counts = recall(1, () => countView(view));
  const [meet, walkNodes] = [createMeet(view), createWalk(view)];
  const weigh = (filter: StatementFilter | null | undefined): Weigh => {
    const numbers = filter ? degrees(filter) : view.degrees;
    return (node) => (filter && numbers[node] === 0 ? null : (numbers[node] ?? 0));
  };
  const toIds = (nodes: readonly number[]): readonly string[] => nodes.map((node) => nodeId(view, node));
  return {
    sequence: view.sequence,
    canonical: (id) => canonicalOf(view, id),
    label: (id) => labelOf(view, nodeOf(view, id)),
    hasStatement: (id) => rowOf(view, id) >= 0,
    hasDocument: (id) => hasDocument(view, id),
    relations: (ids) => ids.map((id) => relationOf(view, id)).map((number) => (number < 0 ? null : makeRelation(view, number))),
    tallyRelation: (id) => {
      const number = relationOf(view, id);
      return number < 0 ? null : tallyRelation(view, number);
    },
    degree: (id) => view.degrees[nodeOf(view, id)] ?? 0,
    degreeBound: (id) => degreeBound(view, nodeOf(view, id)),
    expand: (ids, filter, limit) => {
      const compiled = compile(filter);
      return ids.map((id) => expandNode(view, id, compiled, limit));
    },
    search: (request) => {
      const { items, ...page } = searchNodes(view, request, weigh(request.filter));
      return { ...page, items: toIds(items) };
    },
    similar: (request) =>
      similarNodes(view, request, weigh(request.filter)).map(({ node, similarity }) => ({ id: nodeId(view, node), similarity })),
    findRelations: (request) => {
      const { items, ...page } = findRelationNumbers(view, compile(request.filter), request);
      return { ...page, items: items.map((relation) => makeRelation(view, relation)) };
    },
    findStatements: (request) => {
      const { items, ...page } = findRows(view, compile(request.filter), request);
      return { ...page, items: items.map((row) => statementIdOf(view, row)) };
    },
    neighbourhood: (seeds, walk) => walkFrom(view, walkNodes, compile(walk.filter), seeds, walk),
    routes: (from, to, { filter, ...limits }) => {
      const ends = { from: nodeOf(view, from), to: nodeOf(view, to) };
      const burden = (node: number): number => (node === ends.from || node === ends.to ? 0 : burdenOf(view.degrees[node] ?? 0));
      return routesBetween(view, meet, { ...limits, ...ends, burden, filter: compile(filter) });
    },
    tally: (request, fields) => tallyRows(view, compile(request.filter), request, fields),
    edges: (filter) => listEdges(view, compile(filter)),
    counts: () => counts(null),
  };
}

function hasDocument({ base, delta }: GraphView, id: string): boolean {
  const changed = delta ? findString(delta.columns.documentIds, id) : -1;
  if (delta && changed >= 0) return delta.columns.documentStates[changed] === 0;
  return findString(base.columns.documentIds, id) >= 0;
}

function canonicalOf(view: GraphView, id: string): string | null {
  const node = nodeOf(view, id);
  return node < 0 ? null : nodeId(view, node);
}

function labelOf(view: GraphView, node: number): EntityLabel | null {
  const type = enumerations.entityTypes[view.types[node] ?? -1];
  if (node < 0 || !type || view.states[node] === entityState.removed) return null;
  return { id: nodeId(view, node), type, name: nameOf(view, node) };
}

function expandNode(view: GraphView, id: string, filter: RowFilter, limit: number): Expansion {
  const node = nodeOf(view, id);
  if (node < 0) return { entityId: id, relations: [], total: 0 };
  return {
    entityId: nodeId(view, node),
    relations: strongestAt(view, filter, node, limit).map((relation) => makeRelation(view, relation)),
    total: countPassingAt(view, filter, node),
  };
}

function walkFrom(
  view: GraphView,
  walkNodes: WalkNodes,
  filter: RowFilter,
  seeds: readonly string[],
  walk: NeighbourhoodWalk,
): WalkedNeighbourhood {
  const known = seeds.map((id) => nodeOf(view, id)).filter((node) => node >= 0);
  const { nodes, ...met } = walkNodes(filter, known, walk);
  const ids = new Map(nodes.map((node) => [node, nodeId(view, node)]));
  const idOf = (node: number): string => ids.get(node) ?? nodeId(view, node);
  const relations = relationsBetween(view, filter, nodes).map((relation) => makeRelation(view, relation, idOf));
  return { ...met, relations, entityIds: [...ids.values()] };
}

function routesBetween(view: GraphView, meet: Meet, question: RouteQuestion): readonly WalkedRoute[] {
  return walkRoutes(view, meet, question).map(({ nodes, relations }) => ({
    entityIds: nodes.map((node) => nodeId(view, node)),
    relations: relations.map((relation) => makeRelation(view, relation)),
  }));
}

/** @param idOf - gives ids of entities, where many relations have the same ends */
function makeRelation(view: GraphView, relation: number, idOf = (node: number): string => nodeId(view, node)): Relation {
  const object = objectOf(view, relation);
  return {
    id: relationIdOf(view, relation),
    subjectId: idOf(subjectOf(view, relation)),
    predicate: predicateOf(view, relation),
    objectId: object < firstValue ? idOf(object) : null,
    value: valueOf(view, relation),
  };
}
