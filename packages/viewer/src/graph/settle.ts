import { MultiUndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import ForceAtlas2Worker from "graphology-layout-forceatlas2/worker";
import { statusLine } from "./display.js";
import type { DrawnGraph } from "./model.js";
import { clearLines, type Line } from "./clear-lines.js";
import { partsOf, placePart } from "./parts.js";
import { fillBox, separate, spread, type Body } from "./separate.js";
import { wrap } from "./wrap.js";

/** Pixels of the canvas that the graph should fill. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** What the headline covers at its top left. */
  readonly headline: { readonly width: number; readonly height: number };
}

/** How long the worker refines the server's positions: they are already settled. */
const refiningMilliseconds = 450;
const workerWaitMilliseconds = 4000;
/** How far nodes are moved towards an even spread, 0 to 1. */
const evenness = 0.6;
/** The picture may be stretched so much more along one axis than along the other. */
const widestStretch = 2.6;
/** Rounds of pushing nodes off lines, and pixels that they keep from them. */
const tidyRounds = 30;
const lineClearance = 18;
/** Pixels along each side of a part that nothing joins to the largest one, for each of its nodes' root. */
const loosePartSide = 48;
/** Bodies may cover this share of the stage; beyond it labels give way instead. */
const fullestStage = 0.42;

/**
 * Refines the server's positions: ForceAtlas2 in a worker for a short while, then fitted to the
 * stage, then pushed apart until no node lies on another or its label. Nothing is drawn meanwhile.
 */
export async function settle(graph: DrawnGraph, stage: Stage): Promise<void> {
  if (graph.order === 0) return;
  // A browser that forbids the worker still has the server's positions.
  await refine(graph).catch(() => {});
  place(graph, stage);
}

/** The positions as bodies in pixels, fitted and pushed apart, written back. */
function place(graph: DrawnGraph, stage: Stage): void {
  const ids = graph.nodes();
  const bodies = ids.map((id) => bodyOf(graph, id));
  const covered = bodies.reduce((sum, body) => sum + body.halfWidth * body.halfHeight * 4, 0);
  const shrink = Math.min(1, Math.sqrt((fullestStage * stage.width * stage.height) / covered));
  const fitted = bodies.map((body, index) => shrinkBody(graph, ids[index] ?? "", body, shrink));
  const index = new Map(ids.map((id, at) => [id, at]));
  const lines = graph.mapEdges((_id, _data, source, target) => [index.get(source) ?? 0, index.get(target) ?? 0] as const);
  const [main = [], ...loose] = partsOf(bodies.length, lines).map((part) => part.flatMap((at) => fitted[at] ?? []));
  fitMain(main, stage);
  const placed = [headlineBody(stage), ...main];
  for (const part of loose) {
    fillBox(part, loosePartSide * Math.sqrt(part.length), loosePartSide * Math.sqrt(part.length), 1);
    separate(part);
    placePart(part, placed, stage.width, stage.height);
    placed.push(...part);
  }
  tidy(fitted, lines, stage);
  fitted.forEach((body, at) => writeBack(graph, ids[at] ?? "", body));
}

/** The largest part fills the stage. */
function fitMain(bodies: readonly Body[], { width, height }: Stage): void {
  spread(bodies, evenness);
  fillBox(bodies, width, height, widestStretch);
  separate(bodies);
  fillBox(bodies, width, height, widestStretch);
}

/** Off foreign lines and off each other, in turn; the last word is that no node lies on another. */
function tidy(bodies: readonly Body[], lines: readonly Line[], stage: Stage): void {
  const all = [headlineBody(stage), ...bodies];
  belowHeadline(bodies, stage);
  for (let round = 0; round < tidyRounds; round++) {
    clearLines(bodies, lines, lineClearance);
    keepInside(bodies, stage);
    separate(all);
  }
}

function keepInside(bodies: readonly Body[], { width, height }: Stage): void {
  for (const body of bodies) {
    body.x = Math.min(width, Math.max(0, body.x));
    body.y = Math.min(height, Math.max(0, body.y));
  }
}

/** Out from under the headline, downwards: pushed upwards a node would leave the stage and be brought back, for ever. */
function belowHeadline(bodies: readonly Body[], { headline }: Stage): void {
  for (const body of bodies) {
    const covered = body.x - body.halfWidth < headline.width && body.y - body.halfHeight < headline.height;
    if (covered) body.y = headline.height + body.halfHeight;
  }
}

function headlineBody({ headline }: Stage): Body {
  const { width, height } = headline;
  return { x: width / 2, y: height / 2, halfWidth: width / 2, halfHeight: height / 2, fixed: true };
}

function writeBack(graph: DrawnGraph, id: string, { x, y }: Body): void {
  graph.mergeNodeAttributes(id, { x, y: -y });
}

function bodyOf(graph: DrawnGraph, id: string): Body {
  const data = graph.getNodeAttributes(id);
  const lines = wrap(data.entity.name, 16);
  const longest = Math.max(...lines.map((line) => line.length));
  const height = lines.length + (statusLine(data) ? 1 : 0);
  return {
    x: data.x,
    y: -data.y,
    halfWidth: Math.max(data.radius + 8, longest * 3.4 + 6),
    halfHeight: data.radius + 8 + height * 7.5,
  };
}

function shrinkBody(graph: DrawnGraph, id: string, body: Body, share: number): Body {
  const least = graph.getNodeAttribute(id, "radius") + 7;
  return {
    x: body.x,
    y: body.y,
    halfWidth: Math.max(least, body.halfWidth * share),
    halfHeight: Math.max(least, body.halfHeight * share),
  };
}

/** Places nodes that arrived later around the node they were asked for, without moving the others. */
export function placeAround(graph: DrawnGraph, added: readonly string[], seed: string): void {
  const centre = graph.hasNode(seed) && !added.includes(seed) ? seed : null;
  const { x, y } = graph.getNodeAttributes(centre ?? added[0] ?? seed);
  const others = added.filter((id) => id !== centre);
  others.forEach((id, index) => {
    const angle = (2 * Math.PI * index) / others.length;
    const distance = 110 + 50 * (index % 3);
    graph.mergeNodeAttributes(id, {
      x: x + Math.cos(angle) * distance,
      y: y + Math.sin(angle) * distance,
    });
  });
}

/** Runs the worker on a copy, so that what is drawn does not move while it works. */
async function refine(graph: DrawnGraph): Promise<void> {
  const copy = new MultiUndirectedGraph();
  graph.forEachNode((id, { x, y, radius }) => copy.addNode(id, { x, y, size: radius }));
  graph.forEachEdge((_id, _data, source, target) => copy.addEdge(source, target));
  const worker = new ForceAtlas2Worker(copy, {
    settings: {
      ...forceAtlas2.inferSettings(copy),
      gravity: 1,
      scalingRatio: 30,
      linLogMode: false,
      strongGravityMode: false,
      slowDown: 4,
    },
  });
  worker.start();
  await firstStep(copy);
  await pause(refiningMilliseconds);
  worker.kill();
  copy.forEachNode((id, { x, y }) => graph.mergeNodeAttributes(id, { x: Number(x), y: Number(y) }));
}

/** Resolves when the worker has answered once, or gave no sign for too long. */
function firstStep(copy: MultiUndirectedGraph): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, workerWaitMilliseconds);
    copy.once("eachNodeAttributesUpdated", () => {
      clearTimeout(late);
      resolve();
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
