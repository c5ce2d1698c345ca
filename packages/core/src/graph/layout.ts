import { UndirectedGraph } from "graphology";
import forceAtlas2Module from "graphology-layout-forceatlas2";
import { digest } from "../model/hash.js";

// The package is CommonJS, its types describe an ES default export: under NodeNext they see one level more than there is.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Two nodes that attract each other the more the heavier their edge. */
export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** Where a node lies. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Rounds of ForceAtlas2: many for a small graph, where they cost little, fewer for a large one. */
function rounds(order: number): number {
  return Math.max(60, Math.round(1200 / Math.sqrt(Math.max(1, order / 20))));
}

/**
 * Settles nodes with ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679). Deterministic: nodes start on
 * a disc at places that follow from their ids, so the same graph settles in the same picture. Nodes are points here:
 * keeping drawn shapes off each other is up to whoever knows how large they are drawn.
 *
 * @param ids - of the nodes, each once
 * @param edges - between them
 */
export function settleLayout(ids: readonly string[], edges: readonly LayoutEdge[]): ReadonlyMap<string, Position> {
  if (ids.length === 0) return new Map();
  const graph = new UndirectedGraph();
  // In the order of ids, because sums of rounded numbers depend on the order in which they are added.
  for (const id of ids.toSorted(compare)) graph.addNode(id, startingPlace(id, ids.length));
  for (const { source, target, weight } of edges.toSorted(byEnds)) {
    if (source !== target) graph.updateEdge(source, target, (known) => ({ weight: Number(known["weight"] ?? 0) + weight }));
  }
  const settings = { ...forceAtlas2.inferSettings(graph), adjustSizes: false, linLogMode: false, gravity: 1, scalingRatio: 12 };
  const settled = forceAtlas2(graph, { iterations: rounds(ids.length), getEdgeWeight: "weight", settings });
  return new Map(ids.map((id) => [id, { x: settled[id]?.["x"] ?? 0, y: settled[id]?.["y"] ?? 0 }]));
}

function byEnds(a: LayoutEdge, b: LayoutEdge): number {
  return compare(a.source, b.source) || compare(a.target, b.target) || a.weight - b.weight;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A point on a disc, from the bits of the id's hash. */
function startingPlace(id: string, order: number): Position {
  const hash = digest([id]);
  const angle = (Number.parseInt(hash.slice(0, 8), 16) / 0x1_0000_0000) * 2 * Math.PI;
  const radius = Math.sqrt(Number.parseInt(hash.slice(8, 16), 16) / 0x1_0000_0000) * 10 * Math.sqrt(order);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}
