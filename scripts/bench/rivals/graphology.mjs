// graphology: the whole graph in memory, a directed multigraph with one edge a relation.
import { MultiDirectedGraph, UndirectedGraph } from "graphology";
import { bidirectional } from "graphology-shortest-path/unweighted.js";
import { readRows } from "../data.mjs";
import { walk } from "./sql.mjs";

/** Loads the data into a graph and answers from it. */
export async function open({ data }) {
  const graph = new MultiDirectedGraph();
  // Without arrows, and only what is followed: graphology's search for paths follows arrows.
  const followed = new UndirectedGraph();
  const forms = [];
  const facets = new Map();
  for await (const [id, type, name] of readRows(data, "entities")) {
    graph.addNode(id, { type, name });
    followed.addNode(id);
  }
  for await (const [entity, folded] of readRows(data, "forms")) forms.push([folded, entity]);
  for await (const row of readRows(data, "statements")) take(row, graph, followed, facets);
  forms.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const asker = {
    neighboursOf: async (ids) => ids.flatMap((id) => followed.neighbors(id)),
    relationsBetween: async (ids) => {
      const wanted = new Set(ids);
      const passes = ({ factual, current }) => factual && current;
      const joins = (edge) => {
        const { isValue, statements } = graph.getEdgeAttributes(edge);
        return !isValue && wanted.has(graph.target(edge)) && statements.some(passes);
      };
      return ids.flatMap((id) => graph.outEdges(id).filter(joins));
    },
    namesOf: async (ids) => ids.map((id) => graph.getNodeAttributes(id)),
  };
  const page = (id, passes) => {
    const counted = graph.edges(id).map((edge) => [edge, graph.getEdgeAttribute(edge, "statements").filter(passes).length]);
    const best = counted
      .filter(([, count]) => count > 0)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, 50);
    for (const [edge] of best) for (const end of graph.extremities(edge)) graph.getNodeAttribute(end, "name");
    return best.map(([edge]) => edge);
  };
  return {
    hop: async (id) => page(id, ({ factual, current }) => factual && current),
    asOf: async (id, day) => page(id, ({ factual, from, to }) => factual && from !== null && from <= day && (to === null || to > day)),
    walk: (id, limit) => walk(asker, id, limit),
    path: async (from, to) => pathLength(followed, from, to),
    prefix: async (text) => startingWith(forms, text),
    fuzzy: null,
    facets: async () => [...facets.values()],
    bytes: () => 0,
    close: async () => {},
  };
}

function take([, relation, subject, predicate, object, polarity, modality, review, current, from, to], graph, followed, facets) {
  const key = [predicate, polarity, modality, review].join(" ");
  if (current === 1) {
    const facet = facets.get(key) ?? { predicate, polarity, modality, review, statements: 0 };
    facet.statements += 1;
    facets.set(key, facet);
  }
  // A value is drawn to the entity itself: graphology keeps only edges between nodes.
  if (!graph.hasEdge(relation))
    graph.addEdgeWithKey(relation, subject, object ?? subject, { predicate, isValue: object === null, statements: [] });
  const factual = polarity === "affirmed" && modality === "asserted" && (review === "unreviewed" || review === "accepted");
  graph.getEdgeAttribute(relation, "statements").push({ factual, current: current === 1, from, to });
  if (factual && current === 1 && object !== null) followed.mergeEdge(subject, object);
}

function pathLength(graph, from, to) {
  const path = bidirectional(graph, from, to);
  return path && path.length - 1 <= 6 ? path.length - 1 : null;
}

function startingWith(forms, text) {
  let [low, high] = [0, forms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (forms[middle][0] < text) low = middle + 1;
    else high = middle;
  }
  return forms
    .slice(low, low + 40)
    .filter(([form]) => form.startsWith(text))
    .slice(0, 20)
    .map(([, entity]) => entity);
}
