import { mix, type Palette } from "../../theme/palette.js";
import type { Mark } from "../display.js";
import type { Box } from "../fit.js";
import { angleAt, pointAt, type Point } from "../route.js";
import type { SceneEdge } from "./scene.js";

type Context = CanvasRenderingContext2D;

/** Pixels between the centres of two marks on one line. */
const markStep = 22;
/** Shorter lines have no room for a mark. */
const shortest = 34;

/** The marks of an edge; a bundle first says how many it is. */
function marksOf({ look }: SceneEdge): readonly (Mark | "count")[] {
  return look.bundle > 1 ? ["count", ...look.marks] : look.marks;
}

/** Where the marks of an edge stand: around the middle of its line. */
function markPoints(edge: SceneEdge): readonly Point[] {
  const count = marksOf(edge).length;
  if (edge.length < shortest) return [];
  return Array.from({ length: count }, (_, index) => {
    const t = 0.5 + ((index - (count - 1) / 2) * markStep) / edge.length;
    return pointAt(edge.from, edge.control, edge.to, t);
  });
}

/** The room that the marks of an edge take. */
export function markBoxes(edge: SceneEdge): readonly Box[] {
  return markPoints(edge).map(({ x, y }) => ({ left: x - 9, top: y - 9, right: x + 9, bottom: y + 9 }));
}

/** Draws the marks of one edge. */
export function drawMarks(context: Context, edge: SceneEdge, palette: Palette): void {
  const points = markPoints(edge);
  const angle = angleAt(edge.from, edge.control, edge.to, 0.5);
  points.forEach((point, index) => {
    context.save();
    context.translate(point.x, point.y);
    context.strokeStyle = edge.look.color;
    context.fillStyle = palette.paper;
    context.lineWidth = edge.look.size > 1.6 ? 1.6 : 1.2;
    context.lineCap = "round";
    const mark = marksOf(edge)[index];
    if (mark === "count") drawCount(context, edge, palette);
    else if (mark) painters[mark](context, angle);
    context.restore();
  });
}

const painters: Readonly<Record<Mark, (context: Context, angle: number) => void>> = {
  struck: drawStruck,
  quotation: drawQuotation,
  unequal: drawUnequal,
  lozenge: drawLozenge,
};

function drawStruck(context: Context, angle: number): void {
  context.rotate(angle);
  disc(context, 5.5);
  strokes(context, [[-3.4, 3.4, 3.4, -3.4]]);
}

function drawQuotation(context: Context): void {
  context.fillRect(-7, -5, 14, 10);
  context.beginPath();
  for (const x of [-4.5, 1.5]) {
    context.moveTo(x, 3);
    context.bezierCurveTo(x, 0, x + 0.5, -2, x + 2.5, -3);
  }
  context.lineWidth = 1.8;
  context.stroke();
}

function drawUnequal(context: Context): void {
  disc(context, 8);
  strokes(context, [
    [-4, -2, 4, -2],
    [-4, 2, 4, 2],
    [2.2, -5, -2.2, 5],
  ]);
}

function drawLozenge(context: Context): void {
  context.beginPath();
  context.moveTo(0, -8.5);
  for (const [x, y] of [
    [8.5, 0],
    [0, 8.5],
    [-8.5, 0],
  ] as const)
    context.lineTo(x, y);
  context.closePath();
  context.fill();
  context.stroke();
  strokes(context, [
    [0, -4, 0, 1],
    [0, 3.6, 0, 4],
  ]);
}

function drawCount(context: Context, edge: SceneEdge, palette: Palette): void {
  const text = `×${edge.look.bundle}`;
  context.font = "600 12px system-ui, sans-serif";
  const width = context.measureText(text).width + 8;
  context.beginPath();
  context.roundRect(-width / 2, -9, width, 18, 2);
  context.fill();
  context.lineWidth = 1.2;
  context.stroke();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = edge.look.dimmed ? mix(palette.ink3, palette.paper, 0.6) : palette.ink;
  context.fillText(text, 0, 0.5);
}

function disc(context: Context, radius: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

function strokes(context: Context, lines: readonly (readonly [number, number, number, number])[]): void {
  context.beginPath();
  for (const [x1, y1, x2, y2] of lines) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
}
