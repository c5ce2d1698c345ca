import { useEffect, useState } from "react";

/** Size of the window in pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** Phone: bottom sheet and tab bar. */
  readonly phone: boolean;
  /** The legend stands open as a rail, and the graph stays beside a document. */
  readonly wide: boolean;
}

/** The same widths as in the style sheets. */
const phoneWidth = 760;
const narrowWidth = 1180;

/** The window's size now. */
export function readViewport(): Viewport {
  const { innerWidth: width, innerHeight: height } = window;
  return { width, height, phone: width <= phoneWidth, wide: width > narrowWidth };
}

/** The window's size, followed. */
export function useViewport(): Viewport {
  const [viewport, setViewport] = useState(readViewport);
  useEffect(() => {
    const follow = (): void => setViewport(readViewport());
    addEventListener("resize", follow);
    return () => removeEventListener("resize", follow);
  }, []);
  return viewport;
}
