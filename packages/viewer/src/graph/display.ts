/**
 * The display reducers: how nodes and edges look now. Graph data is never changed by what the reader
 * hovers, selects or filters; everything about looks is decided here and nowhere else.
 */
import { entityTypes, predicates, type EntityType, type Shape } from "@entente/ontology";
import { mix, type Palette } from "../theme/palette.js";
import type { FanPlace } from "./fan.js";
import type { Form, Look } from "./form.js";
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
  /** 3 selected or hovered, 2 lit, 1 plain, 0 dimmed, more for landmarks and agreements: who keeps its label. */
  readonly priority: number;
  /** One of the largest nodes, which the picture must name. */
  readonly landmark: boolean;
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
    landmark: data.radius >= landmark,
  };
}

/** Nodes from this radius on, in pixels, are the landmarks of the picture. */
const landmark = 12;

/** Landmarks choose a place for their label first, then agreements, which the graph is about. */
function labelPriority(data: NodeData, selected: boolean, lit: boolean, dimming: boolean): number {
  if (selected) return 3;
  if (!lit) return 0;
  const standing = dimming ? 2 : 1;
  if (data.radius >= landmark) return standing + 0.7;
  return data.entity.type === "Agreement" ? standing + 0.5 : standing;
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

/** A line to be drawn: its relation, its place in the fan, and all the relations it stands for. */
export interface Strands {
  readonly place: FanPlace;
  /** Looks of the relations in `place.bundle`; one unless it is a bundle. */
  readonly looks: readonly Look[];
}

/** How an edge is drawn. */
export function edgeLook(data: EdgeData, id: string, { place, looks }: Strands, at: Attention, palette: Palette): EdgeLook {
  const { relation } = data;
  const marked = at.selectedEdge === id;
  const lit = marked || (at.litEdges?.has(id) ?? true);
  const bundled = looks.length > 1;
  const ink = looks.some((look) => look.ink);
  const stroke = bundled ? strokeOfBundle(looks) : strokeOf(data.look.form, predicates[relation.predicate].symmetric, data.look.disputed);
  const colour = edgeColour(looks, ink, palette);
  return {
    ...stroke,
    hidden: at.hiddenEdges.has(id) || place.hidden,
    size: edgeWidth(ink || marked, lit && at.litEdges !== null),
    color: lit ? colour : mix(colour, palette.paper, dimmedEdgeShare),
    marked,
    dimmed: !lit,
    bow: place.bow,
    bundle: looks.length,
    zIndex: marked ? 3 : lit && at.litEdges ? 2 : ink ? 1 : 0,
    caption: at.labelledEdges.has(id) && !bundled ? `${relation.predicate}, ${relation.tally.total}` : "",
  };
}

/** A bundle has no end of its own, but every mark of its relations: a denial does not vanish in it. */
function strokeOfBundle(looks: readonly Look[]): Pick<EdgeLook, "line" | "startEnd" | "targetEnd" | "marks"> {
  const strokes = looks.map((look) => strokeOf(look.form, true, look.disputed));
  const styles = new Set(strokes.map(({ line }) => line));
  const [line = "solid"] = styles.size === 1 ? styles : [];
  return { line, startEnd: "none", targetEnd: "none", marks: [...new Set(strokes.flatMap(({ marks }) => marks))] };
}

function edgeWidth(ink: boolean, lit: boolean): number {
  if (ink) return lit ? 2.2 : 1.8;
  return lit ? 1.5 : 1.1;
}

function edgeColour(looks: readonly Look[], ink: boolean, palette: Palette): string {
  if (looks.every(({ form }) => form === "negated")) return palette.neg;
  return ink ? palette.ink : palette.pencil;
}
