import type { Point } from "./route.js";

/** Pixels at the edges of the canvas that panels cover. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What stands over the canvas, where no name may be written. */
export interface Cover extends Insets {
  /** The headline at the top left of what the insets leave free; null if there is none. */
  readonly headline: { readonly width: number; readonly height: number } | null;
}

/** An upright rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a camera must stand. */
export interface Fit {
  /** The point, in pixels at ratio 1, that comes to the middle of the whole canvas. */
  readonly centre: Point;
  /** How many pixels at ratio 1 one pixel shows: above 1 is zoomed out. */
  readonly ratio: number;
}

/** The smallest box around points; null without points. */
export function boxAround(points: readonly Point[]): Box | null {
  if (points.length === 0) return null;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/**
 * The camera that shows `box` in the middle of what panels leave free.
 *
 * @param box - in pixels at ratio 1
 * @param canvas - size of the whole canvas in pixels
 * @param insets - what panels and margins take
 * @param closest - smallest ratio allowed: a single node need not fill the screen
 */
export function fitBox(box: Box, canvas: { readonly width: number; readonly height: number }, insets: Insets, closest: number): Fit {
  const width = Math.max(40, canvas.width - insets.left - insets.right);
  const height = Math.max(40, canvas.height - insets.top - insets.bottom);
  const ratio = Math.max(closest, (box.right - box.left) / width, (box.bottom - box.top) / height);
  const shiftX = (insets.left - insets.right) / 2;
  const shiftY = (insets.top - insets.bottom) / 2;
  return {
    ratio,
    centre: {
      x: (box.left + box.right) / 2 - shiftX * ratio,
      y: (box.top + box.bottom) / 2 - shiftY * ratio,
    },
  };
}
