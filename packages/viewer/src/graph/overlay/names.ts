import type { Palette } from "../../theme/palette.js";
import type { NodeLook } from "../display.js";
import type { Box } from "../fit.js";
import { placeLabels, type LabelPlace, type LabelWish } from "../labels.js";
import { pointAt, type Point } from "../route.js";
import { wrap } from "../wrap.js";
import { captionBoxes } from "./captions.js";
import { markBoxes } from "./marks.js";
import type { Scene, SceneEdge, SceneNode } from "./scene.js";

type Context = CanvasRenderingContext2D;

const sans = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const serif = 'Charter, "Iowan Old Style", "Source Serif 4", Cambria, Georgia, serif';
const widestLine = 17;
/** Selected and hovered nodes keep their label whatever lies beneath. */
const forcedPriority = 3;

interface Line {
  readonly text: string;
  readonly font: string;
  readonly height: number;
}

/** Lines of a node's label: its name and, below, an agreement's status. */
function linesOf({ label, status, size, priority }: NodeLook, small: boolean): readonly Line[] {
  const pixels = small ? 11 : size > 10 ? 13 : 12;
  const weight = priority === forcedPriority || size > 10 ? 600 : 400;
  const name = wrap(label, widestLine).map((text) => ({
    text,
    font: `${weight} ${pixels}px ${sans}`,
    height: pixels + 2,
  }));
  return status ? [...name, { text: status, font: `italic 12px ${serif}`, height: 14 }] : name;
}

function measure(context: Context, lines: readonly Line[]): { width: number; height: number } {
  let width = 0;
  let height = 0;
  for (const line of lines) {
    context.font = line.font;
    width = Math.max(width, context.measureText(line.text).width);
    height += line.height;
  }
  return { width, height };
}

/** Finds a place for every label that has room. Called when zoom, size or looks change. */
export function layOutNames(context: Context, scene: Scene, small: boolean, covered: readonly Box[]): ReadonlyMap<string, LabelPlace> {
  const wishes: LabelWish[] = scene.nodes.map((node) => ({
    id: node.id,
    at: node,
    radius: node.radius + (node.look.outlined ? 7 : 0),
    priority: node.look.priority,
    needed: node.look.landmark && !node.look.dimmed,
    ...measure(context, linesOf(node.look, small)),
  }));
  const lit = scene.edges.filter(({ look }) => !look.dimmed);
  const marks = [...lit.flatMap(markBoxes), ...lit.flatMap((edge) => captionBoxes(context, edge))];
  return placeLabels(wishes, scene.nodes.map(nodeBox), covered, marks, scene.edges.flatMap(samples), forcedPriority);
}

function nodeBox({ x, y, radius }: SceneNode): Box {
  const reach = radius + 1;
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** Points along an edge; lit lines weigh more, because labels of dimmed nodes give way to them. */
function samples({ from, control, to, length, look }: SceneEdge): readonly Point[] {
  const count = Math.min(80, Math.ceil(length / 7));
  const points = Array.from({ length: count }, (_, index) => pointAt(from, control, to, (index + 0.5) / count));
  return look.zIndex > 1 ? [...points, ...points] : points;
}

const alignments: Readonly<Record<LabelPlace["side"], "left" | "right" | "center">> = {
  right: "left",
  aboveRight: "left",
  belowRight: "left",
  left: "right",
  aboveLeft: "right",
  belowLeft: "right",
  below: "center",
  above: "center",
};

/** Writes one label at its place. */
export function drawName(context: Context, node: SceneNode, place: LabelPlace, palette: Palette, small: boolean): void {
  const lines = linesOf(node.look, small);
  const { width } = measure(context, lines);
  const left = node.x + place.dx;
  const align = alignments[place.side];
  const x = align === "left" ? left : align === "right" ? left + width : left + width / 2;
  context.textAlign = align;
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = palette.paper;
  context.fillStyle = node.look.dimmed ? palette.ink3 : palette.ink;
  let y = node.y + place.dy + 1;
  for (const line of lines) {
    context.font = line.font;
    context.strokeText(line.text, x, y);
    context.fillText(line.text, x, y);
    y += line.height;
  }
}
