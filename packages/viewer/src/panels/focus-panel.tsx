import { useCallback, type JSX } from "react";
import type { GraphState } from "../graph/use-graph.js";
import type { Focus } from "../state/address.js";
import type { Navigation } from "../state/navigation.js";
import { EntityCard } from "./entity-card.js";
import { Icon } from "./glyphs.js";
import { RelationPanel } from "./relation-panel.js";
import { Sheet, type SheetHeight } from "./sheet.js";

const labels = { entity: "Entity", relation: "Relation" } as const;

/** The card of the open entity, or the evidence of the open relation. */
export function FocusPanel({
  focus,
  state,
  navigation,
  height,
  onHeight,
}: {
  readonly focus: Exclude<Focus, { kind: "document" }>;
  readonly state: GraphState;
  readonly navigation: Navigation;
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
}): JSX.Element {
  const { graph, expand, include } = state;
  const { open } = navigation;
  const onMoved = useCallback((id: string) => open({ kind: "entity", id }, { replace: true }), [open]);
  return (
    <Sheet key={focus.id} label={labels[focus.kind]} height={height} onHeight={onHeight} className="panel">
      <button type="button" className="close" aria-label="Close the panel" onClick={() => open(null)}>
        <Icon name="close" />
      </button>
      {focus.kind === "entity" ? (
        <EntityCard id={focus.id} drawn={graph.hasNode(focus.id) ? graph.degree(focus.id) : 0} onExpand={expand} onMoved={onMoved} />
      ) : (
        <RelationPanel id={focus.id} onLoad={include} />
      )}
    </Sheet>
  );
}
