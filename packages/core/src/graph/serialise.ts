import { sortKeys } from "../model/hash.js";
import type { Graph } from "./graph.js";

/** A graph as JSON: the same records give the same bytes, in whatever order they were read. */
export function serialiseGraph(graph: Graph): string {
  const { documents, entities, locals, relations, statements, redirects, ...rest } = graph;
  const lists = { documents, entities, locals, relations, statements, redirects };
  const entries = Object.entries(lists).map(([name, map]) => [name, [...map].map(([key, item]) => [key, sortKeys(item)])]);
  return JSON.stringify({ ...Object.fromEntries(entries), rest: sortKeys(rest) });
}
