import { groupBy } from "../model/group.js";
import type { Graph, GraphRelation } from "./graph.js";
import { compileFilter } from "./filter.js";
import { searchable, type Searchable } from "./search.js";

/** What a reader looks up in a graph, made once. */
export interface GraphIndex {
  /** The id that a merged one leads to, any other as given. */
  readonly canonical: (id: string) => string;
  /** For each entity the relations that touch it. */
  readonly touching: ReadonlyMap<string, readonly GraphRelation[]>;
  /** Where each statement stands in the order of all. */
  readonly positions: ReadonlyMap<string, number>;
  /** How many relations of each entity stand in current versions. */
  degrees(): ReadonlyMap<string, number>;
  searchable(): readonly Searchable[];
}

/** Indexes a graph; what only searches need is made at the first search. */
export function indexGraph(graph: Graph): GraphIndex {
  const touching = indexRelations(graph);
  return {
    touching,
    canonical: (id) => graph.redirects.get(id) ?? id,
    positions: new Map([...graph.statements.keys()].map((id, position) => [id, position])),
    degrees: once(() => currentDegrees(graph, touching)),
    searchable: once(() => searchable(graph.entities.values())),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

function indexRelations(graph: Graph): ReadonlyMap<string, readonly GraphRelation[]> {
  const ends = [...graph.relations.values()].flatMap((relation) =>
    [...new Set([relation.subjectId, relation.objectId])].flatMap((id) => (id === null ? [] : [{ id, relation }])),
  );
  return new Map([...groupBy(ends, ({ id }) => id)].map(([id, found]) => [id, found.map(({ relation }) => relation)]));
}

function currentDegrees(graph: Graph, touching: ReadonlyMap<string, readonly GraphRelation[]>): ReadonlyMap<string, number> {
  const test = compileFilter({}, graph);
  const current = new Set([...graph.statements.values()].filter(test).map(({ relationId }) => relationId));
  return new Map([...touching].map(([id, relations]) => [id, relations.filter((relation) => current.has(relation.id)).length]));
}
