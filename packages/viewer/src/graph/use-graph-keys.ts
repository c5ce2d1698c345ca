import type { KeyboardEvent, RefObject } from "react";
import type { Navigation } from "../state/navigation.js";
import { useKeys } from "../state/use-keys.js";
import type { Attention } from "./display.js";
import type { DrawnGraph } from "./model.js";
import { isDirection, nearest, type Direction } from "./nearest.js";
import type { GraphState } from "./use-graph.js";

interface GraphKeys {
  readonly state: GraphState;
  readonly navigation: Navigation;
  readonly attention: Attention;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly fit: () => void;
  readonly onExpand: (id: string) => void;
}

/** The keys of the workspace: anywhere on the page, and the arrows on the canvas. */
export function useGraphKeys({ state, navigation, attention, search, fit, onExpand }: GraphKeys): {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly keysOn: boolean;
  readonly switchKeys: (on: boolean) => void;
} {
  const { graph } = state;
  const { focus, view, open } = navigation;
  const entity = focus?.kind === "entity" ? focus.id : null;
  const step = (by: number): boolean => {
    const next = nextRelation(graph, attention, navigation, by);
    if (next) open({ kind: "relation", id: next }, { replace: focus?.kind === "relation" });
    return next !== null;
  };
  const [keysOn, switchKeys] = useKeys({
    "/": () => search.current?.focus(),
    t: () => navigation.show(view === "table" ? "graph" : "table"),
    f: fit,
    e: () => (entity ? onExpand(entity) : false),
    "]": () => step(1),
    "[": () => step(-1),
    Escape: () => (focus ? navigation.back() : false),
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isDirection(event.key)) return;
    const next = nearestNode(graph, attention, entity, event.key);
    if (next) open({ kind: "entity", id: next }, { replace: entity !== null });
    event.preventDefault();
  };
  return { onKeyDown, keysOn, switchKeys };
}

/** The drawn entity nearest in a direction; without a start, the best connected one. */
function nearestNode(graph: DrawnGraph, { hiddenNodes }: Attention, from: string | null, direction: Direction): string | null {
  const drawn = graph.filterNodes((id) => !hiddenNodes.has(id));
  if (!from || !graph.hasNode(from)) {
    return drawn.reduce<string | null>((best, id) => (!best || graph.degree(id) > graph.degree(best) ? id : best), null);
  }
  const at = (id: string): { x: number; y: number } => {
    const { x, y } = graph.getNodeAttributes(id);
    return { x, y: -y };
  };
  return nearest(at(from), new Map(drawn.map((id) => [id, at(id)])), direction);
}

/** The relation before or after the open one, around the open entity or the relation's subject. */
function nextRelation(graph: DrawnGraph, { hiddenEdges }: Attention, { focus }: Navigation, by: number): string | null {
  if (!focus || focus.kind === "document") return null;
  const known = focus.kind === "entity" ? graph.hasNode(focus.id) : graph.hasEdge(focus.id);
  if (!known) return null;
  const centre = focus.kind === "entity" ? focus.id : graph.source(focus.id);
  const edges = graph.edges(centre).filter((id) => !hiddenEdges.has(id));
  const at = focus.kind === "relation" ? edges.indexOf(focus.id) : by > 0 ? -1 : 0;
  return edges[(at + by + edges.length) % edges.length] ?? null;
}
