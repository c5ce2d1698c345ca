import type { ReferenceEntity } from "../resolve/reference.js";
import { buildGraph, type Graph, type VersionedStatement } from "./build.js";
import { countGraph } from "./counts.js";
import { compileFilter, type StatementTest } from "./filter.js";
import type { FindRequest, GraphReader } from "./reader.js";
import { rankEntities } from "./search.js";
import { readRecords, type GraphSource } from "./source.js";
import type { Expansion, GraphEntity, Page, PageRequest, Relation, StatementFilter } from "./types.js";

/** Reads everything a source holds and builds its graph in memory. */
export async function loadGraph(source: GraphSource, reference: readonly ReferenceEntity[]): Promise<GraphReader> {
  return createMemoryGraphReader(buildGraph(await readRecords(source), reference));
}

/** A reader over a graph in memory: plain maps and lists, meant for up to some hundred thousand statements. */
export function createMemoryGraphReader(graph: Graph): GraphReader {
  const touching = indexRelations(graph);
  const degree = (id: string): number => touching.get(id)?.length ?? 0;
  const canonical = (id: string): string => graph.redirects.get(id) ?? id;
  const passing = (relations: readonly Relation[], test: StatementTest): readonly Relation[] =>
    relations.filter(({ statementIds }) => statementIds.some((id) => passes(graph.statements.get(id), test)));

  return {
    sequence: graph.sequence,
    labels: async (ids) => ids.map((id) => graph.entities.get(canonical(id)) ?? null),
    relations: async (ids) => ids.map((id) => graph.relations.get(id) ?? null),
    statements: async (ids) => ids.map((id) => graph.statements.get(id) ?? null),
    expand: async (ids, filter, limit) => {
      const test = compileFilter(filter, graph.documents);
      return ids.map((id): Expansion => {
        const near = (touching.get(canonical(id)) ?? []).filter((relation) => endPasses(graph, relation, canonical(id), filter));
        const found = passing(near, test);
        return { entityId: canonical(id), relations: found.slice(0, limit), total: found.length };
      });
    },
    search: async (request) => pageOf(rankEntities(graph.entities.values(), request, degree), request),
    findRelations: async (request) => {
      const test = compileFilter(request.filter, graph.documents);
      return pageOf(passing([...candidates(graph, touching, request, canonical)].sort(byId), test), request);
    },
    findStatements: async (request) => pageOf(findStatements(graph, touching, request, canonical), request),
    counts: async () => countGraph(graph),
    loose: async () => graph.loose,
  };
}

function passes(statement: VersionedStatement | undefined, test: StatementTest): boolean {
  return statement !== undefined && test(statement);
}

/** For each entity its relations, those with the most statements first, then by id. */
function indexRelations(graph: Graph): ReadonlyMap<string, readonly Relation[]> {
  const touching = new Map<string, Relation[]>();
  for (const relation of graph.relations.values()) {
    for (const id of new Set([relation.subjectId, relation.objectId])) {
      if (id !== null) touching.set(id, [...(touching.get(id) ?? []), relation]);
    }
  }
  for (const relations of touching.values()) {
    relations.sort((a, b) => b.statementIds.length - a.statementIds.length || byId(a, b));
  }
  return touching;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** True unless the filter asks for types at the other end and this end has none of them. */
function endPasses(graph: Graph, relation: Relation, from: string, { types }: StatementFilter): boolean {
  if (!types) return true;
  const other = relation.subjectId === from ? relation.objectId : relation.subjectId;
  const entity: GraphEntity | undefined = other === null ? undefined : graph.entities.get(other);
  return entity !== undefined && types.includes(entity.type);
}

function candidates(
  graph: Graph,
  touching: ReadonlyMap<string, readonly Relation[]>,
  { entity, between, relation, filter }: FindRequest,
  canonical: (id: string) => string,
): Iterable<Relation> {
  const one = relation ? graph.relations.get(relation) : undefined;
  const start = between?.[0] ?? entity;
  const from = start ? canonical(start) : null;
  const wide = relation ? (one ? [one] : []) : from === null ? [...graph.relations.values()] : (touching.get(from) ?? []);
  const to = between ? canonical(between[1]) : null;
  return wide.filter((candidate) => {
    const pair = [candidate.subjectId, candidate.objectId];
    if (to !== null && !(pair.includes(to) && pair.includes(from) && (to !== from || pair[0] === pair[1]))) return false;
    if (!filter.types) return true;
    return from === null
      ? pair.some((id) => id !== null && endIsOf(graph, id, filter))
      : endPasses(graph, candidate, from, filter);
  });
}

function endIsOf(graph: Graph, id: string, { types }: StatementFilter): boolean {
  const entity = graph.entities.get(id);
  return !types || (entity !== undefined && types.includes(entity.type));
}

function findStatements(
  graph: Graph,
  touching: ReadonlyMap<string, readonly Relation[]>,
  request: FindRequest,
  canonical: (id: string) => string,
): readonly VersionedStatement[] {
  const test = compileFilter(request.filter, graph.documents);
  const all = !request.entity && !request.between && !request.relation && !request.filter.types;
  const wanted = all ? null : new Set([...candidates(graph, touching, request, canonical)].flatMap(({ statementIds }) => statementIds));
  return [...graph.statements.values()].filter((statement) => (wanted === null || wanted.has(statement.id)) && test(statement));
}

function pageOf<Item extends { readonly id: string }>(items: readonly Item[], { limit, after }: PageRequest): Page<Item> {
  const start = after ? items.findIndex(({ id }) => id === after) + 1 : 0;
  const slice = items.slice(start, start + limit);
  return { items: slice, total: items.length, hasNext: start + slice.length < items.length };
}
