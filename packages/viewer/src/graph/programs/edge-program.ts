import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { EdgeLook, End, LineStyle } from "../display.js";
import type { EdgeData, NodeData } from "../model.js";
import { fragmentShader, vertexShader } from "./edge-shaders.js";
import type { ProgramColours } from "./node-program.js";

/** Lines and ends in the order that the shader numbers them. */
const lineStyles: readonly LineStyle[] = ["solid", "dashed", "dotted", "double"];
const ends: readonly End[] = ["none", "arrow", "hollowArrow", "bar", "circle"];

/** Pieces that a curve is drawn in. */
const pieces = 20;

const uniforms = ["u_matrix", "u_viewport", "u_sizeRatio", "u_pixelRatio", "u_paper", "u_mark"] as const;

function strip(): number[][] {
  const steps = Array.from({ length: pieces + 1 }, (_, step) => step / pieces);
  return steps.flatMap((t) => [
    [t, -1],
    [t, 1],
  ]);
}

/**
 * The edge program: one strip along each curve, in which the fragment shader draws line, dashes and
 * ends in the curve's own coordinates: pixels along it and across it.
 *
 * @param colours - read at every frame
 */
export function createEdgeProgram(colours: ProgramColours): EdgeProgramType<NodeData, EdgeData> {
  return class FormProgram extends EdgeProgram<(typeof uniforms)[number], NodeData, EdgeData> {
    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: 2 * (pieces + 1),
        VERTEX_SHADER_SOURCE: vertexShader,
        FRAGMENT_SHADER_SOURCE: fragmentShader,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: "a_source", size: 2, type: FLOAT },
          { name: "a_target", size: 2, type: FLOAT },
          { name: "a_radii", size: 2, type: FLOAT },
          { name: "a_bow", size: 1, type: FLOAT },
          { name: "a_width", size: 1, type: FLOAT },
          { name: "a_form", size: 4, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_place", size: 2, type: FLOAT }],
        CONSTANT_DATA: strip(),
      };
    }

    override processVisibleItem(
      id: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData & EdgeLook,
    ): void {
      const values = [
        source.x,
        source.y,
        target.x,
        target.y,
        source.size,
        target.size,
        data.bow,
        data.size,
        lineStyles.indexOf(data.line),
        ends.indexOf(data.startEnd),
        ends.indexOf(data.targetEnd),
        data.marked ? 1 : 0,
        floatColor(data.color),
        id,
      ];
      this.array.set(values, start);
    }

    override setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo): void {
      gl.uniformMatrix3fv(at["u_matrix"] ?? null, false, params.matrix);
      gl.uniform2f(at["u_viewport"] ?? null, params.width, params.height);
      gl.uniform1f(at["u_sizeRatio"] ?? null, params.sizeRatio);
      gl.uniform1f(at["u_pixelRatio"] ?? null, params.pixelRatio);
      gl.uniform3f(at["u_paper"] ?? null, ...colours.paper);
      gl.uniform3f(at["u_mark"] ?? null, ...colours.mark);
    }
  };
}
