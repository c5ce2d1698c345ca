import type { Focus } from "../state/address.js";
import type { ReaderLight } from "./attention.js";
import type { DrawnGraph } from "./model.js";
import type { Visible } from "./visible.js";

/** What the camera keeps in view. */
export interface Target {
  /** Changes when the camera should move. */
  readonly key: string;
  readonly nodes: readonly string[];
  /** How near it may come: the smallest ratio. */
  readonly closest: number;
}

/** What the camera keeps in view for what is open: all, an entity's surroundings, a relation, a sentence. */
export function targetOf(graph: DrawnGraph, visible: Visible, focus: Focus | null, light: ReaderLight | null): Target {
  if (focus?.kind === "entity" && graph.hasNode(focus.id)) {
    const near = graph.neighbors(focus.id).filter((id) => visible.nodes.has(id));
    return { key: `entity ${focus.id}`, nodes: [focus.id, ...near], closest: 0.7 };
  }
  if (focus?.kind === "relation" && graph.hasEdge(focus.id)) {
    return { key: `relation ${focus.id}`, nodes: graph.extremities(focus.id), closest: 0.7 };
  }
  if (focus?.kind === "document" && light) return documentTarget(graph, light);
  const nodes = focus ? [] : graph.nodes();
  return { key: focus ? `${focus.kind} ${focus.id}` : "all", nodes, closest: 0.4 };
}

function documentTarget(graph: DrawnGraph, { sentence, document }: ReaderLight): Target {
  const drawn = (edges: readonly string[]): readonly string[] => edges.filter((id) => graph.hasEdge(id));
  const edges = drawn(sentence).length > 0 ? drawn(sentence) : drawn(document);
  const nodes = [...new Set(edges.flatMap((id) => graph.extremities(id)))];
  return { key: `edges ${edges.join(" ")}`, nodes, closest: 0.7 };
}
