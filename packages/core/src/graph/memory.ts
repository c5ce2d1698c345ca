import { EntenteError } from "../model/errors.js";
import type { Graph, GraphRelation, VersionedStatement } from "./graph.js";
import { countGraph } from "./counts.js";
import { compileFilter, type StatementTest } from "./filter.js";
import { indexGraph, type GraphIndex } from "./graph-index.js";
import type { GraphReader } from "./reader.js";
import type { EntitySearch, FindRequest } from "./requests.js";
import { rankEntities } from "./search.js";
import type { Expansion, GraphEntity, Page, PageRequest, Relation, StatementFilter } from "./types.js";

/** A reader over a graph in memory: plain maps and lists, meant for up to some hundred thousand statements. */
export function createMemoryGraphReader(graph: Graph): GraphReader {
  const index = indexGraph(graph);
  return {
    sequence: graph.sequence,
    labels: async (ids) => ids.map((id) => graph.entities.get(index.canonical(id)) ?? null),
    relations: async (ids) => ids.map((id) => graph.relations.get(id)).map((relation) => (relation ? relationAlone(relation) : null)),
    statements: async (ids) => ids.map((id) => graph.statements.get(id) ?? null),
    expand: async (ids, filter, limit) => {
      if (limit === 0 && Object.keys(filter).length === 0) return countRelations(index, ids);
      const test = compileFilter(filter, graph);
      return ids.map((id) => expandOne(graph, index, index.canonical(id), { filter, test, limit }));
    },
    search: async (request) => searchPage(graph, index, request),
    findRelations: async (request) => {
      const test = compileFilter(request.filter, graph);
      const found = candidates(graph, index, request).filter(({ statementIds }) => statementIds.some((id) => passes(graph, id, test)));
      const page = pageOf(found.sort(byId), request, ({ id }) => id > (request.after ?? ""));
      return { ...page, items: page.items.map(relationAlone) };
    },
    findStatements: async (request) => statementPage(graph, index, request),
    counts: async () => countGraph(graph),
    loose: async () => graph.loose,
  };
}

/** A relation as every reader gives it. */
export function relationAlone({ id, subjectId, predicate, objectId, value }: GraphRelation): Relation {
  return { id, subjectId, predicate, objectId, value };
}

/** How many relations touch each entity today: counted once for all, and what paths ask of every entity they may pass. */
function countRelations(index: GraphIndex, ids: readonly string[]): readonly Expansion[] {
  const degrees = index.degrees();
  return ids.map((id) => ({ entityId: index.canonical(id), relations: [], total: degrees.get(index.canonical(id)) ?? 0 }));
}

function passes(graph: Graph, statementId: string, test: StatementTest): boolean {
  const statement = graph.statements.get(statementId);
  return statement !== undefined && test(statement);
}

interface Step {
  readonly filter: StatementFilter;
  readonly test: StatementTest;
  readonly limit: number;
}

function expandOne(graph: Graph, { touching }: GraphIndex, entityId: string, { filter, test, limit }: Step): Expansion {
  const found = (touching.get(entityId) ?? [])
    .filter((relation) => endPasses(graph, relation, entityId, filter))
    .map((relation) => ({ relation, passing: relation.statementIds.filter((id) => passes(graph, id, test)).length }))
    .filter(({ passing }) => passing > 0)
    .sort((a, b) => b.passing - a.passing || byId(a.relation, b.relation));
  return { entityId, relations: found.slice(0, limit).map(({ relation }) => relationAlone(relation)), total: found.length };
}

/** True unless the filter asks for types at the other end and this end has none of them. */
function endPasses(graph: Graph, { subjectId, objectId }: Relation, from: string, { types }: StatementFilter): boolean {
  return !types || isOfType(graph, subjectId === from ? objectId : subjectId, types);
}

function isOfType(graph: Graph, id: string | null, types: readonly GraphEntity["type"][]): boolean {
  const entity = id === null ? undefined : graph.entities.get(id);
  return entity !== undefined && types.includes(entity.type);
}

/** Relations in the scope of a request, before statements are tested. */
function candidates(graph: Graph, { touching, canonical }: GraphIndex, request: FindRequest): GraphRelation[] {
  const { relation, filter } = request;
  const entity = request.entity ? canonical(request.entity) : null;
  const between = request.between?.map(canonical) ?? null;
  const from = entity ?? between?.[0] ?? null;
  const among = request.among ? new Set(request.among.map(canonical)) : null;
  const wide = from === null ? [...graph.relations.values()] : (touching.get(from) ?? []);
  const one = relation ? graph.relations.get(relation) : undefined;
  return (relation ? (one ? [one] : []) : wide).filter((candidate) => {
    const ends = [candidate.subjectId, candidate.objectId];
    if (entity !== null && !ends.includes(entity)) return false;
    if (between && !joins(ends, between)) return false;
    if (among && !ends.every((id) => id === null || among.has(id))) return false;
    if (from !== null) return endPasses(graph, candidate, from, filter);
    return !filter.types || ends.some((id) => isOfType(graph, id, filter.types ?? []));
  });
}

/** True if the two ends are the two given, in either order. */
function joins([subject, object]: readonly (string | null)[], [a, b]: readonly string[]): boolean {
  return (subject === a && object === b) || (subject === b && object === a);
}

function statementPage(graph: Graph, index: GraphIndex, request: FindRequest): Page<VersionedStatement> {
  const test = compileFilter(request.filter, graph);
  const position = (id: string): number => index.positions.get(id) ?? -1;
  const start = request.after ? position(request.after) : -1;
  if (request.after && start < 0) throw lostPlace(request.after);
  const { entity, between, among, relation, filter } = request;
  const everything = !entity && !between && !among && !relation && !filter.types;
  const scope = everything ? [...graph.statements.values()] : statementsOf(graph, candidates(graph, index, request));
  const found = scope.filter(test);
  if (!everything) found.sort((a, b) => position(a.id) - position(b.id));
  return pageOf(found, request, ({ id }) => position(id) > start);
}

function statementsOf(graph: Graph, relations: readonly GraphRelation[]): VersionedStatement[] {
  return relations.flatMap(({ statementIds }) => statementIds.flatMap((id) => graph.statements.get(id) ?? []));
}

function searchPage(graph: Graph, index: GraphIndex, request: EntitySearch): Page<GraphEntity> {
  const degrees = request.filter ? degreesUnder(graph, index, request.filter) : index.degrees();
  const degree = (id: string): number | null => degrees.get(id) ?? (request.filter ? null : 0);
  const ranked = rankEntities(index.searchable(), request, degree);
  const start = request.after ? ranked.findIndex(({ id }) => id === request.after) : -1;
  if (request.after && start < 0) throw lostPlace(request.after);
  const items = ranked.slice(start + 1, start + 1 + request.limit);
  return { items, total: ranked.length, hasNext: start + 1 + items.length < ranked.length };
}

/** How many relations of each entity pass; entities without any are left out. */
function degreesUnder(graph: Graph, { touching }: GraphIndex, filter: StatementFilter): ReadonlyMap<string, number> {
  const test = compileFilter(filter, graph);
  const passing = new Set([...graph.relations.values()].filter(({ statementIds }) => statementIds.some((id) => passes(graph, id, test))));
  const counts = [...touching].map(([id, relations]): [string, number] => {
    const counted = relations.filter((relation) => passing.has(relation) && endPasses(graph, relation, id, filter));
    return [id, counted.length];
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

function lostPlace(after: string): EntenteError {
  return new EntenteError("BAD_INPUT", `the list holds no "${after}" to go on after; read it again from the beginning`);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function pageOf<Item>(items: readonly Item[], { limit, after }: PageRequest, isAfter: (item: Item) => boolean): Page<Item> {
  const first = after ? items.findIndex(isAfter) : 0;
  const start = first < 0 ? items.length : first;
  const slice = items.slice(start, start + limit);
  return { items: slice, total: items.length, hasNext: start + slice.length < items.length };
}
