import { useCallback, useEffect, useMemo, useState, type JSX, type RefObject } from "react";
import { attend, pointingAtNothing, type Pointing, type ReaderLight } from "./graph/attention.js";
import { GraphCanvas } from "./graph/canvas.js";
import { hasWebGl, type CanvasEvents, type GraphRenderer } from "./graph/renderer.js";
import { targetOf } from "./graph/target.js";
import { useExpansion } from "./graph/use-expansion.js";
import { useGraphKeys } from "./graph/use-graph-keys.js";
import type { GraphState } from "./graph/use-graph.js";
import { visibleIn } from "./graph/visible.js";
import { CanvasControls } from "./panels/canvas-controls.js";
import { FocusPanel } from "./panels/focus-panel.js";
import { Headline } from "./panels/headline.js";
import { Keys } from "./panels/keys.js";
import { Legend } from "./panels/legend.js";
import { Empty, Failed } from "./panels/notices.js";
import { sheetShare, type SheetHeight } from "./panels/sheet.js";
import { RelationTable } from "./panels/table.js";
import { Reader } from "./reader/reader.js";
import type { Focus } from "./state/address.js";
import { initialFilter } from "./state/filter.js";
import type { Navigation } from "./state/navigation.js";
import { coverOf, withMargin, type Covering } from "./state/room.js";
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

/** What is pointed at, and what was open when it was. */
interface Pointed {
  readonly focus: Focus | null;
  readonly pointing: Pointing;
}

function coveringOf(focus: Focus | null, height: SheetHeight): Covering {
  const reading = focus?.kind === "document";
  return { panel: focus !== null && !reading, reading, sheet: focus && !reading ? sheetShare(height) : 0, headline: !focus };
}

/** Graph or table, legend, panel and article: everything below the top bar. */
export function Workspace(props: WorkspaceProps): JSX.Element {
  const { state, theme, navigation, viewport } = props;
  const { focus, open, view } = navigation;
  const [filter, setFilter] = useState(initialFilter);
  const [pointed, setPointed] = useState<Pointed>({ focus: null, pointing: pointingAtNothing });
  const [light, setLight] = useState<ReaderLight | null>(null);
  const [height, setHeight] = useState<SheetHeight>("half");
  const [renderer, setRenderer] = useState<GraphRenderer | null>(null);
  const { graph, expand } = state;
  const expanding = useExpansion(expand);

  const reading = focus?.kind === "document" ? light : null;
  const drawsGraph = webGl && (view === "graph" || focus?.kind === "document");
  // What was pointed at before the focus moved is no longer under the pointer.
  const pointing = pointed.focus === focus ? pointed.pointing : pointingAtNothing;
  // The graph changes in place: `state` is a new object whenever it did.
  const visible = useMemo(() => visibleIn(state.graph, filter), [state, filter]);
  const palette = useMemo(() => readPalette(theme), [theme]);
  const attention = useMemo(() => attend(state.graph, visible, focus, pointing, reading), [state, visible, focus, pointing, reading]);
  const target = useMemo(() => targetOf(state.graph, focus, reading), [state, focus, reading]);
  const cover = useMemo(() => coverOf(viewport, coveringOf(focus, height)), [viewport, focus, height]);
  const insets = useMemo(() => withMargin(viewport, cover), [viewport, cover]);
  useMissingEntity(state, focus?.kind === "entity" ? focus.id : null);

  const point = useCallback((next: Pointing) => setPointed({ focus, pointing: next }), [focus]);
  const pointAt = useCallback((edges: readonly string[]) => point({ node: null, edges }), [point]);
  const events: CanvasEvents = {
    onNode: (id) => open({ kind: "entity", id }),
    onExpand: expanding.start,
    onEdge: (id) => open({ kind: "relation", id }),
    onEmpty: () => focus && navigation.back(),
    onPoint: ({ node, edge }) => point({ node, edges: edge ? [edge] : [] }),
  };
  const fit = (): void => renderer?.frame(target.nodes, insets, target.closest);
  const { onKeyDown, keysOn, switchKeys } = useGraphKeys({ ...props, attention, fit, onExpand: expanding.start });
  const total = { entities: graph.order, relations: graph.size };

  return (
    <div className="workspace" data-legend={props.legendOpen || undefined}>
      {drawsGraph && (
        <GraphCanvas
          {...{ state, attention, palette, cover, insets, events, target, onKeyDown, renderer }}
          onRenderer={setRenderer}
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
      {expanding.failure && <Failed {...expanding.failure} />}
      {!webGl && view === "graph" && <NoWebGl onTable={() => navigation.show("table")} />}
      {view === "table" && focus?.kind !== "document" && <RelationTable graph={graph} visible={visible} />}
      {focus && focus.kind !== "document" && <FocusPanel key={focus.kind} {...{ focus, state, navigation, height }} onHeight={setHeight} />}
      {focus?.kind === "document" && (
        <section className="reader" aria-label="Document">
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
