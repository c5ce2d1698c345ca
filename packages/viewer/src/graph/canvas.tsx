import { useEffect, useRef, type JSX, type KeyboardEvent, type RefObject } from "react";
import type { Palette } from "../theme/palette.js";
import type { Attention } from "./display.js";
import type { Insets } from "./fit.js";
import type { CanvasEvents, GraphRenderer } from "./renderer.js";
import { createRenderer } from "./renderer.js";
import type { GraphState } from "./use-graph.js";

/** What the canvas draws, and whom it tells. */
export interface GraphCanvasProps {
  readonly state: GraphState;
  readonly attention: Attention;
  readonly palette: Palette;
  /** What panels cover: no name is written there. */
  readonly cover: Insets;
  /** What panels cover and the margins that names need. */
  readonly insets: Insets;
  readonly events: CanvasEvents;
  /** The nodes that the camera keeps in view: what is open; all if nothing is. */
  readonly target: { readonly key: string; readonly nodes: readonly string[]; readonly closest: number };
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly renderer: RefObject<GraphRenderer | null>;
}

/** The drawn graph as one element that takes the keyboard; the table twin lists the same. */
export function GraphCanvas(props: GraphCanvasProps): JSX.Element {
  const { state, attention, palette, cover, insets, events, target, renderer } = props;
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!container.current) return;
    const current = latest.current;
    const created = createRenderer(container.current, state.graph, state.stage, current, {
      onNode: (id) => latest.current.events.onNode(id),
      onExpand: (id) => latest.current.events.onExpand(id),
      onEdge: (id) => latest.current.events.onEdge(id),
      onEmpty: () => latest.current.events.onEmpty(),
      onPoint: (pointed) => latest.current.events.onPoint(pointed),
    });
    renderer.current = created;
    created.frame(current.target.nodes, current.insets, current.target.closest);
    return () => {
      renderer.current = null;
      created.kill();
    };
  }, [state.graph, state.stage, renderer]);

  const covered = Object.values(cover).join(" ");
  useEffect(() => {
    renderer.current?.show(attention, palette, latest.current.cover);
  }, [attention, palette, covered, state.version, renderer]);

  const framing = `${target.key} ${Object.values(insets).join(" ")}`;
  useEffect(() => {
    const { nodes, closest } = latest.current.target;
    renderer.current?.frame(nodes, latest.current.insets, closest);
  }, [framing, renderer]);

  return (
    <div
      className="canvas"
      role="application"
      aria-label={props.label}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
      onPointerLeave={() => events.onPoint({ node: null, edge: null })}
    >
      <div className="sigma" ref={container} />
    </div>
  );
}
