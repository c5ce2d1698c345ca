import type { Focus } from "../state/address.js";
import type { ReaderLight } from "./attention.js";
import type { DrawnGraph } from "./model.js";

/** What the camera keeps in view. */
export interface Target {
  readonly nodes: readonly string[];
  /** How near it may come: the smallest ratio. */
  readonly closest: number;
}

/** What the camera keeps in view for what is open: all, an entity's surroundings, a relation, a sentence. */
export function targetOf(graph: DrawnGraph, focus: Focus | null, light: ReaderLight | null): Target {
  if (focus?.kind === "entity" && graph.hasNode(focus.id)) {
    return { nodes: [focus.id, ...graph.neighbors(focus.id)], closest: 0.7 };
  }
  if (focus?.kind === "relation" && graph.hasEdge(focus.id)) {
    return { nodes: graph.extremities(focus.id), closest: 0.7 };
  }
  if (focus?.kind === "document" && light) return documentTarget(graph, light);
  return { nodes: focus ? [] : graph.nodes(), closest: 0.4 };
}

function documentTarget(graph: DrawnGraph, { sentence, document }: ReaderLight): Target {
  const drawn = (edges: readonly string[]): readonly string[] => edges.filter((id) => graph.hasEdge(id));
  const edges = drawn(sentence).length > 0 ? drawn(sentence) : drawn(document);
  const nodes = [...new Set(edges.flatMap((id) => graph.extremities(id)))];
  return { nodes, closest: 0.7 };
}
