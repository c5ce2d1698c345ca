import type { Insets } from "../graph/fit.js";
import type { Stage } from "../graph/settle.js";
import type { Viewport } from "./use-viewport.js";

/** What stands over the canvas. */
export interface Covering {
  readonly panel: boolean;
  readonly reading: boolean;
  /** Share of the canvas that the bottom sheet covers; phones only. */
  readonly sheet: number;
  /** The headline stands at the top of the overview. */
  readonly headline: boolean;
}

/** Pixels, as in tokens.css. */
const topBar = { desk: 52, phone: 48 };
const tabBar = 52;
const rail = 216;
const panel = { wide: 456, narrow: 420 };
const graphBesideArticle = 416;
const headline = { desk: 108, phone: 84 };

/** Room for labels around the outermost nodes. */
const margin = { desk: { x: 88, y: 40 }, phone: { x: 44, y: 30 } };

/** What panels and margins take from the canvas, which always fills the window below the top bar. */
export function insetsOf(viewport: Viewport, covering: Covering): Insets {
  const device = viewport.phone ? "phone" : "desk";
  const { x, y } = margin[device];
  const top = y + (covering.headline ? headline[device] - 16 : 0);
  if (viewport.phone) {
    const height = viewport.height - topBar.phone - tabBar;
    return { top, left: x, right: x, bottom: y + covering.sheet * height };
  }
  if (covering.reading) {
    return { top: y + 60, left: 70, right: viewport.width - graphBesideArticle + 70, bottom: y };
  }
  const right = covering.panel ? (viewport.wide ? panel.wide : panel.narrow) : 0;
  return { top, left: x + (viewport.wide ? rail : 0), right: x + right, bottom: y };
}

/** The pixels that the whole graph may fill in the overview. */
export function stageOf(viewport: Viewport): Stage {
  const insets = insetsOf(viewport, { panel: false, reading: false, sheet: 0, headline: true });
  const height = viewport.phone ? viewport.height - topBar.phone - tabBar : viewport.height - topBar.desk;
  return {
    width: Math.max(240, viewport.width - insets.left - insets.right),
    height: Math.max(240, height - insets.top - insets.bottom),
  };
}
