import type { Filter } from "../state/filter.js";
import type { EntityType, Review } from "@entente/ontology";
import { legendFormOf, type LegendForm } from "./form.js";
import type { DrawnGraph, EdgeData } from "./model.js";

/** What passes the legend, and what the legend counts. */
export interface Visible {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** How many entities of each type are drawn. */
  readonly types: ReadonlyMap<EntityType, number>;
  /** How many relations of each form are drawn. */
  readonly forms: ReadonlyMap<LegendForm, number>;
  /** How many statements of each review the drawn relations rest on. */
  readonly reviews: ReadonlyMap<Review, number>;
  /** All statements of the drawn relations. */
  readonly statements: number;
}

const reviewNames: readonly Review[] = ["unreviewed", "accepted", "retracted", "disputed"];

/**
 * Applies the legend's filter. A relation is drawn if its form, a review of its statements and the
 * types of its ends are on; an entity if its type is on and, where filters took away all of its
 * relations, not at all.
 */
export function visibleIn(graph: DrawnGraph, filter: Filter): Visible {
  const edges = new Set(
    graph.filterEdges(
      (_id, data, source, target) => passes(data, filter) && typeOn(graph, source, filter) && typeOn(graph, target, filter),
    ),
  );
  const nodes = new Set(graph.filterNodes((id) => typeOn(graph, id, filter) && keepsNode(graph, id, filter)));
  return { nodes, edges, ...count(graph, nodes, edges) };
}

function typeOn(graph: DrawnGraph, node: string, { types }: Filter): boolean {
  return !types.has(graph.getNodeAttribute(node, "entity").type);
}

function passes({ look, relation }: EdgeData, { forms, reviews }: Filter): boolean {
  if (forms.has(legendFormOf(look))) return false;
  return reviewNames.some((review) => relation.tally[review] > 0 && !reviews.has(review));
}

function keepsNode(graph: DrawnGraph, node: string, filter: Filter): boolean {
  return graph.degree(node) === 0 || graph.someEdge(node, (_id, data) => passes(data, filter));
}

function count(
  graph: DrawnGraph,
  nodes: ReadonlySet<string>,
  edges: ReadonlySet<string>,
): Pick<Visible, "types" | "forms" | "reviews" | "statements"> {
  const types = new Map<EntityType, number>();
  const forms = new Map<LegendForm, number>();
  const reviews = new Map<Review, number>();
  for (const node of nodes) increase(types, graph.getNodeAttribute(node, "entity").type, 1);
  let statements = 0;
  for (const edge of edges) {
    const { look, relation } = graph.getEdgeAttributes(edge);
    increase(forms, legendFormOf(look), 1);
    for (const review of reviewNames) increase(reviews, review, relation.tally[review]);
    statements += relation.tally.total;
  }
  return { types, forms, reviews, statements };
}

function increase<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
