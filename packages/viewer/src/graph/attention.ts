import type { Focus } from "../state/address.js";
import type { Attention } from "./display.js";
import type { DrawnGraph } from "./model.js";
import type { Visible } from "./visible.js";

/** What the reader points at without selecting it. */
export interface Pointing {
  readonly node: string | null;
  /** Relations to light: under the pointer, or of the sentence or note under it. */
  readonly edges: readonly string[];
}

/** Nothing pointed at. */
export const pointingAtNothing: Pointing = { node: null, edges: [] };

/** What a document lights: the relations it speaks of, and those of the chosen sentence. */
export interface ReaderLight {
  readonly document: readonly string[];
  readonly sentence: readonly string[];
}

/** Works out what is selected, lit and hidden. */
export function attend(graph: DrawnGraph, visible: Visible, focus: Focus | null, pointing: Pointing, light: ReaderLight | null): Attention {
  const hidden = hide(graph, visible, light);
  const selected = select(graph, focus, light);
  const pointed = pointing.edges.filter((edge) => graph.hasEdge(edge));
  const lit = pointed.length > 0 ? pointed : pointing.node ? around(graph, pointing.node) : selected.lit;
  const litNodes = lit && new Set([...lit.flatMap((edge) => graph.extremities(edge)), ...selected.nodes]);
  if (pointing.node) litNodes?.add(pointing.node);
  return {
    selectedNodes: selected.nodes,
    selectedEdge: selected.edge,
    litEdges: lit && new Set(lit),
    litNodes,
    ...hidden,
    hovered: pointing.node,
    labelledEdges: new Set([...selected.labelled, ...pointed]),
  };
}

interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly edge: string | null;
  readonly lit: readonly string[] | null;
  readonly labelled: readonly string[];
}

const nothing: Selection = { nodes: new Set(), edge: null, lit: null, labelled: [] };

function select(graph: DrawnGraph, focus: Focus | null, light: ReaderLight | null): Selection {
  if (focus?.kind === "entity" && graph.hasNode(focus.id)) {
    return { ...nothing, nodes: new Set([focus.id]), lit: around(graph, focus.id) };
  }
  if (focus?.kind === "relation" && graph.hasEdge(focus.id)) return selectRelation(graph, focus.id);
  if (light) return selectSentence(graph, light);
  return nothing;
}

function selectRelation(graph: DrawnGraph, id: string): Selection {
  const [source, target] = graph.extremities(id);
  const siblings = [...graph.edges(source, target), ...graph.edges(target, source)];
  return { nodes: new Set([source, target]), edge: id, lit: siblings, labelled: siblings };
}

function selectSentence(graph: DrawnGraph, { sentence, document }: ReaderLight): Selection {
  const [first, ...others] = sentence.filter((edge) => graph.hasEdge(edge));
  if (!first) return { ...nothing, lit: document.filter((edge) => graph.hasEdge(edge)) };
  return {
    nodes: new Set(graph.extremities(first)),
    edge: first,
    lit: [first, ...others],
    labelled: [first, ...others],
  };
}

function around(graph: DrawnGraph, node: string): readonly string[] {
  return graph.hasNode(node) ? graph.edges(node) : [];
}

/** Beside a document, only what it speaks of is drawn. */
function hide(graph: DrawnGraph, visible: Visible, light: ReaderLight | null): Pick<Attention, "hiddenNodes" | "hiddenEdges"> {
  const edges = light ? new Set(light.document.filter((edge) => graph.hasEdge(edge))) : visible.edges;
  const nodes = light ? new Set([...edges].flatMap((edge) => graph.extremities(edge))) : visible.nodes;
  return {
    hiddenNodes: new Set(graph.filterNodes((id) => !nodes.has(id))),
    hiddenEdges: new Set(graph.filterEdges((id) => !edges.has(id))),
  };
}
