import type { JSX } from "react";
import type { GraphRenderer } from "../graph/renderer.js";
import { Icon } from "./glyphs.js";

const zoomStep = 1.5;

/** Zoom and fit, for those who do not scroll or pinch. */
export function CanvasControls({ renderer, onFit }: { readonly renderer: GraphRenderer | null; readonly onFit: () => void }): JSX.Element {
  return (
    <fieldset className="controls" aria-label="View of the graph">
      <button type="button" aria-label="Zoom in" onClick={() => renderer?.zoom(zoomStep)}>
        <Icon name="plus" />
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => renderer?.zoom(1 / zoomStep)}>
        <Icon name="minus" />
      </button>
      <button type="button" aria-label="Fit what is shown" onClick={onFit}>
        <Icon name="fit" />
      </button>
    </fieldset>
  );
}
