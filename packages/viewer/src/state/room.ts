import type { Cover, Insets } from "../graph/fit.js";
import type { Stage } from "../graph/settle.js";
import type { Viewport } from "./use-viewport.js";

/** What stands over the canvas. */
export interface Covering {
  readonly panel: boolean;
  readonly reading: boolean;
  /** Share of the canvas that the bottom sheet covers; phones only. */
  readonly sheet: number;
  /** The headline of the overview, which spans the whole width of a phone. */
  readonly headline: boolean;
}

/** Pixels, as in tokens.css. */
const topBar = { desk: 52, phone: 48 };
const tabBar = 52;
const rail = 216;
const panel = { wide: 456, narrow: 420 };
const graphBesideArticle = 416;

/** The headline with its counts. */
const headline = { desk: { width: 660, height: 116 }, phone: { height: 112 } };

/** Room for labels around the outermost nodes. */
const margin = { desk: { x: 84, y: 44 }, phone: { x: 48, y: 30 } };

/** What panels cover of the canvas, which always fills the window below the top bar. */
export function coverOf(viewport: Viewport, { panel: open, reading, sheet, headline: titled }: Covering): Cover {
  if (viewport.phone) {
    const top = titled ? headline.phone.height : 0;
    return { top, left: 0, right: 0, bottom: sheet * stageHeight(viewport), headline: null };
  }
  if (reading) return { top: 0, left: 0, right: viewport.width - graphBesideArticle, bottom: 0, headline: null };
  const right = open ? (viewport.wide ? panel.wide : panel.narrow) : 0;
  return { top: 0, left: viewport.wide ? rail : 0, right, bottom: 0, headline: titled ? headline.desk : null };
}

/** What panels cover, with room for the labels of the outermost nodes. */
export function withMargin(viewport: Viewport, cover: Insets): Insets {
  const { x, y } = viewport.phone ? margin.phone : margin.desk;
  return {
    top: cover.top + y,
    right: cover.right + x,
    bottom: cover.bottom + y,
    left: cover.left + x,
  };
}

function stageHeight({ phone, height }: Viewport): number {
  return phone ? height - topBar.phone - tabBar : height - topBar.desk;
}

/** The pixels that the whole graph may fill in the overview. */
export function stageOf(viewport: Viewport): Stage {
  const free = withMargin(viewport, coverOf(viewport, { panel: false, reading: false, sheet: 0, headline: true }));
  const { x, y } = viewport.phone ? margin.phone : margin.desk;
  const { width, height } = headline.desk;
  return {
    width: Math.max(240, viewport.width - free.left - free.right),
    height: Math.max(240, stageHeight(viewport) - free.top - free.bottom),
    headline: viewport.phone ? { width: 0, height: 0 } : { width: width - x, height: height - y },
  };
}
