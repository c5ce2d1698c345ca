import type { Palette } from "../../theme/palette.js";
import type { LabelPlace } from "../labels.js";
import { drawCaption } from "./captions.js";
import { drawMarks } from "./marks.js";
import { drawName, layOutNames } from "./names.js";
import { readScene, type Renderer } from "./scene.js";

/** What is drawn on canvas above sigma's own layers: marks, captions and names. */
export interface Overlay {
  /** Looks or positions changed: names look for new places at the next frame. */
  readonly invalidate: () => void;
}

/** Narrower canvases write smaller names. */
const smallCanvas = 600;

function contextOf(sigma: Renderer, layer: "edgeLabels" | "labels"): CanvasRenderingContext2D {
  const context = sigma.getCanvases()[layer]?.getContext("2d");
  if (!context) throw new Error(`sigma has no canvas "${layer}"`);
  return context;
}

/**
 * Draws after each of sigma's frames on the two canvases that sigma keeps for its own labels, which
 * are switched off; sigma sizes and clears them.
 *
 * @param palette - read at every frame
 */
export function addOverlay(sigma: Renderer, palette: () => Palette): Overlay {
  const below = contextOf(sigma, "edgeLabels");
  const above = contextOf(sigma, "labels");
  let places: ReadonlyMap<string, LabelPlace> = new Map();
  let key = "";

  sigma.on("afterRender", () => {
    const scene = readScene(sigma);
    const { width, height } = sigma.getDimensions();
    const small = width < smallCanvas;
    const current = `${sigma.getCamera().ratio.toFixed(5)} ${width} ${height}`;
    // Panning moves every label alike: their places beside their nodes stay.
    if (current !== key) places = layOutNames(above, scene, small);
    key = current;
    const colours = palette();
    for (const edge of scene.edges) drawMarks(below, edge, colours);
    for (const edge of scene.edges) if (edge.look.caption) drawCaption(below, edge, colours);
    for (const node of scene.nodes) {
      const place = places.get(node.id);
      if (place) drawName(above, node, place, colours, small);
    }
  });
  return { invalidate: () => (key = "") };
}
