import type { Sigma } from "sigma";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { EdgeLook, NodeLook } from "../display.js";
import type { EdgeData, NodeData } from "../model.js";
import { controlPoint, type Point } from "../route.js";

/** A node as it stands on the screen. Pixels, y downwards. */
export interface SceneNode extends Point {
  readonly id: string;
  readonly radius: number;
  readonly look: NodeLook;
}

/** An edge as it runs on the screen. Pixels, y downwards. */
export interface SceneEdge {
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
  readonly control: Point;
  /** Length of the straight line. */
  readonly length: number;
  readonly look: EdgeLook;
}

/** What is drawn now; hidden nodes and edges are not in it. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

/** The drawn graph as sigma holds it. */
export type Renderer = Sigma<NodeData, EdgeData>;

/** Reads positions and looks of the last frame. */
export function readScene(sigma: Renderer): Scene {
  const graph = sigma.getGraph();
  const nodes = new Map<string, SceneNode>();
  graph.forEachNode((id) => {
    const node = readNode(sigma, id);
    if (node && !node.look.hidden) nodes.set(id, node);
  });
  const edges: SceneEdge[] = [];
  graph.forEachEdge((id, _data, source, target) => {
    const edge = readEdge(sigma, id, nodes.get(source), nodes.get(target));
    if (edge) edges.push(edge);
  });
  return { nodes: [...nodes.values()], edges };
}

function readNode(sigma: Renderer, id: string): SceneNode | null {
  // The reducer returns a NodeLook, which sigma passes through with its own fields.
  const look = sigma.getNodeDisplayData(id) as (NodeDisplayData & NodeLook) | undefined;
  if (!look) return null;
  const { x, y } = sigma.framedGraphToViewport(look);
  return { id, x, y, radius: sigma.scaleSize(look.size), look };
}

function readEdge(sigma: Renderer, id: string, from: SceneNode | undefined, to: SceneNode | undefined): SceneEdge | null {
  const look = sigma.getEdgeDisplayData(id) as (EdgeDisplayData & EdgeLook) | undefined;
  if (!look || look.hidden || !from || !to) return null;
  const control = controlPoint(from, to, look.bow);
  return { id, from, to, control, length: Math.hypot(to.x - from.x, to.y - from.y), look };
}
