import type { Palette } from "../../theme/palette.js";
import type { Box } from "../fit.js";
import { angleAt, pointAt, type Point } from "../route.js";
import type { SceneEdge } from "./scene.js";

const lift = 11;
const font = (weight: number): string => `${weight} 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;

interface CaptionPlace extends Point {
  readonly angle: number;
  readonly width: number;
}

function placeCaption(context: CanvasRenderingContext2D, edge: SceneEdge): CaptionPlace | null {
  context.font = font(edge.look.marked ? 700 : 400);
  const { width } = context.measureText(edge.look.caption);
  if (edge.length < width + 40) return null;
  // Before the mark where the line is long enough, above it where not.
  const roomy = edge.length > 2 * width + 90;
  const t = roomy ? 0.5 - (width / 2 + 16) / edge.length : 0.5;
  const { x, y } = pointAt(edge.from, edge.control, edge.to, t);
  const angle = upright(angleAt(edge.from, edge.control, edge.to, t));
  const up = roomy ? lift : lift + 7;
  return { x: x + Math.sin(angle) * up, y: y - Math.cos(angle) * up, angle, width };
}

/** The same line, read from left to right. */
function upright(angle: number): number {
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle < -Math.PI / 2 ? angle + Math.PI : angle;
}

/** Writes the predicate along a line, if the line is long enough for it. */
export function drawCaption(context: CanvasRenderingContext2D, edge: SceneEdge, palette: Palette): void {
  const place = placeCaption(context, edge);
  if (!place) return;
  context.save();
  context.translate(place.x, place.y);
  context.rotate(place.angle);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = palette.paper;
  context.strokeText(edge.look.caption, 0, 0);
  context.fillStyle = palette.ink;
  context.fillText(edge.look.caption, 0, 0);
  context.restore();
}

/** The room that a caption takes, as boxes along its line. */
export function captionBoxes(context: CanvasRenderingContext2D, edge: SceneEdge): readonly Box[] {
  const place = edge.look.caption ? placeCaption(context, edge) : null;
  if (!place) return [];
  return [-0.4, -0.2, 0, 0.2, 0.4].map((share) => {
    const x = place.x + Math.cos(place.angle) * share * place.width;
    const y = place.y + Math.sin(place.angle) * share * place.width;
    return { left: x - 10, top: y - 9, right: x + 10, bottom: y + 9 };
  });
}
