import { Sigma } from "sigma";
import type { Palette } from "../theme/palette.js";
import { edgeLook, nodeLook, type Attention, type Strands } from "./display.js";
import { fanOut, pairOf, type FanPlace } from "./fan.js";
import { boxAround, fitBox, type Box, type Cover, type Insets } from "./fit.js";
import type { DrawnGraph, EdgeData, NodeData } from "./model.js";
import { addOverlay, smallCanvas } from "./overlay/overlay.js";
import type { Renderer } from "./overlay/scene.js";
import { createEdgeProgram } from "./programs/edge-program.js";
import { channels, createNodeProgram, type ProgramColours } from "./programs/node-program.js";
import type { Stage } from "./settle.js";

/** What the reader did on the canvas. */
export interface CanvasEvents {
  readonly onNode: (id: string) => void;
  readonly onExpand: (id: string) => void;
  readonly onEdge: (id: string) => void;
  readonly onEmpty: () => void;
  readonly onPoint: (pointed: { readonly node: string | null; readonly edge: string | null }) => void;
}

/** The drawn graph, and all that the rest of the viewer may ask of it. */
export interface GraphRenderer {
  /** Draws what the reader attends to, in the colours of the theme. */
  readonly show: (attention: Attention, palette: Palette, cover: Cover) => void;
  /** Moves the camera so that these nodes stand in what the insets leave free. */
  readonly frame: (nodes: readonly string[], insets: Insets, closest: number) => void;
  readonly zoom: (factor: number) => void;
  readonly kill: () => void;
}

/** Whether this browser can draw with WebGL. */
export function hasWebGl(): boolean {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

const cameraMilliseconds = 220;

/**
 * Draws a graph into an element.
 *
 * @param stage - the pixels that the layout was fitted to
 */
export function createRenderer(
  container: HTMLElement,
  graph: DrawnGraph,
  stage: Stage,
  start: { readonly attention: Attention; readonly palette: Palette; readonly cover: Cover },
  events: CanvasEvents,
): GraphRenderer {
  let { attention, palette, cover } = start;
  let fan = fanFor(graph, attention);
  const colours = programColours(palette);
  const sigma: Renderer = new Sigma<NodeData, EdgeData>(graph, container, {
    ...fixedSettings,
    // Zooming in makes room, it does not make strokes thicker; zooming out shrinks nodes a little.
    zoomToSizeRatioFunction: (ratio) => nodeScale(container) * Math.max(1, Math.sqrt(ratio)),
    nodeProgramClasses: { shape: createNodeProgram(colours) },
    edgeProgramClasses: { form: createEdgeProgram(colours) },
    nodeReducer: (id, data) => ({ x: data.x, y: data.y, ...nodeLook(data, id, attention, palette) }),
    edgeReducer: (id, data) => ({ ...edgeLook(data, id, strandsOf(graph, id, fan.get(id)), attention, palette) }),
  });
  sigma.setCustomBBox({ x: [0, stage.width], y: [-stage.height, 0] });
  const overlay = addOverlay(sigma, () => ({ palette, cover }));
  listen(sigma, events);
  let alive = true;
  // Names look for new places once the camera stands: panning alone leaves them beside their nodes.
  const arrived = (): void => {
    // A camera may arrive after its renderer is gone.
    if (!alive) return;
    overlay.invalidate();
    sigma.scheduleRender();
  };

  return {
    show: (nextAttention, nextPalette, nextCover) => {
      [attention, palette, cover] = [nextAttention, nextPalette, nextCover];
      fan = fanFor(graph, attention);
      Object.assign(colours, programColours(palette));
      overlay.invalidate();
      sigma.refresh();
    },
    frame: (nodes, insets, closest) => frame(sigma, nodes, insets, closest, arrived),
    zoom: (factor) => moveCamera(sigma, { ratio: sigma.getCamera().ratio / factor }, arrived),
    kill: () => {
      alive = false;
      sigma.kill();
    },
  };
}

/** An edge that is hidden by the filter has no place in the fan. */
function strandsOf(graph: DrawnGraph, id: string, place: FanPlace = { bow: 0, bundle: [id], hidden: true }): Strands {
  return { place, looks: place.bundle.map((one) => graph.getEdgeAttribute(one, "look")) };
}

const fixedSettings = {
  renderLabels: false,
  enableEdgeEvents: true,
  zIndex: true,
  stagePadding: 0,
  minCameraRatio: 0.05,
  maxCameraRatio: 6,
  defaultNodeType: "shape",
  defaultEdgeType: "form",
  // The reducers light what is hovered: no box is drawn around it.
  defaultDrawNodeHover: () => {},
  allowInvalidContainer: true,
};

/** Nodes are this many times smaller than their radius says: on a phone a quarter. */
function nodeScale(container: HTMLElement): number {
  return container.clientWidth < smallCanvas ? 1.3 : 1;
}

function programColours(palette: Palette): ProgramColours {
  return {
    paper: channels(palette.paper),
    ink: channels(palette.ink),
    mark: channels(palette.mark),
  };
}

/** The fan of what is drawn; the pairs that are selected or lit stay open. */
function fanFor(graph: DrawnGraph, attention: Attention): ReadonlyMap<string, FanPlace> {
  const ids = graph.filterEdges((id) => !attention.hiddenEdges.has(id));
  const strands = ids.map((id) => ({ id, source: graph.source(id), target: graph.target(id) }));
  const open = strands.filter(({ id }) => attention.labelledEdges.has(id));
  return fanOut(strands, new Set(open.map(pairOf)));
}

function listen(sigma: Renderer, events: CanvasEvents): void {
  const { style } = sigma.getContainer();
  const point = (node: string | null, edge: string | null): void => {
    style.cursor = (node ?? edge) ? "pointer" : "";
    events.onPoint({ node, edge });
  };
  sigma.on("clickNode", ({ node }) => events.onNode(node));
  sigma.on("doubleClickNode", (payload) => {
    payload.preventSigmaDefault();
    events.onExpand(payload.node);
  });
  sigma.on("clickEdge", ({ edge }) => events.onEdge(edge));
  sigma.on("clickStage", () => events.onEmpty());
  sigma.on("enterNode", ({ node }) => point(node, null));
  sigma.on("enterEdge", ({ edge }) => point(null, edge));
  sigma.on("leaveNode", () => point(null, null));
  sigma.on("leaveStage", () => point(null, null));
  sigma.on("leaveEdge", () => point(null, null));
}

const neutral = { x: 0.5, y: 0.5, angle: 0, ratio: 1 };

/** Where nodes stand at ratio 1 with the camera in the middle. Pixels. */
function boxAtRest(sigma: Renderer, nodes: readonly string[]): Box | null {
  const points = nodes.flatMap((id) => {
    const data = sigma.getNodeDisplayData(id);
    return data ? [sigma.framedGraphToViewport(data, { cameraState: neutral })] : [];
  });
  return boxAround(points);
}

function frame(sigma: Renderer, nodes: readonly string[], insets: Insets, closest: number, arrived: () => void): void {
  const box = boxAtRest(sigma, nodes);
  if (!box) return;
  const { centre, ratio } = fitBox(box, sigma.getDimensions(), insets, closest);
  const { x, y } = sigma.viewportToFramedGraph(centre, { cameraState: neutral });
  moveCamera(sigma, { x, y, ratio }, arrived);
}

function moveCamera(sigma: Renderer, state: { x?: number; y?: number; ratio?: number }, arrived: () => void): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still) {
    sigma.getCamera().setState(state);
    arrived();
  } else sigma.getCamera().animate(state, { duration: cameraMilliseconds }, arrived);
}
