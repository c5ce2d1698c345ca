/**
 * The display reducers: how nodes and edges look now. Graph data is never changed by what the reader
 * hovers, selects or filters; everything about looks is decided here and nowhere else.
 */
import { entityTypes, predicates, type EntityType, type Shape } from "@entente/ontology";
import { mix, type Palette } from "../theme/palette.js";
import type { FanPlace } from "./fan.js";
import type { Form } from "./form.js";
import type { EdgeData, NodeData } from "./model.js";

/** What the reader has selected and lit, worked out from the address, the filter and the pointer. */
export interface Attention {
  /** Nodes with an outline: the entity, or the two ends of the relation, that is open. */
  readonly selectedNodes: ReadonlySet<string>;
  /** The relation that carries the marker. */
  readonly selectedEdge: string | null;
  /** Nodes and edges drawn at full strength; null if nothing is dimmed. */
  readonly litNodes: ReadonlySet<string> | null;
  readonly litEdges: ReadonlySet<string> | null;
  readonly hiddenNodes: ReadonlySet<string>;
  readonly hiddenEdges: ReadonlySet<string>;
  /** Under the pointer or found with the arrow keys. */
  readonly hovered: string | null;
  /** Edges that carry their predicate along the line. */
  readonly labelledEdges: ReadonlySet<string>;
}

/** How a node is drawn. Colours are #RRGGBB and opaque: dimming mixes with the paper. */
export interface NodeLook {
  readonly hidden: boolean;
  readonly size: number;
  readonly shape: Shape;
  readonly filled: boolean;
  readonly outlined: boolean;
  readonly color: string;
  readonly dimmed: boolean;
  readonly zIndex: number;
  readonly label: string;
  /** An agreement's current status, written in italics below its name. */
  readonly status: string;
  /** 3 selected or hovered, 2 lit, 1 plain, 0 dimmed, half more for agreements: who keeps its label. */
  readonly priority: number;
}

/** The line of an edge. */
export type LineStyle = "solid" | "dashed" | "dotted" | "double";
/** What stands at an end of an edge. */
export type End = "none" | "arrow" | "hollowArrow" | "bar" | "circle";
/** What stands in the middle of an edge. */
export type Mark = "struck" | "quotation" | "unequal" | "lozenge";

/** How an edge is drawn. */
export interface EdgeLook {
  readonly hidden: boolean;
  /** Pixels. */
  readonly size: number;
  readonly color: string;
  readonly line: LineStyle;
  readonly startEnd: End;
  readonly targetEnd: End;
  readonly marks: readonly Mark[];
  readonly marked: boolean;
  readonly dimmed: boolean;
  readonly bow: number;
  readonly bundle: number;
  readonly zIndex: number;
  /** Written along the line; empty if nothing is. */
  readonly caption: string;
}

const dimmedShare = 0.32;
const dimmedEdgeShare = 0.34;

const lines: Readonly<Record<Form, LineStyle>> = {
  affirmed: "solid",
  negated: "solid",
  planned: "dashed",
  possible: "dotted",
  evaluative: "solid",
  disagree: "double",
};

const ends: Readonly<Record<Form, End>> = {
  affirmed: "arrow",
  negated: "bar",
  planned: "hollowArrow",
  possible: "circle",
  evaluative: "arrow",
  disagree: "arrow",
};

const marks: Readonly<Record<Form, readonly Mark[]>> = {
  affirmed: [],
  negated: ["struck"],
  planned: [],
  possible: [],
  evaluative: ["quotation"],
  disagree: ["unequal"],
};

/** Line, ends and marks that tell a form apart. */
export function strokeOf(form: Form, symmetric: boolean, disputed: boolean): Pick<EdgeLook, "line" | "startEnd" | "targetEnd" | "marks"> {
  const end = ends[form];
  // A symmetric relation has no direction: no arrow, but a denial bars both ends.
  const targetEnd = symmetric && end !== "bar" ? "none" : end;
  const startEnd = symmetric && end === "bar" ? "bar" : "none";
  return {
    line: lines[form],
    startEnd,
    targetEnd,
    marks: disputed ? [...marks[form], "lozenge"] : marks[form],
  };
}

/** How a node is drawn. */
export function nodeLook(data: NodeData, id: string, at: Attention, palette: Palette): NodeLook {
  const selected = at.selectedNodes.has(id);
  const hovered = at.hovered === id;
  const lit = selected || hovered || (at.litNodes?.has(id) ?? true);
  const colour = palette.type[data.entity.type];
  return {
    hidden: at.hiddenNodes.has(id),
    size: data.radius,
    shape: shapeOf(data.entity.type),
    filled: data.reviewed,
    outlined: selected,
    color: lit ? colour : mix(colour, palette.paper, dimmedShare),
    dimmed: !lit,
    zIndex: selected || hovered ? 2 : lit ? 1 : 0,
    label: data.entity.name,
    status: statusLine(data),
    priority: labelPriority(data, selected || hovered, lit, at.litNodes !== null),
  };
}

/** Agreements are what the graph is about: their labels choose before others of the same standing. */
function labelPriority(data: NodeData, selected: boolean, lit: boolean, dimming: boolean): number {
  if (selected) return 3;
  if (!lit) return 0;
  return (dimming ? 2 : 1) + (data.entity.type === "Agreement" ? 0.5 : 0);
}

function shapeOf(type: EntityType): Shape {
  return entityTypes[type].shape;
}

/** The current statuses of an agreement in words: "negotiating", "signed, halted". */
export function statusLine({ entity }: Pick<NodeData, "entity">): string {
  return (entity.status ?? []).map(({ status }) => words(status)).join(", ");
}

/** A name from the ontology as words: `inForce` → "in force". */
export function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** How an edge is drawn. */
export function edgeLook(data: EdgeData, id: string, place: FanPlace, at: Attention, palette: Palette): EdgeLook {
  const { look, relation } = data;
  const marked = at.selectedEdge === id;
  const lit = marked || (at.litEdges?.has(id) ?? true);
  const bundled = place.bundle > 1;
  const strong = look.ink || marked;
  const stroke = bundled
    ? { line: "solid" as const, startEnd: "none" as const, targetEnd: "none" as const, marks: [] }
    : strokeOf(look.form, predicates[relation.predicate].symmetric, look.disputed);
  const colour = edgeColour(data, bundled, palette);
  return {
    ...stroke,
    hidden: at.hiddenEdges.has(id) || place.hidden,
    size: edgeWidth(strong, lit && at.litEdges !== null),
    color: lit ? colour : mix(colour, palette.paper, dimmedEdgeShare),
    marked,
    dimmed: !lit,
    bow: place.bow,
    bundle: place.bundle,
    zIndex: marked ? 3 : lit && at.litEdges ? 2 : look.ink ? 1 : 0,
    caption: at.labelledEdges.has(id) && !bundled ? `${relation.predicate}, ${relation.tally.total}` : "",
  };
}

function edgeWidth(ink: boolean, lit: boolean): number {
  if (ink) return lit ? 2.2 : 1.8;
  return lit ? 1.5 : 1.1;
}

function edgeColour({ look }: EdgeData, bundled: boolean, palette: Palette): string {
  if (look.form === "negated" && !bundled) return palette.neg;
  return look.ink ? palette.ink : palette.pencil;
}
