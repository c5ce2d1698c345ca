import { useCallback, useEffect, useMemo, useRef, useState, type JSX, type RefObject } from "react";
import { attend, pointingAtNothing, type Pointing, type ReaderLight } from "./graph/attention.js";
import { GraphCanvas } from "./graph/canvas.js";
import { hasWebGl, type CanvasEvents, type GraphRenderer } from "./graph/renderer.js";
import { targetOf } from "./graph/target.js";
import { useGraphKeys } from "./graph/use-graph-keys.js";
import type { GraphState } from "./graph/use-graph.js";
import { visibleIn } from "./graph/visible.js";
import { CanvasControls } from "./panels/canvas-controls.js";
import { FocusPanel } from "./panels/focus-panel.js";
import { Headline } from "./panels/headline.js";
import { Keys } from "./panels/keys.js";
import { Legend } from "./panels/legend.js";
import { Empty } from "./panels/notices.js";
import { sheetShare, type SheetHeight } from "./panels/sheet.js";
import { RelationTable } from "./panels/table.js";
import { Reader } from "./reader/reader.js";
import { initialFilter } from "./state/filter.js";
import type { Navigation } from "./state/navigation.js";
import { coverOf, withMargin } from "./state/room.js";
import type { Viewport } from "./state/use-viewport.js";
import { readPalette, type Theme } from "./theme/palette.js";

/** What the workspace needs from the frame around it. */
export interface WorkspaceProps {
  readonly state: GraphState;
  readonly theme: Theme;
  readonly navigation: Navigation;
  readonly viewport: Viewport;
  readonly legendOpen: boolean;
  readonly onLegend: (open: boolean) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

const webGl = hasWebGl();

/** Graph or table, legend, panel and article: everything below the top bar. */
export function Workspace(props: WorkspaceProps): JSX.Element {
  const { state, theme, navigation, viewport } = props;
  const { focus, open, view } = navigation;
  const [filter, setFilter] = useState(initialFilter);
  const [pointing, setPointing] = useState<Pointing>(pointingAtNothing);
  const [light, setLight] = useState<ReaderLight | null>(null);
  const [height, setHeight] = useState<SheetHeight>("half");
  const renderer = useRef<GraphRenderer | null>(null);
  const { graph, version } = state;

  const reading = focus?.kind === "document" ? light : null;
  const drawsGraph = webGl && (view === "graph" || focus?.kind === "document");
  const visible = useMemo(() => visibleIn(graph, filter), [graph, version, filter]);
  const palette = useMemo(() => readPalette(theme), [theme]);
  const attention = useMemo(() => attend(graph, visible, focus, pointing, reading), [graph, visible, focus, pointing, reading]);
  const target = useMemo(() => targetOf(graph, visible, focus, reading), [graph, version, focus, reading]);
  useEffect(() => setPointing(pointingAtNothing), [focus]);
  useMissingEntity(state, focus?.kind === "entity" ? focus.id : null);

  const pointAt = useCallback((edges: readonly string[]) => setPointing({ node: null, edges }), []);
  const events: CanvasEvents = {
    onNode: (id) => open({ kind: "entity", id }),
    onExpand: (id) => void state.expand(id),
    onEdge: (id) => open({ kind: "relation", id }),
    onEmpty: () => focus && navigation.back(),
    onPoint: ({ node, edge }) => setPointing({ node, edges: edge ? [edge] : [] }),
  };
  const cover = coverOf(viewport, {
    panel: focus !== null && focus.kind !== "document",
    reading: focus?.kind === "document",
    sheet: focus ? sheetShare(height) : 0,
  });
  const insets = withMargin(viewport, cover);
  const fit = (): void => renderer.current?.frame(target.nodes, insets, target.closest);
  const { onKeyDown, keysOn, switchKeys } = useGraphKeys({ ...props, attention, fit });
  const total = { entities: graph.order, relations: graph.size };

  return (
    <div className="workspace" data-legend={props.legendOpen || undefined}>
      {drawsGraph && (
        <GraphCanvas
          {...{ state, attention, palette, cover, insets, events, target, onKeyDown, renderer }}
          label={`Graph of ${visible.nodes.size} entities and ${visible.edges.size} relations. Arrow keys go to the nearest entity, T lists all relations in a table.`}
        />
      )}
      {drawsGraph && !focus && <Headline stats={state.stats} visible={visible} omitted={state.omitted} />}
      {drawsGraph && focus?.kind !== "document" && <CanvasControls renderer={renderer} onFit={fit} />}
      {view === "graph" && visible.edges.size === 0 && <NothingPasses onReset={() => setFilter(initialFilter)} />}
      {focus?.kind !== "document" && (
        <aside className="rail" aria-label="Legend and filters">
          <Legend {...{ visible, total, filter }} onFilter={setFilter}>
            <Keys on={keysOn} onSwitch={switchKeys} />
          </Legend>
        </aside>
      )}
      {!webGl && view === "graph" && <NoWebGl onTable={() => navigation.show("table")} />}
      {view === "table" && focus?.kind !== "document" && <RelationTable graph={graph} visible={visible} />}
      {focus && focus.kind !== "document" && <FocusPanel key={focus.kind} {...{ focus, state, navigation, height }} onHeight={setHeight} />}
      {focus?.kind === "document" && (
        <section className="reader" aria-label="Document" tabIndex={0}>
          <Reader {...focus} onLight={setLight} onPoint={pointAt} />
        </section>
      )}
    </div>
  );
}

/** Draws an entity that a link names and the overview left out. */
function useMissingEntity({ graph, expand }: GraphState, id: string | null): void {
  useEffect(() => {
    // The card beside it shows why, if the server refuses.
    if (id && !graph.hasNode(id)) expand(id).catch(() => {});
  }, [graph, expand, id]);
}

function NoWebGl({ onTable }: { readonly onTable: () => void }): JSX.Element {
  return (
    <Empty title="This browser draws no WebGL">
      <p>The graph needs it. The table lists every relation that would be drawn.</p>
      <p>
        <button type="button" className="button main" onClick={onTable}>
          Open the table
        </button>
      </p>
    </Empty>
  );
}

function NothingPasses({ onReset }: { readonly onReset: () => void }): JSX.Element {
  return (
    <Empty title="No relation passes the legend">
      <p>Everything is switched off, or the store holds no relation yet.</p>
      <p>
        <button type="button" className="button" onClick={onReset}>
          Show all again
        </button>
      </p>
    </Empty>
  );
}
