import type { Palette } from "../../theme/palette.js";
import type { Box, Cover } from "../fit.js";
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

/** Narrower canvases, in pixels, write smaller names and draw smaller nodes. */
export const smallCanvas = 600;

function contextOf(sigma: Renderer, layer: "edgeLabels" | "labels"): CanvasRenderingContext2D {
  const context = sigma.getCanvases()[layer]?.getContext("2d");
  if (!context) throw new Error(`sigma has no canvas "${layer}"`);
  return context;
}

/**
 * Draws after each of sigma's frames on the two canvases that sigma keeps for its own labels, which
 * are switched off; sigma sizes and clears them.
 *
 * @param style - the colours, and what panels cover; read at every frame
 */
export function addOverlay(sigma: Renderer, style: () => { readonly palette: Palette; readonly cover: Cover }): Overlay {
  const below = contextOf(sigma, "edgeLabels");
  const above = contextOf(sigma, "labels");
  let places: ReadonlyMap<string, LabelPlace> = new Map();
  let key = "";

  sigma.on("afterRender", () => {
    const scene = readScene(sigma);
    const { width, height } = sigma.getDimensions();
    const small = width < smallCanvas;
    const current = `${sigma.getCamera().ratio.toFixed(5)} ${width} ${height}`;
    const { palette: colours, cover } = style();
    // Panning moves every label alike: their places beside their nodes stay.
    if (current !== key) places = layOutNames(above, scene, small, coverBoxes(cover, width, height));
    key = current;
    for (const edge of scene.edges) drawMarks(below, edge, colours);
    for (const edge of scene.edges) if (edge.look.caption) drawCaption(below, edge, colours);
    for (const node of scene.nodes) {
      const place = places.get(node.id);
      if (place) drawName(above, node, place, colours, small);
    }
  });
  return { invalidate: () => (key = "") };
}

/** What panels cover, as boxes that no name may touch. */
function coverBoxes(cover: Cover, width: number, height: number): readonly Box[] {
  const far = 1e6;
  const { width: wide, height: high } = cover.headline ?? { width: 0, height: 0 };
  return [
    { left: cover.left, right: cover.left + wide, top: 0, bottom: high },
    { left: -far, right: cover.left, top: 0, bottom: height },
    { left: width - cover.right, right: far, top: 0, bottom: height },
    { left: -far, right: far, top: height - cover.bottom, bottom: far },
    { left: -far, right: far, top: -far, bottom: cover.top },
  ];
}
