import { symmetricPredicates } from "@entente/ontology";
import type { EdgeList } from "../native.js";
import { firstValue } from "./columns.js";
import { anyEndPasses, countPassing, type RowFilter } from "./row-filter.js";
import { compareNodes, compareRelations, eachRelation, nodeId, objectOf, predicateOf, subjectOf, type GraphView } from "./view.js";

/** Every relation between two entities that passes, by places in a list of the entities it touches. */
export function listEdges(view: GraphView, filter: RowFilter): EdgeList {
  const relations: number[] = [];
  eachRelation(view, (relation) => {
    if (objectOf(view, relation) < firstValue && anyEndPasses(view, filter, relation) && countPassing(view, filter, relation) > 0)
      relations.push(relation);
  });
  relations.sort((a, b) => compareRelations(view, a, b));
  const nodes = [...new Set(relations.flatMap((relation) => [subjectOf(view, relation), objectOf(view, relation)]))];
  nodes.sort((a, b) => compareNodes(view, a, b));
  const places = new Map(nodes.map((node, place) => [node, place]));
  return {
    ids: nodes.map((node) => nodeId(view, node)),
    sources: Uint32Array.from(relations, (relation) => places.get(subjectOf(view, relation)) ?? 0),
    targets: Uint32Array.from(relations, (relation) => places.get(objectOf(view, relation)) ?? 0),
    symmetric: Uint8Array.from(relations, (relation) => (symmetricPredicates.has(predicateOf(view, relation)) ? 1 : 0)),
  };
}
