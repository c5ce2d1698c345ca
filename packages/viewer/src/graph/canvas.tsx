import { useEffect, useEffectEvent, useRef, type JSX, type KeyboardEvent } from "react";
import type { Palette } from "../theme/palette.js";
import type { Attention } from "./display.js";
import type { Cover, Insets } from "./fit.js";
import type { CanvasEvents, GraphRenderer } from "./renderer.js";
import { createRenderer } from "./renderer.js";
import type { DrawnGraph } from "./model.js";
import type { Stage } from "./settle.js";
import type { Target } from "./target.js";
import type { GraphState } from "./use-graph.js";

/** What the canvas draws, and whom it tells. */
export interface GraphCanvasProps {
  readonly state: GraphState;
  readonly attention: Attention;
  readonly palette: Palette;
  /** What panels cover: no name is written there. */
  readonly cover: Cover;
  /** What panels cover and the margins that names need. */
  readonly insets: Insets;
  readonly events: CanvasEvents;
  /** The nodes that the camera keeps in view: what is open; all if nothing is. */
  readonly target: Target;
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly renderer: GraphRenderer | null;
  /** Hands out the renderer once it draws, and null when it is gone; must stay the same function. */
  readonly onRenderer: (renderer: GraphRenderer | null) => void;
}

/** The drawn graph, with one button over it that takes the keyboard; the table twin lists the same. */
export function GraphCanvas(props: GraphCanvasProps): JSX.Element {
  const { state, attention, palette, cover, insets, target, renderer, onRenderer, events } = props;
  const { graph, stage } = state;
  const container = useRef<HTMLDivElement>(null);
  const onNode = useEffectEvent(events.onNode);
  const onExpand = useEffectEvent(events.onExpand);
  const onEdge = useEffectEvent(events.onEdge);
  const onEmpty = useEffectEvent(events.onEmpty);
  const onPoint = useEffectEvent(events.onPoint);
  const create = useEffectEvent((element: HTMLElement, drawn: DrawnGraph, fitted: Stage): GraphRenderer => {
    const relay = { onNode, onExpand, onEdge, onEmpty, onPoint };
    return createRenderer(element, drawn, fitted, { attention, palette, cover }, relay);
  });

  // One renderer per graph: what changes more often is shown by the effects below.
  useEffect(() => {
    if (!container.current) return undefined;
    const created = create(container.current, graph, stage);
    onRenderer(created);
    return () => {
      onRenderer(null);
      created.kill();
    };
  }, [graph, stage, onRenderer]);

  useEffect(() => {
    renderer?.show(attention, palette, cover);
  }, [attention, palette, cover, renderer]);
  useEffect(() => {
    renderer?.frame(target.nodes, insets, target.closest);
  }, [target, insets, renderer]);

  return (
    <div className="canvas">
      <div className="sigma" ref={container} />
      <button type="button" className="canvas-keys" aria-label={props.label} onKeyDown={props.onKeyDown} />
    </div>
  );
}
