import { MultiDirectedGraph } from "graphology";
import type { DrawnEntity, GraphNode, Relation, Subgraph } from "../graphql/types.js";
import { lookOf, type Look } from "./form.js";

/** What the drawn graph knows about an entity. Positions are pixels of the overview, y upwards. */
export interface NodeData {
  x: number;
  y: number;
  entity: DrawnEntity;
  /** At least one accepted statement touches it: drawn filled, otherwise hollow. */
  reviewed: boolean;
  /** Pixels, 6 to 16 by degree. */
  radius: number;
}

/** What the drawn graph knows about a relation. */
export interface EdgeData {
  relation: Relation;
  look: Look;
}

/** The graph that is drawn: data only, how it looks is decided by `display.ts`. */
export type DrawnGraph = MultiDirectedGraph<NodeData, EdgeData>;

/** Radius in pixels of a node that `degree` relations touch. */
export function radiusOf(degree: number): number {
  return Math.min(16, 5 + 2 * Math.sqrt(degree));
}

/** An empty graph to be drawn. */
export function createGraph(): DrawnGraph {
  return new MultiDirectedGraph<NodeData, EdgeData>();
}

/** What {@link addSubgraph} added. */
export interface Addition {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/**
 * Adds what is not there yet and refreshes what is; relations with a value have no second node and
 * are not drawn.
 *
 * @returns ids of the nodes and relations that were not there before
 */
export function addSubgraph(graph: DrawnGraph, subgraph: Subgraph): Addition {
  const nodes = subgraph.nodes.filter((node) => addNode(graph, node));
  const edges = subgraph.edges.filter(({ relation }) => addRelation(graph, relation));
  return {
    nodes: nodes.map((node) => node.entity.id),
    edges: edges.map(({ relation }) => relation.id),
  };
}

function addNode(graph: DrawnGraph, { entity, x, y, reviewed }: GraphNode): boolean {
  const data = { entity, reviewed, radius: radiusOf(entity.degree) };
  if (!graph.hasNode(entity.id)) {
    graph.addNode(entity.id, { ...data, x, y });
    return true;
  }
  graph.mergeNodeAttributes(entity.id, {
    ...data,
    reviewed: reviewed || graph.getNodeAttribute(entity.id, "reviewed"),
  });
  return false;
}

/** Adds a relation whose two entities are in the graph. */
export function addRelation(graph: DrawnGraph, relation: Relation): boolean {
  const { id, subject, object } = relation;
  if (!object || !graph.hasNode(subject.id) || !graph.hasNode(object.id)) return false;
  const data = { relation, look: lookOf(relation) };
  if (graph.hasEdge(id)) {
    graph.replaceEdgeAttributes(id, data);
    return false;
  }
  graph.addEdgeWithKey(id, subject.id, object.id, data);
  return true;
}
